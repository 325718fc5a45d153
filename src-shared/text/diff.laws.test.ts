import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffSplice, diffWords } from './diff.ts';
import { applyEdit, edit } from './edit.ts';
import { isCharacterEdge } from './segments.ts';
import { anyTalk, anyText, editOf } from './testing/arbitrary.ts';
import { LAW_RUNS, timeFor } from './testing/runs.ts';
import { turnEdit } from './testing/turn-edit.ts';

const SEED = 20_260_103;
console.log(`Laws of differences: seed ${SEED}, ${LAW_RUNS} runs`);
const law = { seed: SEED, numRuns: LAW_RUNS };
const time = timeFor(50);
const twoTexts = fc.oneof(
  fc.tuple(anyText, anyText),
  fc.tuple(anyTalk, anyTalk),
  anyText.chain((a) => editOf(a).map((change): [string, string] => [a, applyEdit(a, change)])),
);

test('A difference makes the one text of the other, and cuts no character.', { timeout: time }, () => {
  fc.assert(
    fc.property(twoTexts, ([a, b]) => {
      const words = diffWords(a, b);
      expect(applyEdit(a, words)).toBe(b);
      expect(edit(words)).toEqual(words);
      const splice = diffSplice(a, b);
      expect(applyEdit(a, splice ? [splice] : [])).toBe(b);
      for (const op of [...words, ...(splice ? [splice] : [])])
        expect([op.at, op.at + op.remove].every((at) => isCharacterEdge(a, at))).toBe(true);
    }),
    law,
  );
});

const pieces = fc.array(
    fc.tuple(fc.option(fc.nat(5)), anyTalk.map((talk) => talk.replaceAll('\n', ' '))),
    { maxLength: 6 },
  ); // prettier-ignore
test(
  'The turns of an editor make an edit and turns that tile the new text, whatever was joined, parted, moved or typed.',
  { timeout: time },
  () => {
    fc.assert(
      fc.property(fc.array(anyTalk, { maxLength: 6 }), pieces, (old, now) => {
        const text = old.join('\n');
        let at = 0;
        const turns = old.map((words, id) => {
          const start = at;
          at += words.length + (id < old.length - 1 ? 1 : 0);
          return { id, start, end: at };
        });
        const typed = now.map(([id, words]) => ({
          id: id ?? null,
          words: id !== null && id % 2 === 0 ? (old[id] ?? words) : words,
          speakerId: id,
          startsAtMs: null,
        }));
        const change = turnEdit(text, turns, typed);
        const after = applyEdit(text, change.edit);
        expect(after).toBe(typed.map((turn) => turn.words).join('\n'));
        let end = 0;
        for (const turn of change.turns) {
          expect(turn.start).toBe(end);
          expect(turn.end).toBeGreaterThan(turn.start);
          end = turn.end;
        }
        expect(end).toBe(after.length);
      }),
      law,
    );
  },
);
