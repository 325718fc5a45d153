import type { Code, Id } from '@shared/contract/index.ts';
import { findFolded } from './fold.ts';

/** The row under which codes stand that belong to no category, theme or domain yet. It is no code. */
export const UNGROUPED = 'ungrouped';

/** The row under which retired codes stand, last in the tree. It is no code. */
export const RETIRED = 'retired';
export type Heading = typeof UNGROUPED | typeof RETIRED;
export const isHeading = (key: unknown): key is Heading => key === UNGROUPED || key === RETIRED;

/** A row of the tree: a code, or the heading over some. The same object while nothing in it changes. */
export type TreeNode = {
  key: Id | Heading;
  name: string;
  children: readonly TreeNode[];
};

/** The rows of the tree, and the parents among them. */
export type TreeRows = { top: readonly TreeNode[]; parents: readonly TreeNode['key'][]; matches: number };

/** A code at the top that gathers nothing: it waits to be grouped. */
export const isUngrouped = (code: Code, hasChildren: boolean): boolean =>
  code.parentId === null && code.level === 'code' && !hasChildren;

/** What of the codes is shown: those whose names have the words, and, when a group is chosen, those of it. */
export type Shown = { filter: string; only?: ReadonlySet<Id> | null };

/** Retired codes by the retired code above them; null: those that stand below none. */
export function retiredByParent(codes: ReadonlyMap<Id, Code>): ReadonlyMap<Id | null, readonly Code[]> {
  const retired = [...codes.values()].filter((code) => code.retiredAt !== null);
  retired.sort((a, b) => a.position - b.position || a.id - b.id);
  return Map.groupBy(retired, ({ parentId }) =>
    parentId !== null && (codes.get(parentId)?.retiredAt ?? null) !== null ? parentId : null,
  );
}

/**
 * The rows, children in their order. With a filter: what matches, everything above it, and everything below it; of a
 * group its codes and everything above them. `retired` come last, below a heading.
 * `kept` are the nodes of the time before; those that are the same are used again, so that only what changed is drawn.
 */
export function treeRows(
  children: ReadonlyMap<Id | null, readonly Code[]>,
  { filter, only = null }: Shown,
  kept: ReadonlyMap<TreeNode['key'], TreeNode>,
  retired: ReadonlyMap<Id | null, readonly Code[]> = new Map(),
): TreeRows & { nodes: ReadonlyMap<TreeNode['key'], TreeNode> } {
  const nodes = new Map<TreeNode['key'], TreeNode>();
  const parents: TreeNode['key'][] = [];
  const asksName = filter.trim() !== '';
  const searching = asksName || only !== null;
  let matches = 0;
  const node = (key: TreeNode['key'], name: string, below: TreeNode[]): TreeNode => {
    const old = kept.get(key);
    const same =
      old?.name === name &&
      old.children.length === below.length &&
      below.every((one, i) => one === old.children[i]);
    const made = same ? old : { key, name, children: below };
    nodes.set(key, made);
    if (below.length > 0) parents.push(key);
    return made;
  };
  const rowsOf = (codes: readonly Code[], above: boolean, of = children): TreeNode[] =>
    codes.flatMap((code) => {
      const hit =
        searching &&
        (!asksName || findFolded(code.name, filter) !== null) &&
        (only === null || only.has(code.id));
      if (hit) matches++;
      const below = rowsOf(of.get(code.id) ?? [], above || (hit && only === null), of);
      return !searching || above || hit || below.length > 0 ? [node(code.id, code.name, below)] : [];
    });
  const top = children.get(null) ?? [];
  const loose = top.filter((code) => isUngrouped(code, children.has(code.id)));
  const rows = rowsOf(
    top.filter((code) => !isUngrouped(code, children.has(code.id))),
    false,
  );
  const waiting = rowsOf(loose, false);
  if (waiting.length > 0) rows.push(node(UNGROUPED, UNGROUPED, waiting));
  const out = rowsOf(retired.get(null) ?? [], false, retired);
  if (out.length > 0) rows.push(node(RETIRED, RETIRED, out));
  return { top: rows, parents, matches, nodes };
}

/** `treeRows` that remembers the nodes of the time before. */
export function rowKeeper(): (
  children: ReadonlyMap<Id | null, readonly Code[]>,
  shown: Shown,
  retired: ReadonlyMap<Id | null, readonly Code[]>,
) => TreeRows {
  let kept: ReadonlyMap<TreeNode['key'], TreeNode> = new Map();
  return (children, shown, retired) => {
    const { nodes, ...rows } = treeRows(children, shown, kept, retired);
    kept = nodes;
    return rows;
  };
}

/** Codings in scope of each code together with everything below it. */
export function rolledUp(
  children: ReadonlyMap<Id | null, readonly Code[]>,
  counts: ReadonlyMap<Id, ReadonlyMap<Id, number>>,
): ReadonlyMap<Id, number> {
  const sums = new Map<Id, number>();
  const sum = (codes: readonly Code[]): number =>
    codes.reduce((all, code) => {
      let own = 0;
      for (const n of counts.get(code.id)?.values() ?? []) own += n;
      const total = own + sum(children.get(code.id) ?? []);
      sums.set(code.id, total);
      return all + total;
    }, 0);
  sum(children.get(null) ?? []);
  return sums;
}

/** The names above a code, outermost first. */
export function pathOf(codes: ReadonlyMap<Id, Code>, code: Code): string[] {
  const path: string[] = [];
  for (let at = code.parentId; at !== null;) {
    const parent = codes.get(at);
    if (!parent) break;
    path.unshift(parent.name);
    at = parent.parentId;
  }
  return path;
}
