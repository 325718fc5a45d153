import type { Code, Id } from '@shared/contract/index.ts';
import { findFolded } from './fold.ts';

/** The row under which codes stand that belong to no category, theme or domain yet. It is no code. */
export const UNGROUPED = 'ungrouped';

/** A row of the tree: a code, or the heading over those not grouped yet. The same object while nothing in it changes. */
export type TreeNode = {
  key: Id | typeof UNGROUPED;
  name: string;
  children: readonly TreeNode[];
};

/** The rows of the tree, and the parents among them. */
export type TreeRows = { top: readonly TreeNode[]; parents: readonly TreeNode['key'][]; matches: number };

/** A code at the top that gathers nothing: it waits to be grouped. */
export const isUngrouped = (code: Code, hasChildren: boolean): boolean =>
  code.parentId === null && code.level === 'code' && !hasChildren;

/**
 * The rows, children in their order. With a filter: what matches, everything above it, and everything below it.
 * `kept` are the nodes of the time before; those that are the same are used again, so that only what changed is drawn.
 */
export function treeRows(
  children: ReadonlyMap<Id | null, readonly Code[]>,
  filter: string,
  kept: ReadonlyMap<TreeNode['key'], TreeNode>,
): TreeRows & { nodes: ReadonlyMap<TreeNode['key'], TreeNode> } {
  const nodes = new Map<TreeNode['key'], TreeNode>();
  const parents: TreeNode['key'][] = [];
  const searching = filter.trim() !== '';
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
  const rowsOf = (codes: readonly Code[], above: boolean): TreeNode[] =>
    codes.flatMap((code) => {
      const hit = searching && findFolded(code.name, filter) !== null;
      if (hit) matches++;
      const below = rowsOf(children.get(code.id) ?? [], above || hit);
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
  return { top: rows, parents, matches, nodes };
}

/** `treeRows` that remembers the nodes of the time before. */
export function rowKeeper(): (children: ReadonlyMap<Id | null, readonly Code[]>, filter: string) => TreeRows {
  let kept: ReadonlyMap<TreeNode['key'], TreeNode> = new Map();
  return (children, filter) => {
    const { nodes, ...rows } = treeRows(children, filter, kept);
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
