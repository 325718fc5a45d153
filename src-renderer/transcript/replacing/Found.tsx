import { useStore } from '../../store/react.tsx';
import { Button, EmptyState, Progress } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import type { Left, problemOf, Query } from './choice.ts';
import { HitList } from './HitList.tsx';
import type { Preview } from './use-preview.ts';

const said = words.replacing;

/** What was found, or why nothing is shown and what to do. */
export function Found({
  problem,
  query,
  preview,
  left,
  isDisabled,
  onQuery,
  onLeft,
  onMore,
}: {
  problem: ReturnType<typeof problemOf>;
  query: Query;
  preview: Preview;
  left: Left;
  isDisabled: boolean;
  onQuery: (patch: Partial<Query>) => void;
  onLeft: (change: (left: Left) => Left) => void;
  onMore: (more: number) => void;
}) {
  const hasTranscripts = useStore((state) => state.tables.transcript.size > 0);
  const { outcome, failure, isLooking, isLong } = preview;
  if (!hasTranscripts)
    return (
      <EmptyState icon="search" title={said.noTranscriptsTitle}>
        {said.noTranscripts}
      </EmptyState>
    );
  if (problem === 'empty')
    return (
      <EmptyState icon="search" title={said.emptyTitle}>
        {said.empty}
      </EmptyState>
    );
  if (problem === 'noneChosen')
    return (
      <EmptyState icon="search" title={said.noneChosenTitle}>
        {said.noneChosen}
      </EmptyState>
    );
  if (problem === 'same')
    return (
      <EmptyState icon="search" title={said.sameTitle}>
        {said.same}
      </EmptyState>
    );
  if (failure)
    return (
      <EmptyState
        icon="warning"
        title={failure.code === 'cancelled' ? said.stoppedTitle : said.failedTitle}
        action={<Button onPress={preview.again}>{said.again}</Button>}
      >
        {failure.code === 'cancelled' ? said.stopped : failure.message}
      </EmptyState>
    );
  if (!isLooking && outcome?.transcripts.length === 0) {
    const isStrict = query.matchCase || query.wholeWords;
    return (
      <EmptyState
        icon="search"
        title={said.nothingTitle(short(query.query))}
        action={
          isStrict && (
            <div className="rp-choose-all">
              {query.matchCase && (
                <Button onPress={() => onQuery({ matchCase: false })}>{said.anyCase}</Button>
              )}
              {query.wholeWords && (
                <Button onPress={() => onQuery({ wholeWords: false })}>{said.withinWords}</Button>
              )}
            </div>
          )
        }
      >
        {isStrict ? said.nothingStrict : said.nothing}
      </EmptyState>
    );
  }
  return (
    <div className="rp-found">
      {isLong && (
        <p className="rp-looking">
          <Progress label={said.looking} value={preview.done} />
          {said.looking}
          <Button size="small" onPress={preview.stop}>
            {said.stop}
          </Button>
        </p>
      )}
      {outcome && outcome.transcripts.length > 0 && (
        <>
          {!isDisabled && <p className="rp-hint muted">{said.keysHint}</p>}
          <HitList
            outcome={outcome}
            left={left}
            isStale={isLooking}
            isDisabled={isDisabled}
            onLeft={onLeft}
            onMore={onMore}
          />
        </>
      )}
    </div>
  );
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 58)}…` : text);
