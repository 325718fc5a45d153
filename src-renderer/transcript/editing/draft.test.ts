import { applyEdit } from '@shared/text/edit.ts';
import { LAW_RUNS } from '@shared/text/testing/runs.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Draft, TypedTurn } from '../../store/view.ts';
import { advanced, asSaved, isChanged, placed, startDraft, turnMapOf, type Caret } from './draft.ts';
import { Typist, typings } from './testing/typing.ts';

/** An interviewer's turn between two of a participant, each with a time stamp. */
const SAID: TypedTurn[] = [
  { key: 'k0', id: 1, words: 'I sat there.', speakerId: 20, startsAtMs: 0 },
  { key: 'k1', id: 2, words: 'Mm.', speakerId: 10, startsAtMs: 1_000 },
  { key: 'k2', id: 3, words: 'Behind the desk.', speakerId: 20, startsAtMs: 2_000 },
];
const begun: Draft = { turns: SAID, edit: [] };

/** The draft after the editor has come to hold these turns, step by step. */
const through = (
  ...steps: readonly (readonly [lines: readonly (readonly [string, string])[], caret: Caret])[]
) =>
  steps.reduce(
    (draft, [lines, caret]) =>
      advanced(
        draft,
        lines.map(([key, words]) => ({ key, words })),
        caret,
      )?.draft ?? draft,
    begun,
  );
const facts = ({ turns }: Draft) =>
  turns.map(({ words, id, speakerId, startsAtMs }) => [words, id, speakerId, startsAtMs]);
const [ABOVE, MM, BELOW] = [
  ['I sat there.', 1, 20, 0],
  ['Mm.', 2, 10, 1_000],
  ['Behind the desk.', 3, 20, 2_000],
];

test('Words stay with their speaker and time when the turn before them is deleted, its words first or its whole line.', () => {
  const joined = [['k0', 'I sat there.'], ['k1', 'Behind the desk.']] as const; // prettier-ignore
  const emptied = [['k0', 'I sat there.'], ['k1', ''], ['k2', 'Behind the desk.']] as const; // prettier-ignore
  const caret = { key: 'k1', at: 0 };
  expect(facts(through([emptied, caret], [joined, caret]))).toEqual([ABOVE, BELOW]);
  expect(facts(through([joined, caret]))).toEqual([ABOVE, BELOW]);
  const cut = through([[['k0', 'I sat there.'], ['k1', 'the desk.']], caret]); // prettier-ignore
  expect(facts(cut)).toEqual([ABOVE, ['the desk.', 3, 20, 2_000]]);
});

test('A line made at the end of a turn, or before its first words, and taken back leaves everything as it was.', () => {
  const whole = SAID.map(({ key, words }) => [key, words] as const);
  const after = [whole[0]!, whole[1]!, ['k9', ''] as const, whole[2]!];
  const back = [whole[0]!, whole[1]!, ['k9', 'Behind the desk.'] as const];
  const deleted = through([after, { key: 'k9', at: 0 }], [back, { key: 'k9', at: 0 }]);
  expect(facts(deleted)).toEqual([ABOVE, MM, BELOW]);

  const before = [whole[0]!, whole[1]!, ['k2', ''] as const, ['k9', 'Behind the desk.'] as const];
  const parted = through([before, { key: 'k9', at: 0 }]);
  expect(facts(parted)).toEqual([ABOVE, MM, ['', null, 20, null], BELOW]);
  // Backspace in the blank line above the words, and in front of them.
  const up = [whole[0]!, whole[1]!, ['k9', 'Behind the desk.'] as const];
  const again = [whole[0]!, whole[1]!, ['k2', 'Behind the desk.'] as const];
  for (const [lines, key, at] of [
    [up, 'k1', 3],
    [again, 'k2', 0],
  ] as const) {
    // prettier-ignore
    const joined = through([before, { key: 'k9', at: 0 }], [lines, { key, at }]);
    expect(facts(joined)).toEqual([ABOVE, MM, BELOW]);
  }
});

