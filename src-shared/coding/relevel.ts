import type { CodeLevel, Id } from '../contract/entities.ts';
import type { MovePlan } from './move.ts';
import {
  build,
  inTreeOrder,
  levelAllowed,
  levelUnder,
  nameKey,
  type CodeTree,
  type TreeCode,
} from './tree.ts';

/**
 * Gives codes another level. One that may not stand where it is at that level goes up, to the nearest place where it
 * may, right after the branch it leaves: so a category becomes a theme beside the theme that held it. What is below
 * follows; what may not stand under the new level is lowered. Refuses a retired code, and a name that is taken in the
 * new place.
 */
export function planRelevel(codes: Iterable<TreeCode>, ids: Iterable<Id>, level: CodeLevel): MovePlan {
  const before = new Map(Array.from(codes, (code) => [code.id, code]));
  const now = new Map([...before].map(([id, code]) => [id, { ...code }]));
  const tree = new Map(build(now.values()));
  const names = namesIn(tree);
  /** What comes right after the branch it leaves; the last that came stands first. */
  const after = new Map<TreeCode, TreeCode[]>();
  const gone = new Set<TreeCode>();
  const asked = new Set(ids);
  if ([...asked].some((id) => !now.has(id))) return { problem: 'A code of this change is no longer there.' };
  const touched = new Set<Id | null>();
  const left = new Set<Id | null>();
  for (const { id } of inTreeOrder(build(before.values()))) {
    const code = now.get(id);
    if (!code || !asked.has(id)) continue;
    if (code.retiredAt !== null)
      return { problem: `“${code.name}” is retired. Restore it first, then change its level.` };
    const from = code.parentId;
    code.level = level;
    const branch = raise(now, code);
    if (!branch) continue;
    if (names.has(code.parentId, code))
      return { problem: nameTakenAt(code.parentId === null ? null : now.get(code.parentId), code) };
    names.move(code, from);
    gone.add(code);
    pushTo(after, branch, code);
    left.add(from);
    touched.add(code.parentId);
  }
  const withThoseBehind = (code: TreeCode): TreeCode[] => [
    code,
    ...(after.get(code) ?? []).toReversed().flatMap(withThoseBehind),
  ];
  for (const parentId of new Set([...left, ...touched])) {
    const stayed = (tree.get(parentId) ?? []).filter((code) => !gone.has(code));
    tree.set(parentId, stayed.flatMap(withThoseBehind));
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

function pushTo<K>(lists: Map<K, TreeCode[]>, key: K, code: TreeCode) {
  const held = lists.get(key);
  if (held) held.push(code);
  else lists.set(key, [code]);
}

/** The names that codes in use have under each parent, read only where somebody asks; kept true while codes move. */
function namesIn(tree: CodeTree) {
  const held = new Map<Id | null, Map<string, number>>();
  const add = (names: Map<string, number>, { name, retiredAt }: TreeCode, by: 1 | -1) => {
    if (retiredAt === null) names.set(nameKey(name), (names.get(nameKey(name)) ?? 0) + by);
  };
  const movedFrom = new Map<Id | null, TreeCode[]>();
  const under = (parentId: Id | null) => {
    const known = held.get(parentId);
    if (known) return known;
    const names = new Map<string, number>();
    for (const code of tree.get(parentId) ?? []) add(names, code, 1);
    for (const code of movedFrom.get(parentId) ?? []) add(names, code, -1);
    held.set(parentId, names);
    return names;
  };
  return {
    has: (parentId: Id | null, code: TreeCode) => (under(parentId).get(nameKey(code.name)) ?? 0) > 0,
    /** After a code has moved to where its `parentId` says. */
    move(code: TreeCode, from: Id | null) {
      const names = held.get(from);
      if (names) add(names, code, -1);
      else pushTo(movedFrom, from, code);
      add(under(code.parentId), code, 1);
    },
  };
}

const nameTakenAt = (parent: TreeCode | null | undefined, { name, level }: TreeCode) =>
  `${parent ? `Under “${parent.name}”` : 'At the top'}, where the ${level} would stand, there is a “${name}” already. Rename one of the two, or merge them.`;

/** Every code that may not stand under its parent's level gets the nearest level below that may. */
function lowerBelow(tree: CodeTree, parentId: Id | null, level: CodeLevel | null) {
  for (const code of tree.get(parentId) ?? []) {
    // At the top every level may stand; a code whose parent is missing is shown there.
    if (level !== null) code.level = levelUnder(code.level, level);
    lowerBelow(tree, code.id, code.level);
  }
}
