import { expect, test } from 'vitest';
import { withLostMarks } from './lost-marks.ts';

test('Where codings lost their words one mark stands for all of them at that place; those with words have a stripe each.', () => {
  const places = new Map([
    [1, { start: 0, end: 9 }],
    [2, { start: 4, end: 4 }],
    [3, { start: 4, end: 4 }],
    [4, { start: 4, end: 8 }],
    [5, { start: 7, end: 7 }],
  ]);
  const bars = [...places.keys()].map((id) => ({ id, lane: 0, top: 0, bottom: 20 }));
  const { drawn, waiting } = withLostMarks(bars, (id) => places.get(id) ?? null);
  expect(drawn.map((bar) => bar.id)).toEqual([1, 2, 4, 5]);
  expect([...waiting]).toEqual([
    [2, 2],
    [5, 1],
  ]);
});
