import { DEFINITION_FIELDS, type Code, type CodeLevel, type Id } from '@shared/contract/index.ts';
import { build, levelUnder, nameKey, takenNames, type CodeTree } from '@shared/coding/tree.ts';
import { eq, sql } from 'drizzle-orm';
import { isAnyOf, list, pick } from '../db/rows.ts';
import { codeGroupMember, coding, memoLink, property, propertyValue } from '../db/schema.ts';
import type { Tx } from '../db/transaction.ts';
import { joinRelations, tieTo } from './merge-relations.ts';
import { PLACED, recode } from './recode.ts';

type Field = (typeof DEFINITION_FIELDS)[number];

/**
 * Moves every coding of `ids` to `into`, then takes the codes out; the log keeps them with their definitions, and each
 * names `into` as the code that it was merged into. Where a coder has coded the same words with both, the coding of
 * `into` stays and takes over what stood on the other.
 * Children move under `into`. In the fields of `takeOver` what the merged codes say is appended to what `into` says.
 */
export function mergeCodes(
  tx: Tx,
  ids: readonly Id[],
  into: Id,
  takeOver: readonly Field[] = [],
): { moved: number; joined: number } {
  const all = list(tx.orm, 'code');
  const { moved, joined } = recode(tx, pick(tx.orm, 'coding', isAnyOf(coding.codeId, ids), PLACED), into);
  const tree = build(all);
  for (const child of childrenAfterMerge(all, ids, into)) {
    tx.update('code', child.code.id, { parentId: into, position: child.position, name: child.name });
    lower(tx, tree, child.code, child.level);
  }
  append(tx, all, ids, into, takeOver);
  rehang(tx, ids, into);
  // Before they go, so that the log ties the merge to `into` even where no incident moved.
  tx.set('code', ids, 'mergedIntoId', into);
  tx.removeMany('code', [...ids]);
  return { moved: moved.length, joined };
}

/** A child of a merged code where it will stand: last under the one that stays, with a free name and a level that fits. */
type MovedChild = { code: Code; position: number; name: string; level: CodeLevel };

export function childrenAfterMerge(all: readonly Code[], ids: readonly Id[], into: Id): MovedChild[] {
  const merged = new Set(ids);
  const target = all.find((row) => row.id === into);
  const beside = all.filter((row) => row.parentId === into && !merged.has(row.id));
  const taken = takenNames(beside);
  let position = beside.reduce((highest, row) => Math.max(highest, row.position + 1), 0);
  return all
    .filter(
      (row) => row.parentId !== null && merged.has(row.parentId) && !merged.has(row.id) && row.id !== into,
    )
    .sort((a, b) => a.position - b.position)
    .map((code) => {
      const name = taken.free(into, code.name);
      const level = target ? levelUnder(code.level, target.level) : code.level;
      taken.add({ ...code, parentId: into, name });
      return { code, position: position++, name, level };
    });
}

/** Gives a code a level, and what is below it the nearest that may stand there. */
function lower(tx: Tx, tree: CodeTree<Code>, row: Code, level: CodeLevel) {
  if (level === row.level) return;
  tx.update('code', row.id, { level });
  for (const child of tree.get(row.id) ?? []) lower(tx, tree, child, levelUnder(child.level, level));
}

/** What is said twice is said once. */
function append(tx: Tx, all: readonly Code[], ids: readonly Id[], into: Id, fields: readonly Field[]) {
  const byId = new Map(all.map((row) => [row.id, row]));
  const target = byId.get(into);
  const merged = ids.flatMap((id) => byId.get(id) ?? []);
  if (!target) return;
  const patch: Partial<Pick<Code, Field>> = {};
  for (const field of fields) {
    const said = [target, ...merged].map((row) => row[field].trim()).filter((text) => text !== '');
    patch[field] = [...new Set(said)].join('\n\n');
  }
  tx.update('code', into, patch);
}

/** Memos, groups, properties, relations and boxes of the merged codes now belong to `into`. */
function rehang(tx: Tx, ids: readonly Id[], into: Id) {
  const onCodes = sql`${memoLink.target} = 'code' and ${isAnyOf(memoLink.targetId, ids)}`;
  tieTo(tx, list(tx.orm, 'memoLink', onCodes), 'code', () => into);
  joinProperties(tx, ids, into);
  joinRelations(tx, ids, into);
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

/** A property of the same name and ends becomes one with the one that is there; an incident keeps the place it has there. */
function joinProperties(tx: Tx, ids: readonly Id[], into: Id) {
  const there = new Map(
    list(tx.orm, 'property', eq(property.codeId, into)).map((row) => [sameProperty(row), row.id]),
  );
  for (const row of list(tx.orm, 'property', isAnyOf(property.codeId, ids))) {
    const same = there.get(sameProperty(row));
    if (same === undefined) {
      tx.update('property', row.id, { codeId: into });
      there.set(sameProperty(row), row.id);
      continue;
    }
    const placed = new Set(
      list(tx.orm, 'propertyValue', eq(propertyValue.propertyId, same)).map((value) => value.codingId),
    );
    const values = list(tx.orm, 'propertyValue', eq(propertyValue.propertyId, row.id));
    const free = values.filter((value) => !placed.has(value.codingId)).map((value) => value.id);
    if (free.length > 0) tx.set('propertyValue', free, 'propertyId', same);
    tx.removeMany(
      'propertyValue',
      values.filter((value) => placed.has(value.codingId)).map((value) => value.id),
    );
    tx.remove('property', row.id);
  }
}

const sameProperty = (row: { name: string; lowEnd: string; highEnd: string }) =>
  [row.name, row.lowEnd, row.highEnd].map(nameKey).join('\n');
