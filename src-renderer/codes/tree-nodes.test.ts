import type { Code } from '@shared/contract/index.ts';
import { expect, test } from 'vitest';
import { childrenByParent } from '../store/select.ts';
import { findFolded } from './fold.ts';
import {
  retiredByParent,
  RETIRED,
  rolledUp,
  rowKeeper,
  treeRows,
  UNGROUPED,
  type TreeNode,
} from './tree-nodes.ts';

/** `Trust(theme) > asked` as indented lines: two spaces a level, the code's level in brackets. */
function tree(outline: string): Map<number, Code> {
  const codes = new Map<number, Code>();
  const above: number[] = [];
  outline
    .split('\n')
    .filter((line) => line.trim() !== '')
    .forEach((line, i) => {
      const depth = (line.length - line.trimStart().length) / 2;
      const [, name = '', level = 'code'] = /^(.*?)(?: \((\w+)\))?$/.exec(line.trim()) ?? [];
      codes.set(i + 1, {
        id: i + 1,
        guid: `g${i + 1}`,
        parentId: depth === 0 ? null : (above[depth - 1] ?? null),
        level: level as Code['level'],
        name,
        color: '#2f6f73',
        origin: 'open',
        shortDefinition: '',
        fullDefinition: '',
        useWhen: '',
        avoidWhen: '',
        typicalExample: '',
        position: i,
        retiredAt: null,
        mergedIntoId: null,
      });
      above[depth] = i + 1;
    });
  return codes;
}
const shown = (rows: readonly TreeNode[], depth = 0): string =>
  rows.map((row) => `${'  '.repeat(depth)}${row.name}\n${shown(row.children, depth + 1)}`).join('');

const STUDY = `
Trust (theme)
  asked
  Meeting (category)
    café talk
loose
not believed`;

test('Codes at the top that gather nothing stand under a heading of their own, after the rest.', () => {
  const { top, parents } = treeRows(childrenByParent(tree(STUDY)), { filter: '' }, new Map());
  expect(shown(top)).toBe('Trust\n  asked\n  Meeting\n    café talk\nungrouped\n  loose\n  not believed\n');
  expect(parents).toEqual([3, 1, UNGROUPED]);
});

test('A filter keeps what matches, what is above it and what is below it; accents and case apart.', () => {
  const children = childrenByParent(tree(STUDY));
  expect(shown(treeRows(children, { filter: 'CAFE' }, new Map()).top)).toBe(
    'Trust\n  Meeting\n    café talk\n',
  );
  expect(shown(treeRows(children, { filter: 'meeting' }, new Map()).top)).toBe(
    'Trust\n  Meeting\n    café talk\n',
  );
  expect(treeRows(children, { filter: 'o' }, new Map()).matches).toBe(2);
  expect(treeRows(children, { filter: 'nowhere' }, new Map()).top).toEqual([]);
});

test('Rows in which nothing has changed are the same objects as before.', () => {
  const codes = tree(STUDY);
  const rowsOf = rowKeeper();
  const before = rowsOf(childrenByParent(codes), { filter: '' }, new Map()).top;
  const renamed = new Map(codes).set(5, { ...(codes.get(5) as Code), name: 'looser' });
  const after = rowsOf(childrenByParent(renamed), { filter: '' }, new Map()).top;
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
  expect(after[1]?.children[1]).toBe(before[1]?.children[1]);
});

test('Counts of a parent are its own and everything below.', () => {
  const counts = new Map([
    [1, new Map([[1, 2]])],
    [
      4,
      new Map([
        [1, 3],
        [2, 1],
      ]),
    ],
  ]);
  const totals = rolledUp(childrenByParent(tree(STUDY)), counts);
  expect([totals.get(1), totals.get(3), totals.get(4), totals.get(5)]).toEqual([6, 4, 4, 0]);
});

test.each([
  ['café talk', 'CAFE', 'café'],
  ['cafe\u0301 talk', 'cafe', 'cafe\u0301'],
  ['İstanbul', 'istan', 'İstan'],
  ['👩‍👩‍👧 family', 'fam', 'fam'],
  ['Straße', 'strasse', null],
  ['nothing', '  ', null],
])('In “%s”, “%s” is found as %s.', (text, query, found) => {
  const hit = findFolded(text, query);
  expect(hit && text.slice(hit.start, hit.end)).toBe(found);
});

test('Retired codes stand below a heading of their own, last, and what went with one stands below it.', () => {
  const codes = tree(STUDY);
  const meeting = [...codes.values()].find((code) => code.name === 'Meeting')!;
  const out = new Map(
    [...codes].map(([id, code]) => {
      const goes = code.id === meeting.id || code.parentId === meeting.id;
      return [id, goes ? { ...code, retiredAt: '2026-01-01T00:00:00.000Z' } : code] as const;
    }),
  );
  const { top } = treeRows(childrenByParent(out), { filter: '' }, new Map(), retiredByParent(out));
  expect(top.at(-1)?.key).toBe(RETIRED);
  expect(shown(top.at(-1)!.children)).toBe('Meeting\n  café talk\n');
});

test('Of a group only its codes are shown, and what they stand under.', () => {
  const codes = tree(STUDY);
  const talk = [...codes.values()].find((code) => code.name === 'café talk')!;
  const rows = treeRows(childrenByParent(codes), { filter: '', only: new Set([talk.id]) }, new Map());
  expect(shown(rows.top)).toBe('Trust\n  Meeting\n    café talk\n');
  expect(rows.matches).toBe(1);
});
