import { Refusal, type Id } from '@shared/contract/index.ts';
import { nameKey } from '@shared/coding/tree.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import { eq } from 'drizzle-orm';
import type { Orm } from '../db/open.ts';
import { get, getMany, list } from '../db/rows.ts';
import { codeGroupMember } from '../db/schema.ts';
import type { Parts } from '../host.ts';

type Calls = `codeGroups.${'add' | 'rename' | 'remove' | 'setMembers'}`;

/** Groups: a code in two places without being two codes. */
export function groupHandlers(parts: Parts): Pick<Handlers, Calls> {
  const { write } = parts;
  const { orm } = parts.db;
  return {
    'codeGroups.add': ({ name, codeIds }) => {
      checkName(orm, name, null);
      const members = getMany(orm, 'code', [...new Set(codeIds)]);
      return write({ kind: 'codeGroups.add', label: `Added the group “${name}”` }, (tx) => {
        const group = tx.insert('codeGroup', { guid: parts.newGuid(), name });
        tx.insertMany(
          'codeGroupMember',
          members.map((code) => ({ groupId: group.id, codeId: code.id })),
        );
        return group;
      });
    },
    'codeGroups.rename': ({ id, name }) => {
      const before = get(orm, 'codeGroup', id);
      checkName(orm, name, id);
      const label = `Renamed the group “${before.name}” to “${name}”`;
      return write({ kind: 'codeGroups.rename', label }, (tx) => tx.update('codeGroup', id, { name }));
    },
    'codeGroups.remove': ({ id, reason }) => {
      const { name } = get(orm, 'codeGroup', id);
      return write({ kind: 'codeGroups.remove', label: `Deleted the group “${name}”`, reason }, (tx) => {
        tx.removeMany(
          'codeGroupMember',
          list(tx.orm, 'codeGroupMember', eq(codeGroupMember.groupId, id)).map((row) => row.id),
        );
        tx.remove('codeGroup', id);
        return { id };
      });
    },
    'codeGroups.setMembers': ({ id, codeIds }) => {
      const { name } = get(orm, 'codeGroup', id);
      const wanted = new Set(getMany(orm, 'code', [...new Set(codeIds)]).map((code) => code.id));
      return write({ kind: 'codeGroups.setMembers', label: `Changed the group “${name}”` }, (tx) => {
        const there = list(tx.orm, 'codeGroupMember', eq(codeGroupMember.groupId, id));
        const gone = there.filter((row) => !wanted.has(row.codeId)).map((row) => row.id);
        const held = new Set(there.map((row) => row.codeId));
        const added = [...wanted].filter((codeId) => !held.has(codeId));
        tx.removeMany('codeGroupMember', gone);
        tx.insertMany(
          'codeGroupMember',
          added.map((codeId) => ({ groupId: id, codeId })),
        );
        return { added: added.length, removed: gone.length };
      });
    },
  };
}

function checkName(orm: Orm, name: string, exceptId: Id | null) {
  if (list(orm, 'codeGroup').some((row) => row.id !== exceptId && nameKey(row.name) === nameKey(name)))
    throw new Refusal('conflict', `There is a group “${name}” already. Choose another name.`);
}
