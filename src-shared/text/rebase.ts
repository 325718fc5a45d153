import { diffSplice } from './diff.ts';
import { applyEdit, lengthChange, type Edit, type Operation } from './edit.ts';

/** An operation of an edit put on another text, and where what it inserts stands in the text that the edit first made. */
type RebasedOperation = Operation & { readonly from: number };

/** An edit put on another text; `collisions` are the places that both edits changed. */
type Rebased = { edit: readonly RebasedOperation[]; collisions: number };

/**
 * The edit `mine` of `base`, as an edit of the text that `theirs` made of `base`. Where both changed the same characters
 * the outcome reads as `mine` has it; where both typed at one place mine comes after theirs.
 *
 * @throws RangeError when an edit goes beyond the text.
 */
export function rebaseEdit(base: string, mine: Edit, theirs: Edit): Rebased {
  const own = applyEdit(base, mine);
  const other = applyEdit(base, theirs);
  const done: RebasedOperation[] = [];
  let collisions = 0;
  /** By how much either text has grown up to here. */
  let [byMine, byTheirs] = [0, 0];
  for (const cluster of clusters(mine, theirs)) {
    const length = cluster.end - cluster.start;
    const [from, at] = [cluster.start + byMine, cluster.start + byTheirs];
    const [grown, grownThere] = [lengthChange(cluster.mine), lengthChange(cluster.theirs)];
    byMine += grown;
    byTheirs += grownThere;
    if (cluster.mine.length === 0) continue;
    const reads = own.slice(from, from + length + grown);
    if (cluster.theirs.length === 0) done.push({ at, remove: length, insert: reads, from });
    else {
      collisions++;
      const splice = diffSplice(other.slice(at, at + length + grownThere), reads);
      if (splice) done.push({ ...splice, at: at + splice.at, from: from + splice.at });
    }
  }
  return { edit: done, collisions };
}

type Cluster = { start: number; end: number; mine: Operation[]; theirs: Operation[] };

/** Operations of both in order, those together that change the same characters. */
function clusters(mine: Edit, theirs: Edit): Cluster[] {
  // At one place theirs comes first, and so stands before mine.
  const all = [
    ...theirs.map((op) => ({ op, isMine: false })),
    ...mine.map((op) => ({ op, isMine: true })),
  ].sort((a, b) => a.op.at - b.op.at || end(a.op) - end(b.op));
  const found: Cluster[] = [];
  for (const { op, isMine } of all) {
    let last = found.at(-1);
    if (!last || op.at >= last.end) found.push((last = { start: op.at, end: end(op), mine: [], theirs: [] }));
    last.end = Math.max(last.end, end(op));
    last[isMine ? 'mine' : 'theirs'].push(op);
  }
  return found;
}

const end = (op: Operation) => op.at + op.remove;
