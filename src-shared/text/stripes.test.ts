import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSpans, overlaps } from './span.ts';
import { pack } from './stripes.ts';
import { atLeast } from './testing/runs.ts';

const anySpans = fc
  .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })), { maxLength: 40 })
  .map((draws) => draws.map(([start, length]) => ({ start, end: start + length })).sort(compareSpans));
const law = { seed: 20_260_104, numRuns: atLeast(1_000) };

describe('stripes', () => {
  it('lie side by side where they overlap and use a lane again where they do not', () => {
    expect(
      pack([
        { start: 0, end: 9 },
        { start: 2, end: 4 },
        { start: 4, end: 6 },
        { start: 5, end: 7 },
      ]),
    ).toEqual([0, 1, 1, 2]);
  });

  it('never share a lane where they overlap', () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        const lanes = pack(spans);
        const collisions = spans.flatMap((a, i) =>
          spans.slice(i + 1).filter((b, j) => overlaps(a, b) && lanes[i] === lanes[i + 1 + j]),
        );
        expect(collisions).toEqual([]);
      }),
      law,
    );
  });

  it('need as many lanes as there are stripes at the deepest place', () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        const depth = Math.max(
          0,
          ...spans.map(({ start }) => spans.filter((s) => s.start <= start && start < s.end).length),
        );
        expect(Math.max(-1, ...pack(spans)) + 1).toBe(depth);
      }),
      law,
    );
  });

  it('keep their lane when later ones come', () => {
    fc.assert(
      fc.property(anySpans, fc.nat(40), (spans, n) => {
        expect(pack(spans.slice(0, n))).toEqual(pack(spans).slice(0, n));
      }),
      law,
    );
  });
});
