import { inScope } from '@shared/text/scope.ts';
import type { State, OpenDocument } from '../store/state.ts';
import type { TurnMap } from './turn-map.ts';

/**
 * Index of the next turn after `from` (a turn's index), or the last before it, that could be coded and is not: with
 * words, in scope, not the interviewer's. Codings that are not shown count. Null when there is none.
 */
export function uncodedTurn(
  state: Pick<State, 'tables'>,
  { turns, regions, codings }: OpenDocument,
  map: TurnMap,
  from: number,
  direction: -1 | 1,
): number | null {
  const coded = new Uint8Array(map.count);
  for (const coding of codings.values()) {
    if (coding.start === coding.end) continue;
    const [first, last] = map.range(coding);
    coded.fill(1, first, last + 1);
  }
  for (let i = from + direction; i >= 0 && i < turns.length; i += direction) {
    const turn = turns[i];
    if (!turn || coded[i] === 1 || map.words(i).trim() === '') continue;
    const who = turn.speakerId === null ? undefined : state.tables.speaker.get(turn.speakerId);
    if (!who?.isInterviewer && inScope(turn, regions)) return i;
  }
  return null;
}
