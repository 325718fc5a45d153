import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit, composeEdits, edit, invertEdit, lengthChange } from './edit.ts';
import { anyText, editOf } from './testing/arbitrary.ts';
import { drawn } from './testing/notation.ts';
import { atLeast } from './testing/runs.ts';

const SEED = 20_260_102;
const one = anyText.chain((text) => fc.tuple(fc.constant(text), editOf(text)));
const two = one.chain(([text, a]) => fc.tuple(fc.constant(text), fc.constant(a), editOf(applyEdit(text, a))));
const law = { seed: SEED, numRuns: atLeast(3_000) };

describe('an edit', () => {
  it('joins operations that touch and drops those that do nothing', () => {
    expect(
      edit([
        { at: 5, remove: 0, insert: 'x' },
        { at: 3, remove: 2, insert: '' },
        { at: 9, remove: 0, insert: '' },
      ]),
    ).toEqual([{ at: 3, remove: 2, insert: 'x' }]);
  });

  it('refuses operations that overlap and text that is not there', () => {
    expect(() =>
      edit([
        { at: 3, remove: 2, insert: '' },
        { at: 4, remove: 2, insert: '' },
      ]),
    ).toThrow(RangeError);
    expect(() => applyEdit('ab', [{ at: 1, remove: 2, insert: '' }])).toThrow(RangeError);
  });

  it('is applied in old offsets', () => {
    const { text, edit } = drawn('a{b|xy}c{|z}d{ef|}');
    expect(applyEdit(text, edit)).toBe('axyczd');
    expect(lengthChange(edit)).toBe(0);
  });

  it('is taken back by its inverse', () => {
    fc.assert(
      fc.property(one, ([text, a]) => {
        const next = applyEdit(text, a);
        expect(applyEdit(next, invertEdit(text, a))).toBe(text);
        expect(invertEdit(next, invertEdit(text, a))).toEqual(a);
        expect(next.length - text.length).toBe(lengthChange(a));
      }),
      law,
    );
  });

  it('composed with another does what the two do one after the other', () => {
    fc.assert(
      fc.property(two, ([text, a, b]) => {
        const both = composeEdits(a, b);
        expect(applyEdit(text, both)).toBe(applyEdit(applyEdit(text, a), b));
        expect(edit(both)).toEqual(both);
      }),
      law,
    );
  });

  it('composes in any grouping', () => {
    const three = two.chain(([text, a, b]) =>
      fc.tuple(fc.constant(a), fc.constant(b), editOf(applyEdit(applyEdit(text, a), b))),
    );
    fc.assert(
      fc.property(three, ([a, b, c]) => {
        expect(composeEdits(composeEdits(a, b), c)).toEqual(composeEdits(a, composeEdits(b, c)));
      }),
      law,
    );
  });
});
