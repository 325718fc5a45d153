import { Refusal, type Id, type TableName } from '@shared/contract/index.ts';
import { sql } from 'drizzle-orm';
import { list } from '../../db/rows.ts';
import { attribute, attributeValue, participant, role, studyCase } from '../../db/schema.ts';
import { comesFirst, type Plan } from './bring-back-plan.ts';
import { sameText } from '../people.ts';

/** Roles, cases, participants and their attributes. A code that somebody else has now has to be settled first. */
export function planPeople(plan: Plan): void {
  const { orm } = plan.parts.db;
  const orNull = (table: TableName, id: Id | null) => (plan.has(table, id) ? id : null);
  for (const row of plan.gone('role')) {
    if (list(orm, 'role', sameText(role.prefix, row.prefix)).length > 0)
      throw taken(`a role with the prefix ${row.prefix}`);
    plan.add('role', row);
  }
  for (const row of plan.gone('studyCase')) {
    if (list(orm, 'studyCase', sameText(studyCase.code, row.code)).length > 0)
      throw taken(`a case ${row.code}`);
    plan.add('studyCase', row);
  }
  for (const row of plan.gone('participant')) {
    const held = plan.row('studyCase', row.caseId);
    if (!held) {
      plan.leave('participant', comesFirst(plan, 'studyCase', row.caseId));
      continue;
    }
    const same = sql`${participant.caseId} = ${row.caseId} and ${sameText(participant.code, row.code)}`;
    if (list(orm, 'participant', same).length > 0) throw taken(`a participant ${held.code}${row.code}`);
    plan.add('participant', { ...row, roleId: orNull('role', row.roleId) });
  }
  for (const row of plan.gone('coder')) plan.add('coder', row);
  for (const row of plan.gone('attribute')) {
    const same = sql`${attribute.subject} = ${row.subject} and ${sameText(attribute.name, row.name)}`;
    if (list(orm, 'attribute', same).length > 0) throw taken(`an attribute “${row.name}”`);
    plan.add('attribute', row);
  }
}

const taken = (what: string) =>
  new Refusal('conflict', `There is ${what} already. Rename that one first, then bring this one back.`);

const SUBJECT = { case: 'studyCase', participant: 'participant', transcript: 'transcript' } as const;

/** Values whose attribute and whose bearer are there, and that nobody has given anew. */
export function planAttributeValues(plan: Plan): void {
  for (const row of plan.gone('attributeValue')) {
    const held = plan.row('attribute', row.attributeId);
    const same = sql`${attributeValue.attributeId} = ${row.attributeId} and ${attributeValue.subjectId} = ${row.subjectId}`;
    if (!held) plan.leave('attributeValue', comesFirst(plan, 'attribute', row.attributeId));
    else if (!plan.has(SUBJECT[held.subject], row.subjectId))
      plan.leave('attributeValue', comesFirst(plan, SUBJECT[held.subject], row.subjectId));
    else if (list(plan.parts.db.orm, 'attributeValue', same).length > 0)
      plan.leave('attributeValue', 'It has been given another value since.');
    else plan.add('attributeValue', row);
  }
}
