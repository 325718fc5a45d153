import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colorOfHue, hueOf, nextColor, PALETTE } from './color.ts';

const apart = (a: number, b: number) => Math.min((a - b + 360) % 360, (b - a + 360) % 360);
const nearest = (color: string, others: readonly string[]) =>
  Math.min(...others.map((other) => apart(hueOf(color), hueOf(other))));

describe('the colour of a code', () => {
  it('is what a browser shows for oklch(58% .12 hue) where sRGB reaches', () => {
    // Computed by Chromium from the CSS colour.
    expect(colorOfHue(25)).toBe('#b75b55');
    expect(colorOfHue(145)).toBe('#478d4b');
    expect(colorOfHue(265)).toBe('#5777c1');
  });

  it('keeps its hue on the way through #rrggbb', () => {
    for (let hue = 0; hue < 360; hue++) expect(apart(hueOf(colorOfHue(hue)), hue)).toBeLessThan(1);
  });

  it('has no hue when it is grey', () => {
    expect(hueOf('#808080')).toBe(0);
  });
});

describe('the palette', () => {
  it('is of twelve colours at least 29 degrees apart, neighbours in the list 150', () => {
    expect(new Set(PALETTE).size).toBe(12);
    for (const [i, color] of PALETTE.entries()) {
      expect(nearest(color, PALETTE.toSpliced(i, 1))).toBeGreaterThan(29);
      expect(nearest(color, PALETTE.slice(i + 1, i + 2))).toBeGreaterThan(148);
    }
  });
});

describe('the next colour', () => {
  it('is the first of the palette while none is used, greys not counted', () => {
    expect(nextColor([])).toBe(PALETTE[0]);
    expect(nextColor(['#777777', 'none'])).toBe(PALETTE[0]);
  });

  it('goes on being told apart for a dozen codes', () => {
    const colors: string[] = [];
    for (let i = 0; i < 12; i++) colors.push(nextColor(colors));
    for (const [i, color] of colors.entries())
      expect(nearest(color, colors.toSpliced(i, 1))).toBeGreaterThan(20);
  });

  it('is as far from the used ones as any hue, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(359), { minLength: 1, maxLength: 30 }), (hues) => {
        const used = hues.map(colorOfHue);
        const next = nextColor(used);
        expect(nextColor(used.toReversed())).toBe(next);
        const best = Math.max(...Array.from({ length: 360 }, (_, hue) => nearest(colorOfHue(hue), used)));
        expect(nearest(next, used)).toBeGreaterThan(best - 1.5);
      }),
      { seed: 20_260_108, numRuns: 100 },
    );
  });
});
