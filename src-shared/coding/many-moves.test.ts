import { afterEach, expect, test, vi } from 'vitest';
import { planMove } from './move.ts';
import { planRelevel } from './relevel.ts';
import type { TreeCode } from './tree.ts';

const N = 2_000;
const code = (id: number, parentId: number | null, more: Partial<TreeCode> = {}): TreeCode => ({
  id,
  parentId,
  level: 'code',
  name: `code ${id}`,
  position: id,
  retiredAt: null,
  ...more,
});
/** How many names are looked at: each look brings a name into the one form in which names are told apart. */
const looks = () => vi.spyOn(String.prototype, 'normalize');

afterEach(() => void vi.restoreAllMocks());

test('Moving thousands of codes beside thousands looks at each name once.', () => {
  const codes = [code(1, null, { level: 'category' }), code(2, null, { level: 'category' })];
  for (let i = 0; i < N; i++) codes.push(code(10 + i, 1), code(10 + N + i, 2));
  const moved = codes.flatMap((one) => (one.parentId === 1 ? one.id : []));
  const seen = looks();
  const plan = planMove(codes, moved, 2, 10 + N);
  expect(seen.mock.calls.length).toBe(2 * N);
  const updates = 'updates' in plan ? plan.updates : [];
  expect(updates.filter((one) => moved.includes(one.id)).map((one) => one.parentId)).toEqual(
    moved.map(() => 2),
  );
  expect(planMove([...codes, code(9, 1, { name: ' CODE 2010' })], [9], 2)).toEqual({
    problem: '“code 2” already has a “ CODE 2010”. Rename one of the two, or merge them.',
  });
});

test('Of thousands of siblings one is moved without a look at any name, and only it and those without room get another place.', () => {
  const codes = Array.from({ length: N }, (_, i) => code(i + 1, null, { position: 2 * i }));
  const seen = looks();
  expect(planMove(codes, [N], null, 1)).toMatchObject({ updates: [{ id: N, position: 0 }, { id: 1, position: 1 }] }); // prettier-ignore
  expect(planMove(codes, [1], null, 3)).toEqual({
    updates: [{ id: 1, parentId: null, position: 3, level: 'code' }],
  });
  expect(seen).not.toHaveBeenCalled();
});

test('Raising thousands of codes looks at each name twice at most, and puts them after their branches, the last first.', () => {
  const codes = [code(1, null, { level: 'theme' }), code(2, null, { level: 'theme', position: 5_000 })];
  for (let i = 0; i < N; i++) codes.push(code(10 + i, i % 2 === 0 ? 1 : 2, { level: 'category' }));
  const ids = codes.slice(2).map((one) => one.id);
  const seen = looks();
  const plan = planRelevel(codes, ids, 'theme');
  expect(seen.mock.calls.length).toBeLessThanOrEqual(4 * N);
  if (!('updates' in plan)) throw new Error(plan.problem);
  const now = new Map(codes.map((one) => [one.id, one]));
  for (const update of plan.updates) now.set(update.id, { ...now.get(update.id)!, ...update });
  const order = [...now.values()].sort((a, b) => a.position - b.position).map((one) => one.id);
  const of = (parent: number) => codes.flatMap((one) => (one.parentId === parent ? one.id : [])).toReversed();
  expect(order).toEqual([1, ...of(1), 2, ...of(2)]);
});

test('A code is not raised beside one of its name, nor one that came there before it.', () => {
  const category = (id: number, parentId: number, name: string) =>
    code(id, parentId, { level: 'category', name });
  const codes = [
    code(1, null, { level: 'theme' }),
    code(2, null, { level: 'theme', name: 'trust' }),
    category(3, 1, 'Trust'),
    category(4, 1, 'time'),
    category(5, 2, 'TIME'),
  ];
  expect(planRelevel(codes, [3], 'theme')).toHaveProperty('problem');
  expect(planRelevel(codes, [4, 5], 'theme')).toHaveProperty('problem');
  expect(planRelevel(codes, [4], 'theme')).toHaveProperty('updates');
});
