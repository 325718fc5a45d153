import type { CodeLevel, Id } from '../contract/entities.ts';
import {
  ancestorsOf,
  build,
  inTreeOrder,
  levelUnder,
  nameKey,
  type CodeTree,
  type TreeCode,
} from './tree.ts';

/** A code's place after a move. */
export type Placement = { id: Id; parentId: Id | null; position: number; level: CodeLevel };

/** The codes that change with a move, or why it cannot be. */
export type MovePlan = { updates: Placement[] } | { problem: string };

/**
 * Moves codes under `parentId` (null: the top), before its child `beforeId` (null: last). Codes go with everything below
 * them, so one that is below another of them is not moved by itself; they keep the order they have in the tree. A code
 * whose level cannot stand under its new parent is lowered, and what is below it with it. Other siblings get a new
 * position only where there is no room.
 */
export function planMove(
  codes: Iterable<TreeCode>,
  ids: Iterable<Id>,
  parentId: Id | null,
  beforeId: Id | null = null,
): MovePlan {
  const all = [...codes];
  const byId = new Map(all.map((code) => [code.id, code]));
  const tree = build(all);
  const asked = new Set(ids);
  const moved = inTreeOrder(tree).filter(
    (code) => asked.has(code.id) && !ancestorsOf(byId, code.id).some((above) => asked.has(above.id)),
  );
  const parent = parentId === null ? null : byId.get(parentId);

  const problem = refusal(byId, tree, moved, asked, parent, beforeId);
  if (problem !== null) return { problem };

  const updates = new Map<Id, Placement>();
  const note = (code: TreeCode, now: Omit<Placement, 'id'>) => {
    const isSame =
      code.parentId === now.parentId && code.position === now.position && code.level === now.level;
    if (!isSame) updates.set(code.id, { id: code.id, ...now });
  };
  const lower = (code: TreeCode, level: CodeLevel) => {
    for (const child of tree.get(code.id) ?? []) {
      const now = levelUnder(child.level, level);
      if (now === child.level) continue;
      note(child, { parentId: child.parentId, position: child.position, level: now });
      lower(child, now);
    }
  };

  const order = newOrder(tree.get(parentId) ?? [], moved, beforeId);
  const positions = positionsFor(order, new Set(moved), parentId);
  const isMoved = new Set(moved);
  order.forEach((code, i) => {
    const level = isMoved.has(code) ? levelUnder(code.level, parent?.level ?? null) : code.level;
    // A code whose parent is missing is shown at the top; only a move of its own makes that true.
    const under = isMoved.has(code) ? parentId : code.parentId;
    note(code, { parentId: under, position: positions[i] ?? i, level });
    if (level !== code.level) lower(code, level);
  });
  return { updates: [...updates.values()] };
}

function refusal(
  byId: ReadonlyMap<Id, TreeCode>,
  tree: CodeTree,
  moved: readonly TreeCode[],
  asked: ReadonlySet<Id>,
  parent: TreeCode | null | undefined,
  beforeId: Id | null,
): string | null {
  if ([...asked].some((id) => !byId.has(id)) || parent === undefined)
    return 'A code of this move is no longer there.';
  if (parent !== null) {
    if (parent.retiredAt !== null)
      return `“${parent.name}” is retired; nothing can be moved into it. Restore it first.`;
    if (asked.has(parent.id)) return `“${parent.name}” cannot be moved into itself.`;
    const above = ancestorsOf(byId, parent.id).find((code) => asked.has(code.id));
    if (above) return `“${above.name}” cannot be moved into “${parent.name}”, which is below it.`;
  }
  const siblings = tree.get(parent?.id ?? null) ?? [];
  if (beforeId !== null && !siblings.some((code) => code.id === beforeId))
    return 'The code to move before is no longer there.';

  // Those that stay among their siblings are not asked: a reordering makes no name any worse.
  const staying = new Set(siblings);
  const newcomers = moved.filter((code) => code.retiredAt === null && !staying.has(code));
  if (newcomers.length === 0) return null;
  const there = new Set(siblings.flatMap((code) => (code.retiredAt === null ? nameKey(code.name) : [])));
  for (const code of newcomers) {
    const key = nameKey(code.name);
    if (there.has(key))
      return parent === null
        ? `There is already a “${code.name}” at the top. Rename one of the two, or merge them.`
        : `“${parent.name}” already has a “${code.name}”. Rename one of the two, or merge them.`;
    there.add(key);
  }
  return null;
}

/** The siblings as they will stand. */
function newOrder(
  siblings: readonly TreeCode[],
  moved: readonly TreeCode[],
  beforeId: Id | null,
): TreeCode[] {
  const isMoved = new Set(moved);
  const from = siblings.findIndex((code) => code.id === beforeId);
  // When the code to move before moves itself, what stays behind it marks the place.
  const next = from < 0 ? undefined : siblings.slice(from).find((code) => !isMoved.has(code));
  const staying = siblings.filter((code) => !isMoved.has(code));
  return staying.toSpliced(next ? staying.indexOf(next) : staying.length, 0, ...moved);
}

/** Rising positions for codes in order: those that stay keep theirs unless the one before has reached it. */
function positionsFor(
  order: readonly TreeCode[],
  moved: ReadonlySet<TreeCode>,
  parentId: Id | null,
): number[] {
  /** For each place, the position of the next code behind it that stays. */
  const upTo: number[] = [];
  let next = Infinity;
  for (const code of order.toReversed()) {
    upTo.push(next);
    if (!moved.has(code)) next = code.position;
  }
  upTo.reverse();
  let last = -1;
  return order.map((code, i) => {
    const isFree =
      code.position > last &&
      (!moved.has(code) || (code.parentId === parentId && code.position < (upTo[i] ?? Infinity)));
    last = isFree ? code.position : last + 1;
    return last;
  });
}
