import { Refusal, type Coder, type Id, type Role } from '@shared/contract/index.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import { eq, sql } from 'drizzle-orm';
import type { Orm } from '../db/open.ts';
import { defined } from '../db/patch.ts';
import { get, list, pick } from '../db/rows.ts';
import { participant, role, speaker, studyCase } from '../db/schema.ts';
import type { Tx } from '../db/transaction.ts';
import type { Parts } from '../host.ts';
import { removeMemoLinksOn, removeValuesOf } from '../repositories/belongings.ts';
import { nextPosition } from '../repositories/order.ts';
import { addParticipant, sameText } from '../repositories/people.ts';

type Calls =
  | `coders.${'add' | 'update' | 'choose'}`
  | `roles.${'add' | 'update' | 'remove'}`
  | `cases.${'add' | 'update' | 'remove'}`
  | `participants.${'add' | 'update' | 'remove'}`;

/** Coders, roles, cases and participants. A rename changes every identifier shown, since identifiers are derived. */
export function peopleHandlers(parts: Parts): Pick<Handlers, Calls> {
  const { newGuid, write } = parts;
  const orm = parts.db.orm;
  return {
    'coders.add': (input) =>
      write({ kind: 'coders.add', label: `Added coder ${input.initials}` }, (tx) =>
        tx.insert('coder', { ...input, guid: newGuid(), archivedAt: null }),
      ),
    'coders.update': ({ id, ...patch }) =>
      write({ kind: 'coders.update', label: (row: Coder) => `Changed coder ${row.initials}` }, (tx) =>
        tx.update('coder', id, defined(patch)),
      ),
    'coders.choose': ({ id }) => {
      parts.coder.choose(get(orm, 'coder', id).id);
      return { coderId: id };
    },

    'roles.add': ({ prefix, label }) => {
      freePrefix(orm, prefix, null);
      return write({ kind: 'roles.add', label: `Added role ${prefix}` }, (tx) =>
        tx.insert('role', {
          guid: newGuid(),
          prefix,
          label: label || prefix,
          position: nextPosition(tx.orm, 'role'),
        }),
      );
    },
    'roles.update': ({ id, ...patch }) => {
      if (patch.prefix !== undefined) freePrefix(orm, patch.prefix, id);
      return write({ kind: 'roles.update', label: (row: Role) => `Changed role ${row.prefix}` }, (tx) =>
        tx.update('role', id, defined(patch)),
      );
    },
    'roles.remove': ({ id }) => {
      const gone = get(orm, 'role', id);
      return write({ kind: 'roles.remove', label: `Deleted role ${gone.prefix}` }, (tx) => {
        const held = list(tx.orm, 'participant', eq(participant.roleId, id)).map((row) => row.id);
        if (held.length > 0) tx.set('participant', held, 'roleId', null);
        tx.remove('role', id);
        return { id };
      });
    },

    'cases.add': ({ code, label }) => {
      freeCaseCode(orm, code, null);
      return write({ kind: 'cases.add', label: `Added case ${code}` }, (tx) =>
        tx.insert('studyCase', { guid: newGuid(), code, label, position: nextPosition(tx.orm, 'studyCase') }),
      );
    },
    'cases.update': ({ id, ...patch }) => {
      const before = get(orm, 'studyCase', id);
      if (patch.code !== undefined) freeCaseCode(orm, patch.code, id);
      const label =
        patch.code === undefined
          ? `Changed case ${before.code}`
          : `Renamed case ${before.code} to ${patch.code}`;
      return write({ kind: 'cases.update', label }, (tx) => tx.update('studyCase', id, defined(patch)));
    },
    'cases.remove': ({ id }) => {
      const gone = get(orm, 'studyCase', id);
      return write({ kind: 'cases.remove', label: `Deleted case ${gone.code}` }, (tx) => {
        for (const row of list(tx.orm, 'participant', eq(participant.caseId, id)))
          removeParticipant(tx, row.id);
        const held = pick(tx.orm, 'transcript', sql`case_id = ${id}`, ['id']).map((row) => row.id);
        if (held.length > 0) tx.set('transcript', held, 'caseId', null);
        removeValuesOf(tx, 'case', id);
        removeMemoLinksOn(tx, 'case', [id]);
        tx.remove('studyCase', id);
        return { id };
      });
    },

    'participants.add': ({ caseId, code, roleId }) => {
      if (roleId != null) get(orm, 'role', roleId);
      freeParticipantCode(orm, caseId, code, null);
      return write(
        { kind: 'participants.add', label: `Added participant ${get(orm, 'studyCase', caseId).code}${code}` },
        (tx) => addParticipant(tx, newGuid, caseId, code, roleId),
      );
    },
    'participants.update': ({ id, ...patch }) => {
      const before = get(orm, 'participant', id);
      if (patch.roleId != null) get(orm, 'role', patch.roleId);
      freeParticipantCode(orm, patch.caseId ?? before.caseId, patch.code ?? before.code, id);
      const was = get(orm, 'studyCase', before.caseId).code + before.code;
      const is = get(orm, 'studyCase', patch.caseId ?? before.caseId).code + (patch.code ?? before.code);
      return write(
        {
          kind: 'participants.update',
          label: was === is ? `Changed participant ${is}` : `Renamed participant ${was} to ${is}`,
        },
        (tx) => tx.update('participant', id, defined(patch)),
      );
    },
    'participants.remove': ({ id }) => {
      const gone = get(orm, 'participant', id);
      const label = `Deleted participant ${get(orm, 'studyCase', gone.caseId).code}${gone.code}`;
      return write({ kind: 'participants.remove', label }, (tx) => {
        removeParticipant(tx, id);
        return { id };
      });
    },
  };
}

function removeParticipant(tx: Tx, id: Id) {
  const bound = list(tx.orm, 'speaker', eq(speaker.participantId, id)).map((row) => row.id);
  if (bound.length > 0) tx.set('speaker', bound, 'participantId', null);
  removeValuesOf(tx, 'participant', id);
  removeMemoLinksOn(tx, 'participant', [id]);
  tx.remove('participant', id);
}

function freePrefix(orm: Orm, prefix: string, except: Id | null) {
  const taken = list(orm, 'role', sql`${sameText(role.prefix, prefix)} and ${role.id} is not ${except}`);
  if (taken.length > 0) throw new Refusal('conflict', `There is a role with the prefix ${prefix} already.`);
}

function freeCaseCode(orm: Orm, code: string, except: Id | null) {
  const taken = list(
    orm,
    'studyCase',
    sql`${sameText(studyCase.code, code)} and ${studyCase.id} is not ${except}`,
  );
  if (taken.length > 0) throw new Refusal('conflict', `There is a case ${code} already.`);
}

function freeParticipantCode(orm: Orm, caseId: Id, code: string, except: Id | null) {
  const taken = list(
    orm,
    'participant',
    sql`${participant.caseId} = ${caseId} and ${sameText(participant.code, code)} and ${participant.id} is not ${except}`,
  );
  if (taken.length > 0)
    throw new Refusal('conflict', `${get(orm, 'studyCase', caseId).code}${code} is there already.`);
}
