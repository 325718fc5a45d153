import type { Code, Id, MemoTarget, TableName } from '@shared/contract/index.ts';
import { levelAllowed } from '@shared/coding/tree.ts';
import { sql } from 'drizzle-orm';
import { getMany, isAnyOf, list } from '../../db/rows.ts';
import { codeGroupMember, exemplar, propertyValue, tables } from '../../db/schema.ts';
import type { LogStep } from '../../db/stored-diff.ts';
import type { Tx } from '../../db/transaction.ts';
import type { Plan } from './bring-back-plan.ts';
import { TABLE_OF } from '../memo-targets.ts';
import { rowSteps } from './trail-steps.ts';

/** A field of a row that is there, which goes back to what comes back. */
export type GoingBack = { table: TableName; id: Id; patch: Record<string, unknown> };

/** Fields that say what a row belongs to. What a memo is tied to is told by its `target`. */
const REFERS: Partial<Record<TableName, Record<string, TableName>>> = {
  participant: { roleId: 'role', caseId: 'studyCase' },
  transcript: { caseId: 'studyCase' },
  speaker: { participantId: 'participant' },
  code: { parentId: 'code' },
  codeGroupMember: { codeId: 'code' },
  property: { codeId: 'code' },
  propertyValue: { codingId: 'coding', propertyId: 'property' },
  coding: { codeId: 'code' },
  exemplar: { codingId: 'coding' },
  review: { codingId: 'coding' },
  memo: { sectionId: 'memoSection' },
  relation: { fromCodeId: 'code', toCodeId: 'code' },
  relationEvidence: { codingId: 'coding', relationId: 'relation' },
  diagramNode: { codeId: 'code' },
  diagramEdge: { relationId: 'relation' },
};

type Change = { before: Record<string, unknown>; after: Record<string, unknown> };

/**
 * What the change handed on from rows that come back, and that nobody has moved since: it goes back to them. A row that
 * has gone meanwhile, or belongs elsewhere by now, is left alone.
 */
export function planGoingBack(plan: Plan, steps: readonly LogStep[], withMoved: boolean): GoingBack[] {
  const changed = new Map<TableName, Map<Id, Change>>();
  for (const step of rowSteps(steps)) {
    if (step.op !== 'change') continue;
    const rows = changed.get(step.table) ?? new Map<Id, Change>();
    changed.set(step.table, rows);
    const held = rows.get(step.id);
    rows.set(step.id, {
      before: { ...step.before, ...held?.before },
      after: { ...held?.after, ...step.after },
    });
  }
  const found: GoingBack[] = [];
  const chosen = new Set([...plan.planned('exemplar').values()].map((row) => row.codingId));
  for (const [table, rows] of changed) {
    if (table === 'coding' && !withMoved) continue;
    const refers = REFERS[table] ?? {};
    if (table !== 'memoLink' && Object.keys(refers).length === 0) continue;
    const there = list(plan.parts.db.orm, table, isAnyOf(tables[table].id, [...rows.keys()]));
    for (const row of there as (Record<string, unknown> & { id: Id })[]) {
      const change = rows.get(row.id);
      if (!change) continue;
      const patch: Record<string, unknown> = {};
      if (table === 'memoLink' && typeof change.before['target'] === 'string') {
        const back = retied(plan, row, change);
        if (back) found.push({ table, id: row.id, patch: back });
        continue;
      }
      const fields = table === 'memoLink' ? linkRefers(row['target']) : refers;
      for (const [field, to] of Object.entries(fields)) {
        const was = change.before[field];
        if (typeof was !== 'number' || row[field] !== change.after[field]) continue;
        if (plan.planned(to).has(was)) patch[field] = was;
      }
      if (Object.keys(patch).length > 0 && isFree(plan, table, row, patch, chosen))
        found.push({ table, id: row.id, patch: { ...patch, ...alongside(plan, table, row, change, patch) } });
    }
  }
  const relations = changed.get('relation');
  if (relations && plan.planned('relation').size > 0)
    found.push(...unsaid(plan, 'relation', relations, ['label']));
  return found.concat(uncombined(plan, changed.get('coding'), withMoved));
}

const linkRefers = (target: unknown): Record<string, TableName> =>
  target === 'code' || target === 'coding' || target === 'relation' ? { targetId: target } : {};

/** A memo that was on something of another kind, a relation that became none, is on that again. */
function retied(
  plan: Plan,
  row: Record<string, unknown>,
  { before, after }: Change,
): Record<string, unknown> | null {
  const target = before['target'] as MemoTarget;
  const targetId = before['targetId'] ?? row['targetId'];
  const isMoved =
    row['target'] !== after['target'] || ('targetId' in after && row['targetId'] !== after['targetId']);
  if (isMoved || !plan.planned(TABLE_OF[target]).has(targetId as Id)) return null;
  return { target, targetId };
}

