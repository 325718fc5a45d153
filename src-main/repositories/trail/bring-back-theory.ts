import type { Id, MemoLink, TableName } from '@shared/contract/index.ts';
import { sql } from 'drizzle-orm';
import { isAnyOf, list } from '../../db/rows.ts';
import { codeGroupMember, memoLink, propertyValue } from '../../db/schema.ts';
import { carried } from './bring-back-codings.ts';
import { comesFirst, type Plan } from './bring-back-plan.ts';
import { anchorsOf } from '../memo-body.ts';
import { TABLE_OF } from '../memo-targets.ts';

/** What stands on codes: groups, properties, and where incidents stand on them. */
export function planOnCodes(plan: Plan): void {
  const { orm } = plan.parts.db;
  for (const row of plan.gone('codeGroup')) plan.add('codeGroup', row);
  for (const row of plan.gone('codeGroupMember')) {
    const same = sql`${codeGroupMember.groupId} = ${row.groupId} and ${codeGroupMember.codeId} = ${row.codeId}`;
    if (!both(plan, 'codeGroupMember', ['codeGroup', row.groupId], ['code', row.codeId])) continue;
    if (list(orm, 'codeGroupMember', same).length > 0)
      plan.leave('codeGroupMember', 'It is in the group already.');
    else plan.add('codeGroupMember', row);
  }
  for (const row of plan.gone('property'))
    if (both(plan, 'property', ['code', row.codeId])) plan.add('property', row);
}

/** What stands on codings beside their quotations. */
export function planOnCodings(plan: Plan): void {
  const { orm } = plan.parts.db;
  for (const row of plan.gone('propertyValue')) {
    const codingId = codingIn(plan, row.codingId);
    const same = sql`${propertyValue.propertyId} = ${row.propertyId} and ${propertyValue.codingId} = ${codingId}`;
    if (!both(plan, 'propertyValue', ['property', row.propertyId], ['coding', codingId])) continue;
    if (list(orm, 'propertyValue', same).length > 0)
      plan.leave('propertyValue', 'It has been given another place since.');
    else plan.add('propertyValue', { ...row, codingId });
  }
}

/** Memos, comparisons, relations and diagrams, with what ties them to the rest. */
export function planTheory(plan: Plan): void {
  for (const row of plan.gone('memoSection')) plan.add('memoSection', row);
  for (const row of plan.gone('memo'))
    plan.add('memo', { ...row, sectionId: plan.has('memoSection', row.sectionId) ? row.sectionId : null });
  for (const row of plan.gone('comparison')) plan.add('comparison', row);
  for (const row of plan.gone('comparisonItem'))
    if (both(plan, 'comparisonItem', ['comparison', row.comparisonId])) plan.add('comparisonItem', row);
  for (const row of plan.gone('relation'))
    if (both(plan, 'relation', ['code', row.fromCodeId], ['code', row.toCodeId])) plan.add('relation', row);
  for (const row of plan.gone('relationEvidence')) {
    const codingId = codingIn(plan, row.codingId);
    if (both(plan, 'relationEvidence', ['relation', row.relationId], ['coding', codingId]))
      plan.add('relationEvidence', { ...row, codingId });
  }
  for (const row of plan.gone('diagram')) plan.add('diagram', row);
  for (const row of plan.gone('diagramNode'))
    if (both(plan, 'diagramNode', ['diagram', row.diagramId]))
      plan.add('diagramNode', { ...row, codeId: plan.has('code', row.codeId) ? row.codeId : null });
  for (const row of plan.gone('diagramEdge'))
    if (both(plan, 'diagramEdge', ['diagram', row.diagramId], ['relation', row.relationId]))
      plan.add('diagramEdge', row);
  planLinks(plan);
}

/** What a memo's text names or quotes is tied to it while the text does so; what a memo is on, until it is untied. */
function planLinks(plan: Plan): void {
  const links = plan.gone('memoLink');
  const ofTexts = links.filter((row) => row.role !== 'on').map((row) => row.memoId);
  const held = list(plan.parts.db.orm, 'memoLink', isAnyOf(memoLink.memoId, ofTexts));
  const there = new Set(held.map(anchorKey));
  const anchors = new Map<Id, ReadonlySet<string>>();
  for (const row of links) {
    if (row.role === 'on') {
      planLink(plan, row);
      continue;
    }
    const memo = plan.row('memo', row.memoId);
    if (memo && !anchors.has(memo.id)) anchors.set(memo.id, anchorsOf(memo));
    if (memo && !anchors.get(memo.id)?.has(row.anchor))
      plan.leave('memoLink', 'The memo’s text does not name or quote it any more.');
    else if (there.has(anchorKey(row))) plan.leave('memoLink', 'The memo’s text is tied to it already.');
    else planLink(plan, row);
  }
}

const anchorKey = ({ memoId, anchor }: MemoLink) => `${memoId} ${anchor}`;

function planLink(plan: Plan, row: MemoLink): void {
  const targetId = row.target === 'coding' ? codingIn(plan, row.targetId) : row.targetId;
  if (!both(plan, 'memoLink', ['memo', row.memoId], [TABLE_OF[row.target], targetId])) return;
  const tied = sql`${memoLink.memoId} = ${row.memoId} and ${memoLink.role} = 'on' and ${memoLink.target} = ${row.target} and ${memoLink.targetId} = ${targetId}`;
  if (row.target !== 'passage' || row.start === null || row.end === null) {
    if (row.role === 'on' && list(plan.parts.db.orm, 'memoLink', tied).length > 0)
      return plan.leave('memoLink', 'The memo is tied to it already.');
    return plan.add('memoLink', { ...row, targetId });
  }
  const { start, end } = carried(plan.textOf(targetId).edits, { start: row.start, end: row.end });
  plan.add('memoLink', { ...row, start, end });
}

const codingIn = (plan: Plan, id: Id): Id => plan.codingIds.get(id) ?? id;

/** Whether all that a row stands on is there; where not, the row is left and says what is missing. */
function both(plan: Plan, table: TableName, ...on: [TableName, Id][]): boolean {
  const missing = on.find(([under, id]) => !plan.has(under, id));
  if (missing) plan.leave(table, comesFirst(plan, ...missing));
  return !missing;
}