test('Words joined to what is left of the turn above are that turn’s, and lines pasted over both keep each apart.', () => {
  const joined = through([[['k0', 'I sat there.'], ['k1', 'M the desk.']], { key: 'k1', at: 1 }]); // prettier-ignore
  expect(facts(joined)).toEqual([ABOVE, ['M the desk.', 2, 10, 1_000]]);
  const lines = [['k0', 'I sat there.'], ['k1', 'M one'], ['k9', 'two the desk.']] as const; // prettier-ignore
  const pasted = through([lines, { key: 'k9', at: 3 }]);
  expect(facts(pasted)).toEqual([ABOVE, ['M one', 2, 10, 1_000], ['two the desk.', 3, 20, 2_000]]);
  // Over whole turns, up to the start of the one below.
  const over = [['k0', 'two'], ['k8', 'lines'], ['k9', 'Behind the desk.']] as const; // prettier-ignore
  expect(facts(through([over, { key: 'k9', at: 0 }]))).toEqual([
    ['two', 1, 20, 0],
    ['lines', null, 20, null],
    BELOW,
  ]);
});

/** The interview as it was opened. */
const text = SAID.map(({ words }) => words).join('\n');
const opened = {
  transcript: { text },
  turns: SAID.map(({ id, words, speakerId, startsAtMs }) => {
    const start = text.indexOf(words);
    return { id, start, end: Math.min(text.length, start + words.length + 1), speakerId, startsAtMs };
  }),
} as unknown as Parameters<typeof isChanged>[1];

test('What reads as it did before is no change: a blank turn at the end, a letter deleted and typed again.', () => {
  const whole = SAID.map(({ key, words }) => [key, words] as const);
  const blank = through([[...whole, ['k8', ''], ['k9', '']], { key: 'k9', at: 0 }]);
  expect(blank.edit).not.toEqual([]);
  expect(isChanged(blank, opened)).toBe(false);
  const without = [whole[0]!, ['k1', 'M.'] as const, whole[2]!];
  const deleted = through([without, { key: 'k1', at: 1 }]);
  expect(isChanged(deleted, opened)).toBe(true);
  const again = through([without, { key: 'k1', at: 1 }], [whole, { key: 'k1', at: 2 }]);
  expect(again.edit).not.toEqual([]);
  expect(isChanged(again, opened)).toBe(false);
  // Turns and speakers count although no word does.
  const speaker = begun.turns.map((turn) => ({ ...turn, speakerId: 10 }));
  expect(isChanged({ ...begun, turns: speaker }, opened)).toBe(true);
  const line = [['k0', 'I sat there.'], ['k1', 'Mm.\nBehind the desk.']] as const; // prettier-ignore
  expect(isChanged(through([line, { key: 'k1', at: 0 }]), opened)).toBe(true);
});

test('What is saved of a draft is an edit of the opened text with turns that tile it, and is changed when either is.', () => {
  fc.assert(
    fc.property(typings, (sequence) => {
      const typist = new Typist(startDraft(opened), [10, 20, null]);
      for (const act of sequence) typist.perform(act);
      const saved = asSaved(typist.draft);
      const now = turnMapOf(saved).text;
      expect(now).toBe(applyEdit(text, saved.edit));
      expect(turnMapOf(typist.draft).text.startsWith(now)).toBe(true);
      const turns = placed(saved);
      expect(turns.at(-1)?.end ?? 0).toBe(now.length);
      expect(turns.length).toBe(now === '' ? 0 : saved.turns.length);
      const facts = (all: Readonly<ReturnType<typeof placed>>) =>
        all.map(({ start, end, speakerId, startsAtMs }) => [start, end, speakerId, startsAtMs]);
      const isOther = now !== text || String(facts(turns)) !== String(facts(opened.turns));
      expect(isChanged(typist.draft, opened)).toBe(isOther);
    }),
    { seed: 20_260_306, numRuns: LAW_RUNS },
  );
});
