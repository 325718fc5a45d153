import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { washesOf, type Part } from './washes.ts';
import { atLeast } from '@shared/text/testing/runs.ts';

const parts = fc
  .array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 12 })), { maxLength: 9 })
  .map((list) => list.map(([from, length], of): Part<number> => ({ of, from, to: from + length })));
const over = (all: readonly Part<number>[], at: number) =>
  all.filter((part) => part.from <= at && at < part.to);

describe('the washes of a turn', () => {
  it('are all of them while few lie over each other', () => {
    const few = [
      { of: 1, from: 0, to: 9 },
      { of: 2, from: 3, to: 5 },
    ];
    expect(washesOf(few, 3)).toEqual(few);
  });

  it('are, at every place, the shortest that lie there and no more than three', () => {
    fc.assert(
      fc.property(parts, (all) => {
        const painted = washesOf(all, 3);
        for (let at = 0; at < 34; at++) {
          const here = over(all, at).map((part) => part.to - part.from);
          const shown = over(painted, at).map(({ of }) => all[of]!.to - all[of]!.from);
          expect(shown.toSorted((a, b) => a - b)).toEqual(here.toSorted((a, b) => a - b).slice(0, 3));
        }
      }),
      { seed: 20_260_105, numRuns: atLeast(500) },
    );
  });
});
