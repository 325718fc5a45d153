import type { Step } from '@shared/contract/index.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallStudy } from '../handlers/testing/study.ts';
import { logSteps } from './stored-diff.ts';
import { fromStoredMemo, toStoredMemo } from './stored-memo.ts';

type Update = Step & { op: 'update'; table: 'memo' };
const update = (before: object, after: object) =>
  ({ op: 'update', table: 'memo', id: 7, before, after }) as Update;

test('Whatever was written in a memo comes out of the log as it went in, halves of characters too.', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ' ', 'é', '\ud83d', '\udc69', '👩‍👩‍👧', '"', '\\', '\u0000', 'ש'), minLength: 900, maxLength: 2_500 }); // prettier-ignore
  fc.assert(
    fc.property(text, text, (before, after) => {
      const step = update({ body: before, updatedAt: '1' }, { body: after, updatedAt: '2' });
      const stored = toStoredMemo(step);
      if (stored === null) return;
      expect(fromStoredMemo(JSON.parse(JSON.stringify(stored)) as typeof stored)).toEqual(step);
    }),
    { seed: 20_261_126, numRuns: 60 },
  );
  expect(toStoredMemo(update({ body: 'x'.repeat(2_000) }, { body: 'y' }))).not.toBeNull();
});

test('A short memo stays readable in the log.', () => {
  expect(toStoredMemo(update({ title: 'a' }, { title: 'b' }))).toBeNull();
});

const SAVES = 6;
/** Words that repeat as little as prose does. */
const prose = (words: number) =>
  Array.from({ length: words }, (_, i) => `w${(i * 7_919) % 10_007}`).join(' ');

test('A long memo that is saved in every pause grows the log by little, and is read and undone as it was.', () => {
  const study = smallStudy();
  const { sqlite } = study.host.parts.db;
  const memo = study.call('memos.add', {
    kind: 'theoretical',
    title: 'Long',
    plainText: prose(4_000),
    on: [],
  });
  const first = memo.plainText;
  for (let i = 1; i <= SAVES; i++)
    study.call('memos.update', { id: memo.id, plainText: `${first} and ${'more '.repeat(i)}` });
  const sizes = sqlite
    .prepare("select length(diff) from change where kind = 'memos.update'")
    .pluck()
    .all() as number[];
  expect(first.length).toBeGreaterThan(20_000);
  // Both sides whole would be twice the memo.
  for (const size of sizes) expect(size).toBeLessThan(first.length);

  const [last] = sqlite
    .prepare("select diff from change where kind = 'memos.update' order by revision desc")
    .pluck()
    .all() as string[];
  expect(logSteps(last ?? '[]')).toContainEqual(
    expect.objectContaining({
      before: expect.objectContaining({ plainText: `${first} and ${'more '.repeat(SAVES - 1)}` }) as unknown,
    }),
  );
  const [version, made] = study.call('memos.history', { id: memo.id });
  expect(version?.plainText ?? '').toBe(`${first} and ${'more '.repeat(SAVES)}`);
  expect(made).toBeUndefined();
  const { parts } = study.call('trail.read', { revision: study.host.parts.revision() });
  expect(parts[0]?.fields.find((one) => one.field === 'plainText')).toEqual({
    field: 'plainText',
    before: `${first} and ${'more '.repeat(SAVES - 1)}`,
    after: `${first} and ${'more '.repeat(SAVES)}`,
  });
  for (let i = 0; i < SAVES; i++) study.call('history.undo', {});
  expect(study.call('project.snapshot', {}).memo.find((row) => row.id === memo.id)).toEqual(memo);
  for (let i = 0; i < SAVES; i++) study.call('history.redo', {});
  expect(study.call('memos.history', { id: memo.id })[0]?.plainText).toBe(
    `${first} and ${'more '.repeat(SAVES)}`,
  );
});
