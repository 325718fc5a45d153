import type { Id, MemoLink, MemoTarget, Relation } from '@shared/contract/index.ts';
import { sql } from 'drizzle-orm';
import { isAnyOf, list } from '../db/rows.ts';
import { diagramEdge, diagramNode, memoLink, relation, relationEvidence } from '../db/schema.ts';
import type { Tx } from '../db/transaction.ts';

/**
 * Relations and boxes of merged codes are those of `into`. A relation that would be of `into` to itself goes, and what
 * was written on it is on `into`. Two that would say the same of the same codes, both from data or both from literature,
 * become one, with the evidence, memos, arrows and labels of both. Two boxes of a diagram become one.
 */
export function joinRelations(tx: Tx, ids: readonly Id[], into: Id): void {
  const merged = new Set(ids);
  const end = (id: Id) => (merged.has(id) ? into : id);
  const all = [...ids, into];
  const rows = list(
    tx.orm,
    'relation',
    sql`${isAnyOf(relation.fromCodeId, all)} or ${isAnyOf(relation.toCodeId, all)}`,
  );
  const isTouched = (row: Relation) => merged.has(row.fromCodeId) || merged.has(row.toCodeId);
  const isItself = (row: Relation) => isTouched(row) && end(row.fromCodeId) === end(row.toCodeId);
  const stays = new Map<string, Relation>();
  const doubles: { from: Relation; to: Relation }[] = [];
  // What `into` had already stays as it is.
  for (const row of [...rows.filter((one) => !isTouched(one)), ...rows.filter(isTouched)]) {
    if (isItself(row)) continue;
    const key = JSON.stringify([end(row.fromCodeId), end(row.toCodeId), row.type, row.origin]);
    const to = stays.get(key);
    if (!to) stays.set(key, row);
    else if (isTouched(row)) doubles.push({ from: row, to });
  }
  const itself = rows.filter(isItself).map((row) => row.id);
  const on = list(
    tx.orm,
    'memoLink',
    sql`${memoLink.target} = 'relation' and ${isAnyOf(memoLink.targetId, itself)}`,
  );
  tieTo(tx, on, 'code', () => into);
  removeUnder(tx, itself);
  joinDoubles(tx, doubles);
  tx.removeMany('relation', [...itself, ...doubles.map(({ from }) => from.id)]);
  const others = [...stays.values()];
  for (const side of ['fromCodeId', 'toCodeId'] as const) {
    const moved = others.filter((row) => merged.has(row[side])).map((row) => row.id);
    tx.set('relation', moved, side, into);
  }
  joinBoxes(tx, ids, into);
}

/** Evidence, arrows and memos of one relation are the other's; what that has already goes. */
function joinDoubles(tx: Tx, doubles: readonly { from: Relation; to: Relation }[]) {
  const into = new Map(doubles.map(({ from, to }) => [from.id, to.id]));
  const both = [...into.keys(), ...into.values()];
  const relationOf = (id: Id) => into.get(id) ?? id;
  const links = sql`${memoLink.target} = 'relation' and ${isAnyOf(memoLink.targetId, [...into.keys()])}`;
  tieTo(tx, list(tx.orm, 'memoLink', links), 'relation', (row) => relationOf(row.targetId));
  const evidence = list(tx.orm, 'relationEvidence', isAnyOf(relationEvidence.relationId, both));
  const edges = list(tx.orm, 'diagramEdge', isAnyOf(diagramEdge.relationId, both));
  hang(tx, 'relationEvidence', evidence, into, (row) => `${row.codingId} ${row.supports}`);
  hang(tx, 'diagramEdge', edges, into, (row) => `${row.diagramId}`);
  const labels = new Map<Id, string[]>();
  for (const { from, to } of doubles) {
    const said = labels.get(to.id) ?? [to.label].filter((label) => label !== '');
    labels.set(to.id, from.label === '' || said.includes(from.label) ? said : [...said, from.label]);
  }
  for (const [id, said] of labels) tx.update('relation', id, { label: said.join('; ') });
}

function hang<R extends { id: Id; relationId: Id }>(
  tx: Tx,
  table: 'relationEvidence' | 'diagramEdge',
  rows: readonly R[],
  into: ReadonlyMap<Id, Id>,
  like: (row: R) => string,
) {
  const key = (row: R) => `${into.get(row.relationId) ?? row.relationId} ${like(row)}`;
  const there = new Set(rows.filter((row) => !into.has(row.relationId)).map(key));
  const [moved, gone]: [R[], R[]] = [[], []];
  for (const row of rows.filter((one) => into.has(one.relationId))) {
    (there.has(key(row)) ? gone : moved).push(row);
    there.add(key(row));
  }
  tx.setEach(
    table,
    moved.map((row) => row.id),
    'relationId',
    moved.map((row) => into.get(row.relationId) ?? row.relationId),
  );
  tx.removeMany(
    table,
    gone.map((row) => row.id),
  );
}

function removeUnder(tx: Tx, relations: readonly Id[]) {
  const evidence = list(tx.orm, 'relationEvidence', isAnyOf(relationEvidence.relationId, relations));
  const edges = list(tx.orm, 'diagramEdge', isAnyOf(diagramEdge.relationId, relations));
  tx.removeMany(
    'relationEvidence',
    evidence.map((row) => row.id),
  );
  tx.removeMany(
    'diagramEdge',
    edges.map((row) => row.id),
  );
}

/** Memos that are on one thing, or name it, are on another; a memo is on it once. */
export function tieTo(
  tx: Tx,
  links: readonly MemoLink[],
  target: MemoTarget,
  toOf: (link: MemoLink) => Id,
): void {
  const to = [...new Set(links.map(toOf))];
  const there = sql`${memoLink.target} = ${target} and ${isAnyOf(memoLink.targetId, to)} and ${memoLink.role} = 'on'`;
  const tied = new Set(list(tx.orm, 'memoLink', there).map((row) => `${row.memoId} ${row.targetId}`));
  const gone: Id[] = [];
  const moved = links.filter((link) => {
    const key = `${link.memoId} ${toOf(link)}`;
    if (link.role === 'on' && tied.has(key)) gone.push(link.id);
    else if (link.role === 'on') tied.add(key);
    return gone.at(-1) !== link.id;
  });
  const ids = moved.map((link) => link.id);
  tx.set('memoLink', ids, 'target', target);
  tx.setEach('memoLink', ids, 'targetId', moved.map(toOf));
  tx.removeMany('memoLink', gone);
}

function joinBoxes(tx: Tx, ids: readonly Id[], into: Id) {
  const boxes = list(tx.orm, 'diagramNode', isAnyOf(diagramNode.codeId, [...ids, into]));
  const there = new Set(boxes.filter((row) => row.codeId === into).map((row) => row.diagramId));
  const [moved, gone]: [Id[], Id[]] = [[], []];
  for (const row of boxes) {
    if (row.codeId === into) continue;
    (there.has(row.diagramId) ? gone : moved).push(row.id);
    there.add(row.diagramId);
  }
  tx.set('diagramNode', moved, 'codeId', into);
  tx.removeMany('diagramNode', gone);
}
