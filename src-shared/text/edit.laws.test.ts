import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mapSpan } from './anchor.ts';
import { diffWords } from './diff.ts';
import {
  applyEdit,
  composeEdits,
  composeOperation,
  edit,
  invertEdit,
  lengthChange,
  type Edit,
  type Operation,
} from './edit.ts';
import { anyText, editOf, spanOf } from './testing/arbitrary.ts';
import { LAW_RUNS, timeFor } from './testing/runs.ts';

const SEED = 20_260_301;
console.log(`Laws of edits: seed ${SEED}, ${LAW_RUNS} runs`);
const law = { seed: SEED, numRuns: LAW_RUNS };
const time = timeFor(20);
const edited = anyText.chain((text) => fc.tuple(fc.constant(text), editOf(text), spanOf(text)));
const twice = edited.chain(([text, a, span]) =>
  fc.tuple(fc.constant(text), fc.constant(a), editOf(applyEdit(text, a)), fc.constant(span)),
);
/** One operation of whatever text there is; it may do nothing. */
const spliceOf = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(6), fc.constantFrom('', 'x', 'yz', '\n'))
  .map(([place, length, insert]) => (text: string): Operation => {
    const at = Math.floor(place * text.length);
    return { at, remove: Math.min(length, text.length - at), insert };
  });

test('An edit and then its inverse is the text that was, and no edit at all.', { timeout: time }, () => {
  fc.assert(
    fc.property(edited, ([text, a]) => {
      const back = invertEdit(text, a);
      expect(applyEdit(applyEdit(text, a), back)).toBe(text);
      expect(applyEdit(text, composeEdits(a, back))).toBe(text);
    }),
    law,
  );
});

test(
  'A passage that is kept stands on its very words, and comes back with the inverse.',
  { timeout: time },
  () => {
    fc.assert(
      fc.property(edited, ([text, a, span]) => {
        const mapped = mapSpan(a, span, text);
        if (mapped.kind !== 'kept' || span.start === span.end) return;
        const after = applyEdit(text, a);
        expect(after.slice(mapped.span.start, mapped.span.end)).toBe(text.slice(span.start, span.end));
        expect(mapSpan(invertEdit(text, a), mapped.span, after)).toEqual({ kind: 'kept', span });
      }),
      law,
    );
  },
);

test('A passage that two edits keep is where both in one bring it.', { timeout: time }, () => {
  fc.assert(
    fc.property(twice, ([text, a, b, span]) => {
      const first = mapSpan(a, span, text);
      fc.pre(first.kind === 'kept' && span.start < span.end);
      const second = mapSpan(b, first.span, applyEdit(text, a));
      fc.pre(second.kind === 'kept');
      expect(mapSpan(composeEdits(a, b), span, text)).toEqual(second);
    }),
    law,
  );
});

test(
  'One operation is composed as any edit is, and what it does not touch stays the very same operations.',
  { timeout: time },
  () => {
    fc.assert(
      fc.property(edited, spliceOf, ([text, a], splice) => {
        const given = structuredClone(a);
        const op = splice(applyEdit(text, a));
        const both = composeOperation(a, op);
        expect(both).toEqual(composeEdits(a, [op]));
        expect(a).toEqual(given);
        // In offsets of the old text: what ends before the operation begins, or begins behind where it ends.
        const isTouched = (one: Operation) => {
          const at = one.at + lengthChange(a.filter((other) => other.at < one.at));
          return at <= op.at + op.remove && at + one.insert.length >= op.at;
        };
        const untouched = a.filter((one) => !isTouched(one));
        expect(untouched.filter((one) => !both.includes(one))).toEqual([]);
        expect(both.length).toBeLessThanOrEqual(untouched.length + 1);
      }),
      law,
    );
  },
);

test('Letters typed one by one are the edit that they are together.', { timeout: time }, () => {
  fc.assert(
    fc.property(anyText, fc.array(spliceOf, { maxLength: 30 }), (text, splices) => {
      let [quick, general, now]: [Edit, Edit, string] = [[], [], text];
      for (const splice of splices) {
        const op = splice(now);
        now = applyEdit(now, [op]);
        quick = composeOperation(quick, op);
        general = composeEdits(general, [op]);
      }
      expect(quick).toEqual(general);
      expect(applyEdit(text, quick)).toBe(now);
    }),
    law,
  );
});

test('A difference makes the one text of the other.', { timeout: time }, () => {
  fc.assert(
    fc.property(fc.oneof(fc.tuple(anyText, anyText), edited.map(([text, a]): [string, string] => [text, applyEdit(text, a)])), ([a, b]) => {
      const found = diffWords(a, b);
      expect(applyEdit(a, found)).toBe(b);
      expect(edit(found)).toEqual(found);
    }),
    law,
  );
}); // prettier-ignore
