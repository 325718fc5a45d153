import type { Id, ImportReading, ReviseOutcome } from '@shared/contract/index.ts';
import { useMemo } from 'react';
import { useStore } from '../../store/react.tsx';
import { participantsOf } from '../../store/select.ts';
import { EmptyState, Icon } from '../../ui/index.ts';
import { number } from '../../words/number.ts';
import { words } from '../../words/index.ts';
import { Difference } from '../editing/BeforeAfter.tsx';
import { WhatChanges } from '../editing/WhatChanges.tsx';

const said = words.revising;

/** Below this a file shares no more wording with the transcript than any two interviews do. */
const UNLIKE = 0.1;
export const isUnlike = ({ likeness, words: count }: Pick<ReviseOutcome, 'likeness' | 'words'>): boolean =>
  count.before > 0 && likeness < UNLIKE;

/** What a corrected file would change: the text, and all that stands on it. */
export function Compared({
  id,
  name,
  file,
  reading,
  outcome,
}: {
  id: Id;
  name: string;
  file: string;
  reading: ImportReading;
  outcome: ReviseOutcome;
}) {
  const tables = useStore((state) => state.tables);
  const who = useMemo(() => participantsOf({ tables }, id).map((one) => one.identifier), [tables, id]);
  const { places, differences, kept, changed, lost, exemplars, memos, regions, newSpeakers } = outcome;
  if (outcome.isSame)
    return (
      <EmptyState icon="check" title={said.same(file)}>
        {said.sameNote}
      </EmptyState>
    );
  const named = reading.caseCode + reading.participantCode;
  const isOtherName =
    reading.participantCode !== '' &&
    who.length > 0 &&
    !who.some((one) => one.toLowerCase() === named.toLowerCase());
  const isUntouched = [changed, lost, exemplars, memos, regions].every((list) => list.length === 0);
  return (
    <div className="rv">
      {isUnlike(outcome) && (
        <div className="rv-warn" role="alert">
          <strong>
            <Icon name="warning" /> {said.unlikeTitle(file)}
          </strong>
          <p>{said.unlike(name, changed.length + lost.length)}</p>
        </div>
      )}
      {isOtherName && (
        <p className="rv-note" role="alert">
          {said.otherName(file, named, name)}
        </p>
      )}
      <dl className="rv-facts">
        <dt>{said.facts.places}</dt>
        <dd>{places === 0 ? said.facts.onlyTurns : number(places)}</dd>
        <dt>{said.facts.words}</dt>
        <dd>{said.wordsFromTo(outcome.words.before, outcome.words.after)}</dd>
        {newSpeakers.length > 0 && (
          <>
            <dt>{said.facts.speakers}</dt>
            <dd className="id">{newSpeakers.join(', ')}</dd>
          </>
        )}
        <dt>{said.facts.kept}</dt>
        <dd>{number(kept)}</dd>
      </dl>
      {isUntouched ? <p className="muted">{said.nothingStands}</p> : <WhatChanges preview={outcome} />}
      {differences.length > 0 && (
        <details className="rv-places" open={isUntouched}>
          <summary>{said.places(places, differences.length)}</summary>
          <ul>
            {differences.map((one, i) => (
              // Places never change theirs.
              <li key={i} className="ed-words" dir="auto">
                <Difference {...one} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
