import { expect, test } from 'vitest';
import type { ReplaceHit } from '@shared/contract/index.ts';
import { lineAfter, linesOf } from './lines.ts';

const hit = (transcriptId: number, start: number): ReplaceHit => ({
  transcriptId,
  start,
  end: start + 3,
  before: '',
  words: 'Jon',
  after: '',
  by: 'John',
  isLeft: false,
  codings: [],
});
const found = linesOf({
  transcripts: [
    { id: 7, textRevision: 0, hits: 1, left: 1 },
    { id: 9, textRevision: 0, hits: 5, left: 0 },
    { id: 4, textRevision: 0, hits: 2, left: 0 },
  ],
  hits: [hit(7, 10), hit(7, 30), hit(9, 4)],
});

test('Places are listed below their transcript, and what is not listed is counted there', () => {
  expect(found.lines.map((line) => [line.key, line.is === 'rest' ? line.count : 0])).toEqual([
    ['all 7', 0],
    ['7 10', 0],
    ['7 30', 0],
    ['all 9', 0],
    ['9 4', 0],
    ['rest 9', 4],
    ['all 4', 0],
    ['rest 4', 2],
  ]);
  expect(found.groups.map(({ first, last }) => [first, last])).toEqual([
    [0, 2],
    [3, 5],
    [6, 7],
  ]);
});

test('Keys lead from box to box, past lines that have none, and stay at either end', () => {
  const isStop = (i: number) => found.lines[i]?.is !== 'rest';
  const go = (key: string, from: number) => lineAfter(key, from, found.lines.length, isStop);
  expect(go('ArrowDown', 4)).toBe(6);
  expect(go('ArrowUp', 6)).toBe(4);
  expect(go('ArrowDown', 6)).toBe(6);
  expect(go('ArrowUp', 0)).toBe(0);
  expect(go('End', 1)).toBe(6);
  expect(go('Home', 4)).toBe(0);
  expect(go('PageDown', 1)).toBe(6);
  expect(go('PageUp', 4)).toBe(0);
  expect(go('a', 4)).toBeNull();
});