/** Whether nothing has the place a row would go back to; `chosen` are the codings whose exemplars come back. */
function isFree(
  plan: Plan,
  table: TableName,
  row: Record<string, unknown> & { id: Id },
  patch: Record<string, unknown>,
  chosen: ReadonlySet<Id>,
): boolean {
  const { orm } = plan.parts.db;
  if (table === 'code') return mayStandUnder(plan, row as unknown as Code, patch['parentId'] as Id);
  if (table === 'exemplar') {
    const codingId = patch['codingId'] as Id;
    const isTaken = list(orm, 'exemplar', sql`${exemplar.codingId} = ${codingId}`).length > 0;
    return !isTaken && !chosen.has(codingId);
  }
  if (table === 'codeGroupMember')
    return (
      list(
        orm,
        'codeGroupMember',
        sql`${codeGroupMember.groupId} = ${row['groupId']} and ${codeGroupMember.codeId} = ${patch['codeId']}`,
      ).length === 0
    );
  if (table === 'propertyValue')
    return (
      list(
        orm,
        'propertyValue',
        sql`${propertyValue.propertyId} = ${row['propertyId']} and ${propertyValue.codingId} = ${patch['codingId']}`,
      ).length === 0
    );
  return true;
}

function mayStandUnder(plan: Plan, child: Code, parentId: Id): boolean {
  const parent = plan.row('code', parentId);
  if (!parent) return false;
  const above = new Set<Id>();
  for (let id = parent.parentId; id !== null && !above.has(id); id = plan.row('code', id)?.parentId ?? null)
    above.add(id);
  return !above.has(child.id) && levelAllowed(child.level, parent.level);
}

/** A code that goes back under its parent takes its old name, place and level again, where nobody gave it others. */
function alongside(
  plan: Plan,
  table: TableName,
  row: Record<string, unknown> & { id: Id },
  { before, after }: Change,
  patch: Record<string, unknown>,
): Record<string, unknown> {
  if (table !== 'code') return {};
  const back: Record<string, unknown> = {};
  const parentId = patch['parentId'] as Id;
  const parent = plan.planned('code').get(parentId);
  for (const field of ['name', 'position', 'level'])
    if (field in before && row[field] === after[field]) back[field] = before[field];
  const wanted = (back['name'] ?? row['name']) as string;
  const name = plan.names.free(parentId, wanted, row.id);
  if (name !== wanted) back['name'] = name;
  plan.names.remove(row as unknown as Code);
  plan.names.add({ ...(row as unknown as Code), parentId, name });
  const level = back['level'] as Code['level'] | undefined;
  if (level && parent && !levelAllowed(level, parent.level)) delete back['level'];
  return back;
}

/** A double that comes back takes its comment with it: the coding that held both has its own again. */
function uncombined(plan: Plan, changes: Map<Id, Change> | undefined, withMoved: boolean): GoingBack[] {
  if (!changes || !withMoved || plan.planned('coding').size === 0) return [];
  return unsaid(plan, 'coding', changes, ['comment', 'isNegativeCase']);
}

/** Fields of rows that the change put together, and that nobody has written since, say again what they said. */
function unsaid(
  plan: Plan,
  table: 'coding' | 'relation',
  changes: ReadonlyMap<Id, Change>,
  fields: readonly string[],
): GoingBack[] {
  const held = list(plan.parts.db.orm, table, isAnyOf(tables[table].id, [...changes.keys()]));
  return (held as (Record<string, unknown> & { id: Id })[]).flatMap((row): GoingBack[] => {
    const change = changes.get(row.id);
    const patch: Record<string, unknown> = {};
    for (const field of fields)
      if (change && field in change.after && row[field] === change.after[field])
        patch[field] = change.before[field];
    return Object.keys(patch).length > 0 ? [{ table, id: row.id, patch }] : [];
  });
}

/** Does it: very many codings that go back to one code are one step. */
export function writeGoingBack(tx: Tx, all: readonly GoingBack[]): void {
  const codings = new Map<Id, Id[]>();
  for (const { table, id, patch } of all) {
    if (table === 'coding' && typeof patch['codeId'] === 'number') {
      const codeId = patch['codeId'];
      const ids = codings.get(codeId);
      if (ids) ids.push(id);
      else codings.set(codeId, [id]);
    } else tx.update(table, id, patch);
  }
  for (const [codeId, ids] of codings)
    tx.set(
      'coding',
      getMany(tx.orm, 'coding', ids).map((row) => row.id),
      'codeId',
      codeId,
    );
}
