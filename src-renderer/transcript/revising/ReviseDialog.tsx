import type { Id, ImportReading } from '@shared/contract/index.ts';
import { useEffect, useRef, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { KINDS } from '../../imports/read-file.ts';
import { useSession, useStore } from '../../store/react.tsx';
import { transcriptName } from '../../store/select.ts';
import { Button, Dialog, EmptyState } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { EditFirst } from '../editing/EditFirst.tsx';
import { Compared, isUnlike } from './Compared.tsx';
import { useComparison } from './use-comparison.ts';

const said = words.revising;

type Props = {
  id: Id;
  /** A file that the import desk has read already. */
  staged?: ImportReading;
  dropped?: readonly File[];
  onClose: () => void;
  /** The corrected version has been written. */
  onDone?: () => void;
};

/** Lays a corrected file over its transcript: what would change is shown first, and written in one change. */
export const ReviseDialog = (props: Props) => (
  <EditFirst of={props.id}>
    <Revise {...props} />
  </EditFirst>
);

function Revise({ id, staged, dropped, onClose, onDone = onClose }: Props) {
  const { call, say, show, view } = useSession();
  const name = useStore((state) => transcriptName(state, id));
  const { comparison, take, written } = useComparison(id, staged);
  const [isWriting, setWriting] = useState(false);
  const [tooMany, setTooMany] = useState(false);
  const takeOne = (files: readonly File[]) => {
    const [file] = files;
    setTooMany(files.length > 1);
    if (file && files.length === 1) void take(file);
  };
  const taken = useRef<readonly File[]>([]);
  useEffect(() => {
    if (!dropped || dropped === taken.current || dropped.length === 0) return;
    taken.current = dropped;
    takeOne(dropped);
    // Each drop is another list; taking it is new at every draw.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [dropped]);

  const write = async () => {
    if (comparison.is !== 'compared') return;
    const { file, outcome, reading } = comparison;
    setWriting(true);
    const { stagingId } = reading;
    const { textRevision } = outcome;
    const done = await call('transcripts.revise', { id, stagingId, textRevision, dryRun: false });
    setWriting(false);
    if (!done.ok) return show({ ...done.failure, message: said.about(file, done.failure.message) });
    written();
    const { kept, changed, lost } = done.value;
    say(said.done(name, file, kept, changed.length, lost.length));
    onDone();
    view.set({ room: 'code', transcriptId: id });
  };
  const choose = (label: string, isFirst: boolean) => (
    <FileTrigger acceptedFileTypes={KINDS} onSelect={(files) => takeOne([...(files ?? [])])}>
      <Button icon="import" variant={isFirst ? 'primary' : 'plain'} isDisabled={isWriting}>
        {label}
      </Button>
    </FileTrigger>
  );
  const canWrite = comparison.is === 'compared' && !comparison.outcome.isSame;
  const unlike = canWrite && isUnlike(comparison.outcome);
  return (
    <Dialog
      title={said.title(name)}
      size="wide"
      onClose={onClose}
      actions={
        comparison.is === 'none' ? undefined : (
          <>
            {!staged && comparison.is !== 'reading' && choose(said.otherFile, false)}
            <span className="grow" />
            <Button onPress={onClose}>{canWrite ? said.cancel : said.close}</Button>
            {canWrite && (
              <Button
                variant={unlike ? 'danger' : 'primary'}
                isDisabled={isWriting}
                onPress={() => void write()}
              >
                {unlike ? said.confirmUnlike : said.confirm}
              </Button>
            )}
          </>
        )
      }
    >
      {tooMany && (
        <p className="rv-note" role="alert">
          {said.onlyOne}
        </p>
      )}
      {comparison.is === 'none' && (
        <EmptyState icon="import" title={said.chooseTitle(name)} action={choose(said.chooseFile, true)}>
          {said.choose}
        </EmptyState>
      )}
      {comparison.is === 'reading' && <output aria-busy="true">{said.reading(comparison.file)}</output>}
      {comparison.is === 'failed' && (
        <EmptyState icon="warning" title={said.failedTitle}>
          <span role="alert">{said.about(comparison.file, comparison.failure.message)}</span>
        </EmptyState>
      )}
      {comparison.is === 'compared' && <Compared name={name} id={id} {...comparison} />}
    </Dialog>
  );
}
