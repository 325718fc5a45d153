import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabels, type Bar } from './labels.ts';
import { atLeast } from '@shared/text/testing/runs.ts';

const margin = { pitch: 8, width: 190, line: 15 };
const bars = fc
  .array(fc.tuple(fc.nat(14), fc.nat(400), fc.integer({ min: 6, max: 200 })), { maxLength: 40 })
  .map((list): Bar[] => list.map(([lane, top, height], id) => ({ id, lane, top, bottom: top + height })));

describe('the names of stripes', () => {
  it('stand beside their own stripe when nothing is in the way', () => {
    expect(placeLabels([{ id: 1, lane: 0, top: 10, bottom: 40 }], margin).get(1)).toEqual({
      x: 10,
      y: 10,
      width: 180,
    });
  });

  it('never lie on another name nor on a stripe, and never leave the margin', () => {
    fc.assert(
      fc.property(bars, (all) => {
        const places = [...placeLabels(all, margin).values()];
        for (const [i, a] of places.entries()) {
          expect(a.x + a.width).toBeLessThanOrEqual(margin.width);
          for (const b of places.slice(i + 1))
            expect(a.y + margin.line <= b.y || b.y + margin.line <= a.y).toBe(true);
          for (const bar of all.filter((one) => one.top < a.y + margin.line && one.bottom > a.y))
            expect(bar.lane * margin.pitch + margin.pitch).toBeLessThanOrEqual(a.x);
        }
      }),
      { seed: 20_260_104, numRuns: atLeast(500) },
    );
  });
});
