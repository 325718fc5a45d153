import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_LEVELS } from '../contract/entities.ts';
import { planMove, type MovePlan } from './move.ts';
import {
  build,
  descendants,
  inTreeOrder,
  levelAllowed,
  levelUnder,
  nameTaken,
  type TreeCode,
} from './tree.ts';
import { outline, tree } from './testing/outline.ts';
import { atLeast } from '../text/testing/runs.ts';

const lines = (text: string) => outline(tree(text));
const idOf = (codes: readonly TreeCode[], name: string) => codes.find((code) => code.name === name)?.id ?? -1;

function after(codes: readonly TreeCode[], plan: MovePlan): TreeCode[] {
  const updates = 'updates' in plan ? new Map(plan.updates.map((update) => [update.id, update])) : new Map();
  return codes.map((code) => ({ ...code, ...updates.get(code.id) }));
}

/** Moves codes by their names, separated by commas, and shows the outline or the problem. */
function moved(text: string, names: string, parent: string | null, before: string | null = null): string {
  const codes = tree(text);
  const id = (name: string | null) => (name === null ? null : idOf(codes, name));
  const plan = planMove(codes, names.split(',').map((name) => idOf(codes, name)), id(parent), id(before)); // prettier-ignore
  return 'problem' in plan ? plan.problem : outline(after(codes, plan));
}

const STUDY = `
  domain D
    theme T
      category C
        code a
        code b
    theme U
  code e
  code f
`;

