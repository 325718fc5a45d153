import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mapSpan } from './anchor.ts';
import { diffWords } from './diff.ts';
import { applyEdit, composeEdits, edit, invertEdit } from './edit.ts';
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
