import type { Id, ReplaceOutcome, ReviewItem } from '@shared/contract/index.ts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { usePreference, useSession, useStore, useView } from '../../store/react.tsx';
import { transcriptName } from '../../store/select.ts';
import { Button, Dialog } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { EditFirst } from '../editing/EditFirst.tsx';
import { inputOf, movedOn, NONE_LEFT, problemOf, writingOf, type Left, type Where } from './choice.ts';
import { Found } from './Found.tsx';
import { ReplaceDone } from './ReplaceDone.tsx';
import { ReplaceForm } from './ReplaceForm.tsx';
import { usePreview } from './use-preview.ts';

const said = words.replacing;
/** So many places are listed at first. */
const LISTED = 300;

/** Find and replace in all transcripts: every place is shown as it will be before anything is written. */
export const ReplaceDesk = ({ onClose }: { onClose: () => void }) => (
  <EditFirst>
    <Desk onClose={onClose} />
  </EditFirst>
);

/** `label`: what undo would take back right after it. */
type Done = {
  message: string;
  outcome: ReplaceOutcome;
  items: readonly ReviewItem[];
  label: string | null;
};

function Desk({ onClose }: { onClose: () => void }) {
  const { call, act, say, show, store, view, preferences } = useSession();
  const [from] = useState(() => view.get().replacing);
  const hereId = useView((looking) => looking.transcriptId);
  const readOnly = useStore((state) => state.readOnly);
  // Something else that was done since would be taken back instead.
  const lastStep = useStore((state) => state.history.undo);
  const [matchCase, wholeWords] = [
    usePreference('replace.matchCase', true),
    usePreference('replace.wholeWords', false),
  ];
  const [query, setQuery] = useState(() => ({
    query: from?.query ?? '',
    by: '',
    matchCase: from?.matchCase ?? matchCase,
    wholeWords: from?.wholeWords ?? wholeWords,
  }));
  const [where, setWhere] = useState<Where>(from?.isHere && hereId !== null ? 'here' : 'all');
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(() => new Set(store.get().tables.transcript.keys()));
  const [left, setLeft] = useState<Left>(NONE_LEFT);
  const [limit, setLimit] = useState(LISTED);
  const [isWriting, setWriting] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const ids = useMemo(
    () => (where === 'all' ? null : where === 'chosen' ? [...chosen] : hereId === null ? [] : [hereId]),
    [where, chosen, hereId],
  );
  const problem = problemOf(query, ids);
  const preview = usePreview(problem === null && !done ? inputOf(query, ids, left, limit) : null);
  const { outcome, isLooking } = preview;

  // Places left out are told by where they stand: in a text that is another now they are somewhere else.
  const last = useRef<ReplaceOutcome | null>(null);
  useEffect(() => {
    const moved = last.current && outcome ? movedOn(last.current, outcome, left) : [];
    last.current = outcome;
    for (const id of moved) say(said.movedOn(transcriptName(store.get(), id)));
    if (moved.length > 0)
      setLeft((now) => ({
        ...now,
        places: new Set([...now.places].filter((key) => !moved.includes(Number(key.split(' ')[0])))),
      }));
  }, [outcome, left, say, store]);

  const change = (patch: Partial<typeof query>) => {
    setQuery((now) => ({ ...now, ...patch }));
    // What replaces them changes no places.
    if (Object.keys(patch).some((key) => key !== 'by')) setLeft(NONE_LEFT);
    setLimit(LISTED);
    for (const key of ['matchCase', 'wholeWords'] as const)
      if (patch[key] !== undefined) preferences.save({ [`replace.${key}`]: patch[key] });
  };
  const canReplace =
    !readOnly && !isWriting && !isLooking && problem === null && outcome !== null && outcome.total > 0;
  const replace = async () => {
    if (!canReplace) return;
    setWriting(true);
    const before = store.get().revision;
    const written = await call('transcripts.replace', writingOf(query, left, outcome));
    setWriting(false);
    if (!written.ok) return show(written.failure);
    const { total, transcripts, lost, exemplars } = written.value;
    // Its change has come before the reply.
    const label = store.get().history.undo;
    const message = (query.by === '' ? said.doneDeleted : said.done)(total, transcripts.length);
    say(message);
    if (lost + exemplars === 0) return onClose();
    const waiting = await act('review.list', {});
    const items = (waiting?.items ?? []).filter((item) => item.revision > before);
    setDone({ message, outcome: written.value, items, label });
  };
  const undo = async () => {
    const undone = await act('history.undo', {});
    if (!undone) return;
    say(words.shell.undone(undone.label));
    onClose();
  };
  if (done)
    return (
      <Dialog
        title={said.doneTitle}
        size="wide"
        onClose={onClose}
        actions={
          <>
            <Button isDisabled={lastStep === null || lastStep !== done.label} onPress={() => void undo()}>
              {said.undo}
            </Button>
            <Button onPress={() => setDone(null)}>{said.more}</Button>
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it is done: Enter closes */}
            <Button variant="primary" autoFocus onPress={onClose}>
              {said.close}
            </Button>
          </>
        }
      >
        <ReplaceDone message={done.message} outcome={done.outcome} items={done.items} />
      </Dialog>
    );
  const total = outcome?.total ?? 0;
  return (
    <Dialog
      title={said.title}
      size="full"
      onClose={onClose}
      actions={
        <>
          <output className="rp-summary">
            {readOnly ? said.readOnly : problem === null && outcome && summary(outcome)}
          </output>
          <span className="grow" />
          <Button onPress={onClose}>{said.close}</Button>
          <Button
            variant={query.by === '' ? 'danger' : 'primary'}
            isDisabled={!canReplace}
            onPress={() => void replace()}
          >
            {(query.by === '' ? said.delete : said.replace)(total)}
          </Button>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the fields and boxes within have the keys; this one is heard on its way up */}
      <div
        className="rp-desk"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void replace();
        }}
      >
        <ReplaceForm
          query={query}
          where={where}
          chosen={chosen}
          hereId={hereId}
          onQuery={change}
          onWhere={setWhere}
          onChosen={setChosen}
        />
        <Found
          problem={problem}
          query={query}
          preview={preview}
          left={left}
          isDisabled={readOnly || isWriting}
          onQuery={change}
          onLeft={setLeft}
          onMore={(more) => setLimit((now) => Math.min(10_000, now + more))}
        />
      </div>
    </Dialog>
  );
}

function summary({ total, transcripts, changed, lost, exemplars }: ReplaceOutcome): string {
  const left = transcripts.reduce((sum, one) => sum + one.left, 0);
  if (total + left === 0) return '';
  return [
    said.summary(total, transcripts.filter((one) => one.hits > 0).length),
    said.codings(changed, lost, exemplars),
    ...(left > 0 ? [said.left(left)] : []),
  ].join(' · ');
}
