import { expect, test } from 'vitest';
import type { BenchIncident } from '@shared/contract/index.ts';
import { cellHeight } from './card-size.ts';
import { cellKeyOf, cellWith, lieOf, rowHeights } from './crossing.ts';
import type { Group, Row } from './layout.ts';

const incident = (id: number, length: number): BenchIncident => ({
  id,
  codeId: 1,
  coderId: 1,
  transcriptId: 1,
  participantId: null,
  roleId: null,
  caseId: null,
  identifier: '',
  start: 0,
  end: length,
  isNegativeCase: false,
  hasMemo: false,
  exemplarId: null,
});
const group = (by: Group['by'], id: number): Group => ({
  by,
  id,
  key: `${by} ${id}`,
  title: `${id}`,
  detail: '',
  color: null,
  incidents: [],
  missing: [],
});
const columns = Array.from({ length: 300 }, (_, i) => group('interview', i + 1));
const few = [incident(1, 20)];
const many = [incident(2, 200), incident(3, 700), incident(4, 90)];
const row = (id: number, cells: [number, BenchIncident[]][]): Row => ({
  ...group('code', id),
  cells: new Map(cells),
});
const rows = [
  row(1, [[1, few]]),
  row(2, [
    [300, many],
    [2, few],
  ]),
];
const none: ReadonlySet<string> = new Set();
const size = { shown: 2, width: 240, isWhole: false };

test('A row is as high as its highest cell, in whichever column that is', () => {
  const heights = rowHeights(rows, columns, 240, none);
  expect(heights.of(1)).toBe(cellHeight(many, size) + 1);
  expect(heights.of(1)).toBeGreaterThan(heights.of(0));
  const key = cellKeyOf(rows[1]!, columns[299]!);
  expect(rowHeights(rows, columns, 240, new Set([key])).of(1)).toBe(461);
});

test('A row that was seen to be higher stays so, until something in it is shut', () => {
  const heights = rowHeights(rows, columns, 240, none);
  const reckoned = heights.of(0);
  heights.saw(0, reckoned + 90);
  expect(heights.of(0)).toBe(reckoned + 90);
  heights.forget(0);
  expect(heights.of(0)).toBe(reckoned);
});

test('A crossing lies as it is shown: the first incidents of a cell, or all of them', () => {
  const key = cellKeyOf(rows[1]!, columns[299]!);
  expect(lieOf(rows, columns, none)[1]?.[299]).toEqual([2, 3]);
  expect(lieOf(rows, columns, new Set([key]))[1]?.[299]).toEqual([2, 3, 4]);
  expect(lieOf(rows, columns, none)[1]?.findIndex((ids) => ids !== undefined)).toBe(1);
  expect(cellWith(rows, 4)).toBe(many);
});
