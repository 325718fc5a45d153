import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdit, edit, type Edit } from './edit.ts';
import { rebaseEdit } from './rebase.ts';
import { anyText, editOf } from './testing/arbitrary.ts';
import { LAW_RUNS, timeFor } from './testing/runs.ts';

const law = { seed: 20_260_304, numRuns: LAW_RUNS };
const time = timeFor(20);
const both = anyText.chain((text) => fc.tuple(fc.constant(text), editOf(text), editOf(text)));
const put = (base: string, mine: Edit, theirs: Edit) => {
  const { edit: ops, collisions } = rebaseEdit(base, mine, theirs);
  return { text: applyEdit(applyEdit(base, theirs), edit(ops)), collisions };
};

test.each([
  ['in other places', 'one two three', [3, 0, '!'], [8, 5, 'four'], 'one! two four', 0],
  [
    'at one place, mine after theirs',
    'one two',
    [3, 0, ' mine'],
    [3, 0, ' theirs'],
    'one theirs mine two',
    0,
  ],
  ['before and behind what they replaced', 'one two', [3, 1, '+'], [4, 3, 'zwei'], 'one+zwei', 0],
  ['of one word twice: as I have it', 'one two', [4, 3, 'deux'], [4, 3, 'zwei'], 'one deux', 1],
  ['within what they deleted: as I have it', 'one two', [5, 1, 'W'], [3, 4, ''], 'one tWo', 1],
  [
    'of the same words alike: nothing is left to do',
    'one two',
    [4, 3, 'zwei'],
    [4, 3, 'zwei'],
    'one zwei',
    1,
  ],
] as const)('Two edits %s.', (_what, base, [at, remove, insert], [there, less, more], after, collisions) => {
  const done = put(base, [{ at, remove, insert }], [{ at: there, remove: less, insert: more }]);
  expect(done).toEqual({ text: after, collisions });
});

test('An edit put on a text that did not change is that edit.', { timeout: time }, () => {
  fc.assert(
    fc.property(both, ([text, mine]) => {
      const { edit: ops, collisions } = rebaseEdit(text, mine, []);
      expect(ops.map(({ at, remove, insert }) => ({ at, remove, insert }))).toEqual(mine);
      expect(collisions).toBe(0);
      const own = applyEdit(text, mine);
      for (const { from, insert } of ops) expect(own.slice(from, from + insert.length)).toBe(insert);
    }),
    law,
  );
});

test('What both did alike leaves nothing to do, and nothing leaves all of theirs.', { timeout: time }, () => {
  fc.assert(
    fc.property(both, ([text, mine, theirs]) => {
      expect(put(text, [], theirs)).toEqual({ text: applyEdit(text, theirs), collisions: 0 });
      expect(put(text, mine.filter((op) => op.remove > 0), mine.filter((op) => op.remove > 0)).text).toBe(
        applyEdit(text, mine.filter((op) => op.remove > 0)),
      );
    }),
    law,
  );
}); // prettier-ignore

test(
  'Where two edits touch nowhere it is all one whose comes first; every letter typed is in the outcome.',
  { timeout: time },
  () => {
    fc.assert(
      fc.property(both, ([text, mine, theirs]) => {
        const done = put(text, mine, theirs);
        for (const op of mine) expect(done.text).toContain(op.insert);
        const touch = mine.some((a) =>
          theirs.some((b) => a.at <= b.at + b.remove && b.at <= a.at + a.remove),
        );
        fc.pre(!touch);
        expect(done).toEqual({ text: put(text, theirs, mine).text, collisions: 0 });
        for (const op of theirs) expect(done.text).toContain(op.insert);
      }),
      law,
    );
  },
);
