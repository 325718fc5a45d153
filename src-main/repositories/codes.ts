import type { Code, CodeLevel, Id } from '@shared/contract/index.ts';
import { levelUnder, nameTaken } from '@shared/coding/tree.ts';
import { sql } from 'drizzle-orm';
import { isAnyOf, list, pick } from '../db/rows.ts';
import {
  code,
  codeGroupMember,
  coding,
  diagramNode,
  memoLink,
  property,
  propertyValue,
  relation,
  relationEvidence,
} from '../db/schema.ts';
import type { Tx } from '../db/transaction.ts';
import { removeMemoLinksOn } from './belongings.ts';
import { removeCodings } from './codings.ts';
import { PLACED, recode } from './recode.ts';

/**
 * Moves every coding of `ids` to `into`, then takes the codes out; the log keeps them with their definitions. Where a
 * coder has coded the same words with both, the coding of `into` stays and takes over what stood on the other.
 * Children move under `into`.
 */
export function mergeCodes(tx: Tx, ids: readonly Id[], into: Id): { moved: number; joined: number } {
  const { moved, joined } = recode(tx, pick(tx.orm, 'coding', isAnyOf(coding.codeId, ids), PLACED), into);
  moveChildren(tx, ids, into);
  rehang(tx, ids, into);
  tx.removeMany('code', [...ids]);
  return { moved: moved.length, joined };
}

/** Children of the merged codes come last under `into`, with whatever name is free and level is allowed there. */
function moveChildren(tx: Tx, ids: readonly Id[], into: Id) {
  const all = list(tx.orm, 'code');
  const target = all.find((row) => row.id === into);
  const orphans = all.filter(
    (row) => row.parentId !== null && ids.includes(row.parentId) && !ids.includes(row.id),
  );
  const under = Map.groupBy(all, (row) => row.parentId);
  const siblings = [...(under.get(into) ?? [])];
  let position = siblings.reduce((highest, row) => Math.max(highest, row.position + 1), 0);
  for (const child of orphans.sort((a, b) => a.position - b.position)) {
    if (child.id === into) continue;
    const name = freeName(siblings, into, child);
    siblings.push(tx.update('code', child.id, { parentId: into, position: position++, name }));
    if (target) lower(tx, under, child, target.level);
  }
}

/** Gives a code, and what is below it, the nearest level that may stand under its parent's. */
function lower(tx: Tx, under: ReadonlyMap<Id | null, Code[]>, row: Code, parent: CodeLevel) {
  const level = levelUnder(row.level, parent);
  if (level === row.level) return;
  tx.update('code', row.id, { level });
  for (const child of under.get(row.id) ?? []) lower(tx, under, child, level);
}

/** The child's own name, or the first numbered one that no sibling has. */
function freeName(siblings: readonly Code[], parentId: Id, child: Code): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? child.name : `${child.name} (${n})`;
    if (!nameTaken(siblings, parentId, name, child.id)) return name;
  }
}

/** Memos, groups, properties, relations and boxes of the merged codes now belong to `into`. */
function rehang(tx: Tx, ids: readonly Id[], into: Id) {
  const idsOf = (rows: { id: Id }[]) => rows.map((row) => row.id);
  const links = idsOf(
    list(tx.orm, 'memoLink', sql`${memoLink.target} = 'code' and ${isAnyOf(memoLink.targetId, ids)}`),
  );
  if (links.length > 0) tx.set('memoLink', links, 'targetId', into);
  const properties = idsOf(list(tx.orm, 'property', isAnyOf(property.codeId, ids)));
  if (properties.length > 0) tx.set('property', properties, 'codeId', into);
  for (const side of ['fromCodeId', 'toCodeId'] as const) {
    const relations = idsOf(list(tx.orm, 'relation', isAnyOf(relation[side], ids)));
    if (relations.length > 0) tx.set('relation', relations, side, into);
  }
  const boxes = idsOf(list(tx.orm, 'diagramNode', isAnyOf(diagramNode.codeId, ids)));
  if (boxes.length > 0) tx.set('diagramNode', boxes, 'codeId', into);
  for (const member of list(tx.orm, 'codeGroupMember', isAnyOf(codeGroupMember.codeId, ids))) {
    const there = list(
      tx.orm,
      'codeGroupMember',
      sql`${codeGroupMember.groupId} = ${member.groupId} and ${codeGroupMember.codeId} = ${into}`,
    );
    if (there.length > 0) tx.remove('codeGroupMember', member.id);
    else tx.update('codeGroupMember', member.id, { codeId: into });
  }
}

/** Takes codes out, children before parents, with their codings and what stands on them. `ids` include all below. */
export function removeCodes(tx: Tx, ids: readonly Id[]): { codes: number; codings: number } {
  const all = [...new Set(ids)];
  const codings = list(tx.orm, 'coding', isAnyOf(coding.codeId, all)).map((row) => row.id);
  removeCodings(tx, codings);
  const properties = list(tx.orm, 'property', isAnyOf(property.codeId, all)).map((row) => row.id);
  tx.removeMany(
    'propertyValue',
    list(tx.orm, 'propertyValue', isAnyOf(propertyValue.propertyId, properties)).map((row) => row.id),
  );
  tx.removeMany('property', properties);
  tx.removeMany(
    'codeGroupMember',
    list(tx.orm, 'codeGroupMember', isAnyOf(codeGroupMember.codeId, all)).map((row) => row.id),
  );
  const relations = list(
    tx.orm,
    'relation',
    sql`${isAnyOf(relation.fromCodeId, all)} or ${isAnyOf(relation.toCodeId, all)}`,
  ).map((row) => row.id);
  tx.removeMany(
    'relationEvidence',
    list(tx.orm, 'relationEvidence', isAnyOf(relationEvidence.relationId, relations)).map((row) => row.id),
  );
  tx.removeMany(
    'diagramEdge',
    list(tx.orm, 'diagramEdge', isAnyOf(sql`relation_id`, relations)).map((row) => row.id),
  );
  removeMemoLinksOn(tx, 'relation', relations);
  tx.removeMany('relation', relations);
  const boxes = list(tx.orm, 'diagramNode', isAnyOf(diagramNode.codeId, all)).map((row) => row.id);
  if (boxes.length > 0) tx.set('diagramNode', boxes, 'codeId', null);
  removeMemoLinksOn(tx, 'code', all);
  // Parents first, so that putting them back, which runs the other way round, finds each parent in its place.
  const byId = new Map(list(tx.orm, 'code', isAnyOf(code.id, all)).map((row) => [row.id, row]));
  const depth = (row: Code): number => {
    const parent = row.parentId === null ? undefined : byId.get(row.parentId);
    return parent ? depth(parent) + 1 : 0;
  };
  const ordered = [...byId.values()].sort((a, b) => depth(a) - depth(b));
  tx.removeMany(
    'code',
    ordered.map((row) => row.id),
  );
  return { codes: all.length, codings: codings.length };
}
