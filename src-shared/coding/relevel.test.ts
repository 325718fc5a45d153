import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_LEVELS } from '../contract/entities.ts';
import { planRelevel } from './relevel.ts';
import { ancestorsOf, build, inTreeOrder, levelAllowed, type TreeCode } from './tree.ts';
import { outline, tree } from './testing/outline.ts';

function relevelled(text: string, names: string, level: (typeof CODE_LEVELS)[number]): string {
  const codes = tree(text);
  const ids = names.split(',').map((name) => codes.find((code) => code.name === name)?.id ?? -1);
  const plan = planRelevel(codes, ids, level);
  if ('problem' in plan) return plan.problem;
  const updates = new Map(plan.updates.map((update) => [update.id, update]));
  return outline(codes.map((code): TreeCode => ({ ...code, ...updates.get(code.id) })));
}
const lines = (text: string) => outline(tree(text));

const STUDY = `
  domain D
    theme T
      category C
        code a
      category E
    theme U
  code f
`;

describe('changing a level', () => {
  it('promotes a category to a theme: beside the theme that held it, with what is below it', () => {
    expect(relevelled(STUDY, 'C', 'theme')).toBe(
      lines(`
        domain D
          theme T
            category E
          theme C
            code a
          theme U
        code f
      `),
    );
  });

  it('takes a code up past everything that cannot hold it', () => {
    expect(relevelled(STUDY, 'a', 'domain')).toBe(
      lines(`
        domain D
          theme T
            category C
            category E
          theme U
        domain a
        code f
      `),
    );
  });

  it('lowers what cannot stand below it any longer', () => {
    expect(relevelled(STUDY, 'T', 'code')).toBe(
      lines(`
        domain D
          code T
            code C
              code a
            code E
          theme U
        code f
      `),
    );
  });

  it('changes several at once and keeps their order', () => {
    expect(relevelled(STUDY, 'E,C', 'theme')).toBe(
      lines(`
        domain D
          theme T
          theme E
          theme C
            code a
          theme U
        code f
      `),
    );
  });

  it('says why where a name is taken in the place it would come to', () => {
    expect(relevelled(STUDY.replace('category C', 'category u'), 'u', 'theme')).toBe(
      'Under “D”, where the theme would stand, there is a “u” already. Rename one of the two, or merge them.',
    );
  });

  it('leaves a sound tree with everybody in it, whatever the tree', () => {
    const level = fc.constantFrom(...CODE_LEVELS);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(level, fc.nat(20)), { maxLength: 20 }),
        fc.array(fc.nat(19)),
        level,
        (rows, picks, to) => {
          const codes: TreeCode[] = [];
          rows.forEach(([wanted, n], i) => {
            const parent = codes[n % (codes.length + 1)];
            const fits = parent && levelAllowed(wanted, parent.level);
            codes.push({ id: i + 1, parentId: fits ? parent.id : null, level: wanted, name: `c${i}`, position: n, retiredAt: null }); // prettier-ignore
          });
          const ids = picks.flatMap((n) => codes[n]?.id ?? []);
          const before = new Map(codes.map((code) => [code.id, code]));
          const plan = planRelevel(codes, ids, to);
          if ('problem' in plan) throw new Error(plan.problem);
          const updates = new Map(plan.updates.map((update) => [update.id, update]));
          const after = codes.map((code): TreeCode => ({ ...code, ...updates.get(code.id) }));
          const byId = new Map(after.map((code) => [code.id, code]));
          expect(inTreeOrder(build(after))).toHaveLength(codes.length);
          for (const code of after)
            expect(levelAllowed(code.level, byId.get(code.parentId ?? 0)?.level ?? null)).toBe(true);
          const free = ids.filter((id) => !ancestorsOf(before, id).some((above) => ids.includes(above.id)));
          expect(free.map((id) => byId.get(id)?.level)).toEqual(free.map(() => to));
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});
