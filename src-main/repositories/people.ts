import type { Id, Participant, StudyCase } from '@shared/contract/index.ts';
import { rolePrefixOf } from '@shared/text/names.ts';
import { sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { list } from '../db/rows.ts';
import { participant, role, studyCase } from '../db/schema.ts';
import type { Tx } from '../db/transaction.ts';
import { nextPosition } from './order.ts';

/** Codes and prefixes are the same when they differ only in case: `par1` is `PAR1`. */
export const sameText = (column: SQLiteColumn, text: string): SQL => sql`lower(${column}) = lower(${text})`;

/** The case with this code, made when there is none. */
export function caseByCode(tx: Tx, newGuid: () => string, code: string): StudyCase {
  const [found] = list(tx.orm, 'studyCase', sameText(studyCase.code, code));
  return (
    found ??
    tx.insert('studyCase', { guid: newGuid(), code, label: '', position: nextPosition(tx.orm, 'studyCase') })
  );
}

/** The participant with this code in a case, made when there is none; their role is read from the code's prefix. */
export function participantByCode(tx: Tx, newGuid: () => string, caseId: Id, code: string): Participant {
  const [found] = list(
    tx.orm,
    'participant',
    sql`${participant.caseId} = ${caseId} and ${sameText(participant.code, code)}`,
  );
  return found ?? addParticipant(tx, newGuid, caseId, code, undefined);
}

/** A new participant. Without a role, the one whose prefix the code begins with; a new prefix makes a new role. */
export function addParticipant(
  tx: Tx,
  newGuid: () => string,
  caseId: Id,
  code: string,
  roleId: Id | null | undefined,
): Participant {
  return tx.insert('participant', {
    guid: newGuid(),
    caseId,
    code,
    roleId: roleId === undefined ? roleByPrefix(tx, newGuid, rolePrefixOf(code)) : roleId,
    position: nextPosition(tx.orm, 'participant'),
  });
}

function roleByPrefix(tx: Tx, newGuid: () => string, prefix: string): Id | null {
  if (prefix === '') return null;
  const [found] = list(tx.orm, 'role', sameText(role.prefix, prefix));
  return (
    found ??
    tx.insert('role', { guid: newGuid(), prefix, label: prefix, position: nextPosition(tx.orm, 'role') })
  ).id;
}
