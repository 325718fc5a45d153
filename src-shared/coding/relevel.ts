import type { CodeLevel, Id } from '../contract/entities.ts';
import type { MovePlan } from './move.ts';
import { build, inTreeOrder, levelAllowed, levelUnder, sameName, type TreeCode } from './tree.ts';

/**
 * Gives codes another level. One that may not stand where it is at that level goes up, to the nearest place where it
 * may, right after the branch it leaves: so a category becomes a theme beside the theme that held it. What is below
 * follows; what may not stand under the new level is lowered. Refuses a retired code, and a name that is taken in the
 * new place.
 */
export function planRelevel(codes: Iterable<TreeCode>, ids: Iterable<Id>, level: CodeLevel): MovePlan {
  const before = new Map(Array.from(codes, (code) => [code.id, code]));
  const now = new Map([...before].map(([id, code]) => [id, { ...code }]));
  const tree = new Map([...build(now.values())].map(([id, children]) => [id, [...children]]));
  const asked = new Set(ids);
  if ([...asked].some((id) => !now.has(id))) return { problem: 'A code of this change is no longer there.' };
  const touched = new Set<Id | null>();
  for (const { id } of inTreeOrder(build(before.values()))) {
    const code = now.get(id);
    if (!code || !asked.has(id)) continue;
    if (code.retiredAt !== null)
      return { problem: `“${code.name}” is retired. Restore it first, then change its level.` };
    const from = code.parentId;
    code.level = level;
    const branch = raise(now, code);
    if (!branch) continue;
    const beside = tree.get(code.parentId) ?? [];
    if (beside.some((one) => one.retiredAt === null && sameName(one, code)))
      return { problem: nameTakenAt(code.parentId === null ? null : now.get(code.parentId), code) };
    tree.get(from)?.splice(tree.get(from)?.indexOf(code) ?? 0, 1);
    beside.splice(beside.indexOf(branch) + 1, 0, code);
    touched.add(code.parentId);
  }
  for (const parentId of touched) {
    let last = -1;
    for (const code of tree.get(parentId) ?? [])
      last = code.position = code.position > last ? code.position : last + 1;
  }
  lowerBelow(tree, null, null);
  return {
    updates: [...now.values()].flatMap(({ id, parentId, position, level: at }) => {
      const was = before.get(id);
      const isSame = was?.parentId === parentId && was.position === position && was.level === at;
      return isSame ? [] : [{ id, parentId, position, level: at }];
    }),
  };
}

/** Takes a code up to where its level may stand; returns the branch that it left, null when it stays. */
function raise(now: ReadonlyMap<Id, TreeCode>, code: TreeCode): TreeCode | null {
  let branch: TreeCode | null = null;
  const seen = new Set<Id>();
  for (let at = code.parentId; at !== null && !seen.has(at);) {
    const parent = now.get(at);
    if (!parent || levelAllowed(code.level, parent.level)) break;
    seen.add(at);
    branch = parent;
    at = code.parentId = parent.parentId;
  }
  return branch;
}

const nameTakenAt = (parent: TreeCode | null | undefined, { name, level }: TreeCode) =>
  `${parent ? `Under “${parent.name}”` : 'At the top'}, where the ${level} would stand, there is a “${name}” already. Rename one of the two, or merge them.`;

/** Every code that may not stand under its parent's level gets the nearest level below that may. */
function lowerBelow(tree: ReadonlyMap<Id | null, TreeCode[]>, parentId: Id | null, level: CodeLevel | null) {
  for (const code of tree.get(parentId) ?? []) {
    // At the top every level may stand; a code whose parent is missing is shown there.
    if (level !== null) code.level = levelUnder(code.level, level);
    lowerBelow(tree, code.id, code.level);
  }
}
