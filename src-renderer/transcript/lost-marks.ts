import type { Coding, Id } from '@shared/contract/index.ts';
import type { Bar } from './labels.ts';

/**
 * The bars that are drawn. Codings whose words were deleted have no length, and all that lost theirs at once stand at one
 * place: the first is drawn for all of them. `waiting` says for how many, by its id.
 */
export function withLostMarks(
  bars: readonly Bar[],
  codingOf: (id: Id) => Pick<Coding, 'start' | 'end'> | null,
): { drawn: Bar[]; waiting: ReadonlyMap<Id, number> } {
  const firstAt = new Map<number, Id>();
  const waiting = new Map<Id, number>();
  const drawn = bars.filter(({ id }) => {
    const coding = codingOf(id);
    if (!coding || coding.start < coding.end) return true;
    const first = firstAt.get(coding.start) ?? id;
    firstAt.set(coding.start, first);
    waiting.set(first, (waiting.get(first) ?? 0) + 1);
    return first === id;
  });
  return { drawn, waiting };
}
