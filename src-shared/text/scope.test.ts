import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inScope, outOfScope, scopeOf } from './scope.ts';
import { atLeast } from './testing/runs.ts';

const out = (start: number, end: number) => ({ start, end, inScope: false });
const within = (start: number, end: number) => ({ start, end, inScope: true });

it('text without a region is in scope', () => {
  expect(inScope({ start: 0, end: 5 }, [])).toBe(true);
  expect(inScope({ start: 0, end: 5 }, [within(0, 2)])).toBe(true);
});

it('a passage is out of scope only when all of it is', () => {
  expect(inScope({ start: 2, end: 5 }, [out(0, 5)])).toBe(false);
  expect(inScope({ start: 2, end: 6 }, [out(0, 5)])).toBe(true);
});

it('regions that touch or overlap count as one', () => {
  expect(inScope({ start: 2, end: 9 }, [out(6, 12), out(0, 4), out(3, 6)])).toBe(false);
  expect(outOfScope([out(6, 12), out(0, 4), out(3, 6), within(0, 99)])).toEqual([{ start: 0, end: 12 }]);
});

it('agrees with asking every character', () => {
  const small = fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 10 }));
  fc.assert(
    fc.property(fc.array(small), fc.array(fc.tuple(small, fc.boolean())), (spans, regions) => {
      const passages = spans.map(([start, length]) => ({ start, end: start + length }));
      const marked = regions.map(([[start, length], inScope]) => ({ start, end: start + length, inScope }));
      const expected = passages.map(({ start, end }) =>
        Array.from({ length: end - start }, (_, i) => start + i).some(
          (at) => !marked.some((r) => !r.inScope && r.start <= at && at < r.end),
        ),
      );
      expect(scopeOf(passages, marked)).toEqual(expected);
    }),
    { seed: 20_260_103, numRuns: atLeast(1_000) },
  );
});
