import { checkPattern } from '@shared/text/names.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button, ConfirmDialog, Dialog, EmptyState, TextField } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { ImportTable } from './ImportTable.tsx';
import type { Id } from '@shared/contract/index.ts';
import { ReviseDialog } from '../transcript/revising/ReviseDialog.tsx';
import { useIntake, type Intake } from './intake.ts';
import { KINDS } from './read-file.ts';
import type { Row } from './rows.ts';

const said = words.imports;
/** As the contract takes them at once. */
const MOST = 1_000;

/** Where files come in: read, looked at, corrected, and only then written. */
export function ImportDesk({ dropped, onClose }: { dropped: readonly File[]; onClose: () => void }) {
  const intake = useIntake();
  const [asking, setAsking] = useState(false);
  const [box, setBox] = useState<HTMLElement | null>(null);
  const [revising, setRevising] = useState<{ row: Row; id: Id } | null>(null);
  const revise = useCallback((row: Row, id: Id) => setRevising({ row, id }), []);
  const taken = useRef<readonly File[]>([]);
  useEffect(() => {
    if (dropped === taken.current || dropped.length === 0) return;
    taken.current = dropped;
    intake.add(dropped);
    // Each drop is another list; the intake itself is new at every draw.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [dropped]);
  const askToLeave = () => (intake.isCorrected && intake.rows.length > 0 ? setAsking(true) : onClose());
  const chooseFiles = (
    <FileTrigger
      allowsMultiple
      acceptedFileTypes={KINDS}
      onSelect={(files) => intake.add([...(files ?? [])])}
    >
      <Button icon="plus" variant={intake.rows.length === 0 ? 'primary' : 'plain'}>
        {intake.rows.length === 0 ? said.choose : said.addMore}
      </Button>
    </FileTrigger>
  );
  const isEmpty = intake.rows.length === 0 && intake.reading === null;
  return (
    <Dialog
      title={said.title(intake.rows.length)}
      size="full"
      onClose={askToLeave}
      actions={isEmpty ? undefined : <Foot intake={intake} onLeave={askToLeave} />}
    >
      {isEmpty ? (
        <EmptyState icon="import" title={said.emptyTitle} action={chooseFiles}>
          {said.empty}
        </EmptyState>
      ) : (
        <>
          <div className="import-bar">
            <span className="muted">{said.promise}</span>
            <span className="grow" />
            <div className="import-pattern">
              <TextField
                label={said.pattern}
                mono
                value={intake.pattern}
                error={checkPattern(intake.pattern)}
                onChange={intake.setPattern}
              />
            </div>
            {chooseFiles}
          </div>
          <div className="import-scroll" ref={setBox}>
            <ImportTable box={box} intake={intake} onRevise={revise} />
          </div>
        </>
      )}
      {revising?.row.reading && (
        <ReviseDialog
          id={revising.id}
          staged={revising.row.reading}
          onClose={() => setRevising(null)}
          onDone={() => {
            setRevising(null);
            intake.drop(revising.row.key);
            // With other files in it the desk stays.
            if (intake.rows.length === 1 && intake.reading === null) onClose();
          }}
        />
      )}
      {asking && (
        <ConfirmDialog
          title={said.discardTitle}
          message={said.discard}
          confirm={said.discardConfirm}
          keep={said.stay}
          onConfirm={onClose}
          onClose={() => setAsking(false)}
        />
      )}
    </Dialog>
  );
}

function Foot({ intake, onLeave }: { intake: Intake; onLeave: () => void }) {
  const { verdicts, reading } = intake;
  const ready = verdicts.filter((one) => one.isIn && one.tone !== 'blocked').length;
  const blocked = verdicts.filter((one) => one.tone === 'blocked').length;
  const undecided = verdicts.filter((one) => one.tone === 'choose').length;
  const problem =
    blocked > 0
      ? said.blocked(blocked)
      : undecided > 0
        ? said.undecided(undecided)
        : ready > MOST
          ? said.tooMany
          : null;
  return (
    <>
      <output className="import-summary">
        {reading ? (
          <>
            <progress
              className="progress"
              aria-label={said.reading(reading.file, reading.at, reading.of)}
              max={reading.of}
              value={reading.at - 1}
            />
            {said.reading(reading.file, reading.at, reading.of)}
          </>
        ) : (
          (problem ?? said.summary(ready, verdicts.length))
        )}
      </output>
      {reading && (
        <Button variant="quiet" onPress={intake.stop}>
          {said.stop}
        </Button>
      )}
      <span className="grow" />
      <Button onPress={onLeave}>{words.shell.cancel}</Button>
      <Button
        variant="primary"
        isDisabled={
          ready === 0 ||
          problem !== null ||
          reading !== null ||
          intake.isWriting ||
          checkPattern(intake.pattern) !== null
        }
        onPress={() => void intake.confirm()}
      >
        {said.confirm(ready)}
      </Button>
    </>
  );
}
