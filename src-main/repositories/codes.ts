import type { Code, Id } from '@shared/contract/index.ts';
import { sql } from 'drizzle-orm';
import { isAnyOf, list } from '../db/rows.ts';
import {
  code,
  codeGroupMember,
  coding,
  diagramNode,
  property,
  propertyValue,
  relation,
  relationEvidence,
} from '../db/schema.ts';
import type { Tx } from '../db/transaction.ts';
import { removeMemoLinksOn } from './belongings.ts';
import { removeCodings } from './codings.ts';

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