describe('moving codes', () => {
  it('puts them last, or before a sibling', () => {
    expect(moved('code a\ncode b\ncode c', 'a', null)).toBe(lines('code b\ncode c\ncode a'));
    expect(moved('code a\ncode b\ncode c', 'c', null, 'a')).toBe(lines('code c\ncode a\ncode b'));
    expect(moved('code a\ncode b\ncode c', 'a', null, 'c')).toBe(lines('code b\ncode a\ncode c'));
  });

  it('keeps their order and lets those below one of them go along', () => {
    expect(moved(STUDY, 'f,e,b,C', 'U')).toBe(
      lines(`
        domain D
          theme T
          theme U
            category C
              code a
              code b
            code e
            code f
      `),
    );
  });

  it('before a code that moves itself means before what comes next', () => {
    expect(moved('code a\ncode b\ncode c', 'c,b', null, 'b')).toBe(lines('code a\ncode b\ncode c'));
    expect(moved('code a\ncode b\ncode c\ncode d', 'a,b', null, 'b')).toBe(
      lines('code a\ncode b\ncode c\ncode d'),
    );
  });

  it('lowers levels as the new parent asks, with everything below', () => {
    expect(moved(STUDY, 'T', 'U')).toBe(
      lines(`
        domain D
          theme U
            category T
              category C
                code a
                code b
        code e
        code f
      `),
    );
    expect(moved(STUDY, 'D', 'e')).toBe(
      lines(`
        code e
          code D
            code T
              code C
                code a
                code b
            code U
        code f
      `),
    );
  });

  it.each([
    ['D', 'D', '“D” cannot be moved into itself.'],
    ['D', 'C', '“D” cannot be moved into “C”, which is below it.'],
    ['nobody', 'C', 'A code of this move is no longer there.'],
    ['a', 'nobody', 'A code of this move is no longer there.'],
  ])('%s into %s is refused', (names, parent, problem) => {
    expect(moved(STUDY, names, parent)).toBe(problem);
  });

  it('is refused where the name is taken, and where two would arrive with one name', () => {
    const names = 'theme T\n  code Fear\ntheme U\n  code fear\ncode other';
    expect(moved(names, 'Fear', 'U')).toBe('“U” already has a “Fear”. Rename one of the two, or merge them.');
    expect(moved(names, 'Fear,fear', null)).toBe(
      'There is already a “fear” at the top. Rename one of the two, or merge them.',
    );
  });

  it('is not refused because of a retired code, but into one', () => {
    const codes = tree('theme T\n  code Fear\ncode fear').map((code) =>
      code.name === 'Fear' ? { ...code, retiredAt: '2026-01-01T00:00:00Z' } : code,
    );
    expect(planMove(codes, [3], 1)).toHaveProperty('updates');
    expect(planMove(codes, [3], 2)).toEqual({
      problem: '“Fear” is retired; nothing can be moved into it. Restore it first.',
    });
  });

  it('changes nothing that need not change', () => {
    const codes = tree('code a\ncode b\ncode c\ncode d');
    expect(planMove(codes, [2], null, 3)).toEqual({ updates: [] });
    expect(planMove(codes, [1], null)).toEqual({
      updates: [{ id: 1, parentId: null, position: 4, level: 'code' }],
    });
    const roomy = codes.map((code) => ({ ...code, position: code.position * 10 }));
    expect(planMove(roomy, [4], null, 2)).toEqual({
      updates: [{ id: 4, parentId: null, position: 1, level: 'code' }],
    });
  });

  const anyCodes = fc
    .array(
      fc.tuple(fc.nat(), fc.constantFrom(...CODE_LEVELS), fc.nat(6), fc.constantFrom('a', 'B', 'b', 'c')),
      {
        minLength: 1,
        maxLength: 14,
      },
    )
    .map((draws) => {
      const codes: TreeCode[] = [];
      draws.forEach(([parent, level, position, name], i) => {
        const under = parent % 3 === 0 ? undefined : codes[parent % Math.max(1, codes.length)];
        const parentId = under?.id ?? null;
        codes.push({
          id: i + 1,
          parentId,
          level: levelUnder(level, under?.level ?? null),
          name: nameTaken(codes, parentId, name) ? `${name}${i}` : name,
          position,
          retiredAt: null,
        });
      });
      return codes;
    });

  it('leaves a sound tree with everybody in it, in the order that was asked, whatever the tree', () => {
    fc.assert(
      fc.property(
        anyCodes,
        fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.nat(),
        (codes, picks, to, next) => {
          const ids = [...new Set(picks.map((pick) => (pick % codes.length) + 1))];
          const parentId = to % 4 === 0 ? null : (to % codes.length) + 1;
          const siblings = build(codes).get(parentId) ?? [];
          const beforeId =
            next % 2 === 0 ? null : (siblings[next % Math.max(1, siblings.length)]?.id ?? null);
          const plan = planMove(codes, ids, parentId, beforeId);
          fc.pre('updates' in plan);
          const now = after(codes, plan);
          const byId = new Map(now.map((code) => [code.id, code]));

          expect(inTreeOrder(build(now))).toHaveLength(codes.length);
          for (const code of now) {
            const parent = code.parentId === null ? null : (byId.get(code.parentId)?.level ?? null);
            expect(levelAllowed(code.level, parent)).toBe(true);
            expect(nameTaken(now, code.parentId, code.name, code.id)).toBe(false);
          }
          const inOrder = inTreeOrder(build(codes)).map((code) => code.id);
          const below = new Set(descendants(codes, ids));
          const roots = inOrder.filter((id) => ids.includes(id) && !below.has(id));
          const row = (build(now).get(parentId) ?? []).map((code) => code.id);
          const at = row.indexOf(roots[0]!);
          expect(row.slice(at, at + roots.length)).toEqual(roots);
          const staying = siblings.map((code) => code.id).filter((id) => !roots.includes(id));
          expect(row.filter((id) => !roots.includes(id))).toEqual(staying);
          const anchor = roots.includes(beforeId ?? -1) || beforeId === null ? undefined : beforeId;
          expect(anchor === undefined || row[at + roots.length] === anchor).toBe(true);
        },
      ),
      { seed: 20_260_109, numRuns: atLeast(3_000) },
    );
  });
});
