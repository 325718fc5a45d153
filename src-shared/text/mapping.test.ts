import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit, composeEdits } from './edit.ts';
import { mapOffset, mappingOf } from './mapping.ts';
import { anyText, editOf } from './testing/arbitrary.ts';
import { follow } from './testing/follow.ts';
import { drawn } from './testing/notation.ts';
import { atLeast } from './testing/runs.ts';

const SEED = 20_260_102;
const one = anyText.chain((text) => fc.tuple(fc.constant(text), editOf(text)));
const two = one.chain(([text, a]) => fc.tuple(fc.constant(text), fc.constant(a), editOf(applyEdit(text, a))));
const law = { seed: SEED, numRuns: atLeast(3_000) };

describe('an offset', () => {
  it.each([
    ['ab<{|xy}cd>', -1, 2],
    ['ab<{|xy}cd>', 1, 4],
    ['ab<{cd|x}>e', -1, 2],
    ['ab<{cd|x}>e', 1, 2],
    ['ab{c<d|x}>e', -1, 2],
    ['ab{c<d|x}>e', 1, 3],
    ['ab{cd|x}<e>', -1, 3],
    ['ab{cd|x}<e>', 1, 3],
  ] as const)('in %s with bias %i comes to %i', (notation, bias, expected) => {
    const { edit, span } = drawn(notation);
    expect(mapOffset(edit, span.start, bias)).toBe(expected);
  });

  it('stays beside the character it holds to, as long as that survives', () => {
    fc.assert(
      fc.property(one, ([text, a]) => {
        const mapping = mappingOf(a);
        for (let i = 0; i < text.length; i++) {
          const now = follow(a, i);
          const sides = [mapping.offset(i, 1), mapping.offset(i + 1, -1)];
          expect(now === null ? null : sides).toEqual(now === null ? null : [now, now + 1]);
        }
      }),
      law,
    );
  });

  it('never passes another one, nor leaves the text', () => {
    fc.assert(
      fc.property(one, ([text, a]) => {
        const mapping = mappingOf(a);
        let last = 0;
        for (let i = 0; i <= text.length; i++) {
          const [left, right] = [mapping.offset(i, -1), mapping.offset(i, 1)];
          expect(left).toBeGreaterThanOrEqual(last);
          expect(right).toBeGreaterThanOrEqual(left);
          last = left;
        }
        expect(mapping.offset(text.length, 1)).toBe(applyEdit(text, a).length);
      }),
      law,
    );
  });

  // The law has a condition: of an offset whose neighbour went, one edit no longer knows on which side of text that
  // came and went in between it stood.
  it('comes by two edits where it comes by both in one, if the character it holds to survives both', () => {
    fc.assert(
      fc.property(two, ([text, a, b]) => {
        const both = composeEdits(a, b);
        const held = Array.from({ length: text.length }, (_, i) => i).filter((i) => follow(both, i) !== null);
        const atOnce = held.map((i) => [mapOffset(both, i, 1), mapOffset(both, i + 1, -1)]);
        const inTurn = held.map((i) => [
          mapOffset(b, mapOffset(a, i, 1), 1),
          mapOffset(b, mapOffset(a, i + 1, -1), -1),
        ]);
        expect(atOnce).toEqual(inTurn);
      }),
      law,
    );
  });
});
