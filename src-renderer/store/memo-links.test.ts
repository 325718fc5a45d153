import type { Id, MemoLink } from '@shared/contract/index.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMemoLinks } from './memo-links.ts';

/** Says how often all of it was read. */
class Counted extends Map<Id, MemoLink> {
  reads = 0;
  override values() {
    this.reads++;
    return super.values();
  }
}

const TARGETS = ['code', 'case', 'participant'] as const;
const link = fc.record({
  id: fc.nat(40),
  memoId: fc.nat(5),
  target: fc.constantFrom(...TARGETS),
  targetId: fc.nat(4),
  start: fc.constant(null),
  end: fc.constant(null),
  role: fc.constantFrom('on', 'mention', 'quote'),
  anchor: fc.constant(''),
}) satisfies fc.Arbitrary<MemoLink>;
const tableOf = (rows: readonly MemoLink[]) => new Counted(rows.map((row) => [row.id, row]));

test('The links to a thing are those that lead to it, whatever links there were before.', () => {
  fc.assert(
    fc.property(fc.array(fc.array(link), { minLength: 1, maxLength: 4 }), (times) => {
      const linksTo = createMemoLinks();
      for (const table of times.map(tableOf))
        for (const target of TARGETS)
          for (let targetId = 0; targetId < 5; targetId++)
            expect(linksTo(table, target, targetId)).toEqual(
              [...table.values()].filter((row) => row.target === target && row.targetId === targetId),
            );
    }),
    { seed: 20_261_126, numRuns: 100 },
  );
});

test('However many rows ask, the links are read through once, and once more when a link has changed.', () => {
  const linksTo = createMemoLinks();
  const rows = Array.from({ length: 500 }, (_, id): MemoLink => ({
    id,
    memoId: 1,
    target: 'participant',
    targetId: id % 100,
    start: null,
    end: null,
    role: 'on',
    anchor: '',
  }));
  const table = tableOf(rows);
  for (let id = 0; id < 1_000; id++) linksTo(table, 'participant', id);
  expect(table.reads).toBe(1);

  const [of7, of8] = [linksTo(table, 'participant', 7), linksTo(table, 'participant', 8)];
  const later = tableOf(rows.filter((row) => row.id !== 7));
  expect(linksTo(later, 'participant', 7)).toHaveLength(4);
  expect(of7).toHaveLength(5);
  // Those whose links are as they were have nothing to draw.
  expect(linksTo(later, 'participant', 8)).toBe(of8);
  expect(later.reads).toBe(1);
});

test('What nothing leads to has always the same empty list.', () => {
  const linksTo = createMemoLinks();
  expect(linksTo(tableOf([]), 'code', 1)).toBe(linksTo(tableOf([]), 'case', 2));
});
