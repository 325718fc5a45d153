import type { Memo, MemoLink } from '@shared/contract/index.ts';
import { describe, expect, test } from 'vitest';
import type { MemoFilter } from '../store/view.ts';
import { asksHost, excerpt, filtersSet, listedMemos, marked } from './listing.ts';

const ALL: MemoFilter = { kind: null, coderId: null, on: null, sectionId: null, days: null, codeId: null };
const NOW = new Date('2026-03-31T12:00:00.000Z');
const memo = (id: number, patch: Partial<Memo> = {}): Memo => ({
  id,
  guid: `g${id}`,
  kind: 'theoretical',
  title: `Memo ${id}`,
  body: '',
  plainText: '',
  coderId: 1,
  createdAt: `2026-03-${String(id).padStart(2, '0')}T09:00:00.000Z`,
  updatedAt: '',
  sectionId: null,
  place: 0,
  ...patch,
});
const link = (id: number, patch: Partial<MemoLink>): MemoLink => ({
  id,
  memoId: 1,
  target: 'code',
  targetId: 1,
  start: null,
  end: null,
  role: 'on',
  anchor: '',
  ...patch,
});
const tables = {
  memo: new Map(
    [memo(1), memo(2, { kind: 'reflexive', coderId: 2 }), memo(30, { sectionId: 5 })].map((row) => [
      row.id,
      row,
    ]),
  ),
  memoLink: new Map(
    [link(1, { memoId: 1 }), link(2, { memoId: 2, role: 'mention' })].map((row) => [row.id, row]),
  ),
};
const listed = (patch: Partial<MemoFilter>, found: number[] | null = null) =>
  listedMemos(tables, { ...ALL, ...patch }, found, NOW).map((row) => row.id);

describe('The list of memos', () => {
  test('is newest first, or in the order in which they were found', () => {
    expect(listed({})).toEqual([30, 2, 1]);
    expect(listed({}, [1, 30, 99])).toEqual([1, 30]);
  });

  test('holds those that meet every filter', () => {
    expect(listed({ kind: 'reflexive' })).toEqual([2]);
    expect(listed({ coderId: 1 })).toEqual([30, 1]);
    expect(listed({ sectionId: 5 })).toEqual([30]);
    expect(listed({ sectionId: 'none' })).toEqual([2, 1]);
    expect(listed({ days: 7 })).toEqual([30]);
    expect(listed({ kind: 'theoretical', sectionId: 'none' }, [2, 1])).toEqual([1]);
  });

  test('takes what a memo is on, not what it only mentions', () => {
    expect(listed({ on: 'code' })).toEqual([1]);
  });

  test('asks the host only for words and codes, and counts the filters that are set', () => {
    expect([asksHost(' ', ALL), asksHost('a', ALL), asksHost('', { ...ALL, codeId: 1 })]).toEqual([
      false,
      true,
      true,
    ]);
    expect(filtersSet({ ...ALL, kind: 'reflexive', days: 7 })).toBe(2);
  });

  test('marks words by how they begin, whatever their accents', () => {
    expect(marked('Un café, caf', 'CAFE un').map((piece) => [piece.text, piece.isFound])).toEqual([
      ['Un', true],
      [' ', false],
      ['café', true],
      [', caf', false],
    ]);
    expect(marked('as it is', '')).toEqual([{ text: 'as it is', isFound: false, at: 0 }]);
  });

  test('shows the part of a text where the word stands', () => {
    const text = `${'word '.repeat(100)}kettle at the end`;
    expect(excerpt(text, 'kett', 60)).toMatch(/^…(word )+kettle at the end$/);
    expect(excerpt(text, '', 10)).toBe('word word ');
  });
});
