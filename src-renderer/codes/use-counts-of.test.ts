import { expect, test } from 'vitest';
import { withCounts } from '../store/state.ts';
import { countsOf } from './use-counts-of.ts';

test('A coding elsewhere leaves the counts of these codes as they are; one of theirs, or where there is none, does not.', () => {
  const counts = withCounts(new Map(), [
    { codeId: 1, transcriptId: 1, codings: 2 },
    { codeId: 2, transcriptId: 1, codings: 3 },
  ]);
  const elsewhere = withCounts(counts, [{ codeId: 2, transcriptId: 1, codings: 4 }]);
  // Told, though no number is another: its words have changed.
  const own = withCounts(counts, [{ codeId: 1, transcriptId: 1, codings: 2 }]);
  const isSame = (ids: number[], then: typeof counts) =>
    countsOf(ids, then).every((one, i) => one === countsOf(ids, counts)[i]);
  expect([isSame([1], elsewhere), isSame([1], own), isSame([1, 9], elsewhere)]).toEqual([true, false, false]);
});
