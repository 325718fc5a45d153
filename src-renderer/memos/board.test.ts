import type { Memo, MemoSection } from '@shared/contract/index.ts';
import { describe, expect, test } from 'vitest';
import { columnsOf, neighbour, placeAt, placeBeside, placeInGap } from './board.ts';

const memo = (id: number, sectionId: number | null, place = 0): Memo => ({
  id,
  guid: `g${id}`,
  kind: 'theoretical',
  title: `Memo ${id}`,
  body: '',
  plainText: '',
  coderId: 1,
  createdAt: `2026-03-${String(id).padStart(2, '0')}`,
  updatedAt: '',
  sectionId,
  place,
});
const section = (id: number): MemoSection => ({ id, guid: `s${id}`, name: `Section ${id}`, position: id });
const columns = columnsOf(
  [memo(1, null), memo(2, null), memo(3, 10, 5), memo(4, 10, 2), memo(5, 12)],
  [section(10), section(11), section(12)],
  'Not sorted',
);

describe('The sorting board', () => {
  test('has what is not sorted first, newest first, and each section in its own order', () => {
    expect(columns.map(({ id, memos }) => [id, memos.map((one) => one.id)])).toEqual([
      [null, [2, 1]],
      [10, [4, 3]],
      [11, []],
      [12, [5]],
    ]);
  });

  test('is walked by arrows, over empty columns', () => {
    expect(neighbour(columns, 4, 'down')).toBe(3);
    expect(neighbour(columns, 3, 'down')).toBe(3);
    expect(neighbour(columns, 3, 'right')).toBe(5);
    expect(neighbour(columns, 5, 'left')).toBe(4);
    expect(neighbour(columns, 2, 'left')).toBe(2);
  });

  test('moves a memo within its section and to the next, also an empty one', () => {
    expect(placeBeside(columns, 3, 'up')).toEqual({ sectionId: 10, beforeId: 4 });
    expect(placeBeside(columns, 4, 'down')).toEqual({ sectionId: 10, beforeId: null });
    expect(placeBeside(columns, 4, 'up')).toBeNull();
    expect(placeBeside(columns, 4, 'right')).toEqual({ sectionId: 11, beforeId: null });
    expect(placeBeside(columns, 1, 'right')).toEqual({ sectionId: 10, beforeId: 3 });
    expect(placeBeside(columns, 4, 'left')).toEqual({ sectionId: null, beforeId: null });
    expect(placeBeside(columns, 1, 'down')).toBeNull();
    expect(placeBeside(columns, 5, 'right')).toBeNull();
  });

  test('drops a memo where it is let go', () => {
    expect(placeAt(columns[1]!, 1, 5)).toEqual({ sectionId: 10, beforeId: 3 });
    expect(placeAt(columns[1]!, 9, 5)).toEqual({ sectionId: 10, beforeId: null });
    expect(placeAt(columns[0]!, 0, 5)).toEqual({ sectionId: null, beforeId: null });
  });

  test('takes a memo that is dropped between two, and leaves alone one that is dropped where it is', () => {
    const sorted = columns[1]!;
    expect(placeInGap(sorted, 0, 3)).toEqual({ sectionId: 10, beforeId: 4 });
    expect(placeInGap(sorted, 2, 4)).toEqual({ sectionId: 10, beforeId: null });
    expect(placeInGap(sorted, 1, 5)).toEqual({ sectionId: 10, beforeId: 3 });
    expect(placeInGap(columns[2]!, 0, 5)).toEqual({ sectionId: 11, beforeId: null });
    for (const gap of [0, 1]) expect(placeInGap(sorted, gap, 4)).toBeNull();
    for (const gap of [0, 1, 2]) expect(placeInGap(columns[0]!, gap, 1)).toBeNull();
  });
});
