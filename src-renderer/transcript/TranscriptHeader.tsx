import { useMemo } from 'react';
import { BackToBench } from '../compare/BackToBench.tsx';
import { MemoMenu } from '../memos/MemoMenu.tsx';
import { participantsOf } from '../store/select.ts';
import { useSession, useStore } from '../store/react.tsx';
import type { OpenDocument } from '../store/state.ts';
import { Button, Progress, Tag } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { beginEdit } from './editing/begin.ts';
import { ShownButton } from './ShownButton.tsx';

/** Whose words these are, how many, and how far they are coded. */
export function TranscriptHeader({ document, onFind }: { document: OpenDocument; onFind: () => void }) {
  const { transcript, codings } = document;
  const session = useSession();
  const state = useStore((all) => all);
  const progress = state.progress.get(transcript.id);
  const people = participantsOf(state, transcript.id);
  const [standing, coders] = useMemo(() => {
    // Those whose words were deleted are in needs review, and counted there.
    const all = [...codings.values()].filter(({ start, end }) => start < end);
    return [all.length, new Set(all.map((coding) => coding.coderId)).size];
  }, [codings]);
  const roles = [...new Set(people.flatMap((one) => (one.role ? [one.role.label] : [])))].join(', ');
  const cases = [...new Set(people.map((one) => one.studyCase.code))].join(', ');
  const identifiers = people.map((one) => one.identifier).join(' · ');
  const who = [roles, cases].filter(Boolean).join(', ');
  const counts = [
    standing === 0 && codings.size > 0
      ? words.editing.review.waiting(codings.size)
      : words.transcript.codings(standing),
    ...(coders > 1 ? [words.transcript.coders(coders)] : []),
  ];
  const title = state.tables.transcript.get(transcript.id)?.title ?? transcript.title;
  return (
    <header className="ts-header">
      <BackToBench transcriptId={transcript.id} />
      <h2 className={identifiers === '' ? undefined : 'id'} title={identifiers || title}>
        {identifiers || title}
      </h2>
      {people.length > 0 && (
        <span className="ts-who" title={who}>
          {who}
        </span>
      )}
      <Tag>{words.transcript.words(transcript.words)}</Tag>
      <span className="grow" />
      {progress && progress.turns > 0 && (
        <span className="ts-progress" title={words.transcript.progress(progress.codedTurns, progress.turns)}>
          <Progress
            label={words.transcript.progress(progress.codedTurns, progress.turns)}
            value={progress.codedTurns / progress.turns}
          />
        </span>
      )}
      <span className="ts-counts muted" title={counts.join(' · ')}>
        {counts.map((count, i) => (
          <span key={count}>{i > 0 ? ` · ${count}` : count}</span>
        ))}
      </span>
      <MemoMenu target="transcript" targetId={transcript.id} name={title} />
      <ShownButton document={document} />
      {!state.readOnly && (
        <Button size="small" icon="edit" onPress={() => beginEdit(session)}>
          {words.editing.button}
        </Button>
      )}
      <Button size="small" icon="search" onPress={onFind}>
        {words.transcript.findButton}
      </Button>
    </header>
  );
}
