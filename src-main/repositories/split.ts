import { Refusal, type Checked, type Id } from '@shared/contract/index.ts';
import { get, getMany } from '../db/rows.ts';
import type { Tx } from '../db/transaction.ts';
import type { Parts } from '../host.ts';
import { addCode } from './new-code.ts';
import { recode } from './recode.ts';

/** Some incidents of a code go to another, made in the same write where it is new; everything on them goes along. */
export function splitCode(
  parts: Parts,
  given: Checked<'codes.split'>,
): { codeId: Id; moved: number; joined: number } {
  const { orm } = parts.db;
  const code = get(orm, 'code', given.id);
  const codings = getMany(orm, 'coding', [...new Set(given.codingIds)]);
  if (codings.some((coding) => coding.codeId !== code.id))
    throw new Refusal('invalid', `Only incidents of “${code.name}” itself can be split off from it.`);
  const { into } = given;
  if ('id' in into && into.id === code.id)
    throw new Refusal('invalid', 'Choose another code for the incidents: they have this one already.');
  const incidents = codings.length === 1 ? '1 incident' : `${codings.length} incidents`;
  const name = 'id' in into ? get(orm, 'code', into.id).name : into.name;
  return parts.write(
    {
      kind: 'codes.split',
      label: `Split ${incidents} of “${code.name}” off to “${name}”`,
      reason: given.reason,
    },
    (tx) => {
      const codeId = 'id' in into ? into.id : madeFor(tx, parts, code, into);
      const { moved, joined } = recode(tx, codings, codeId);
      return { codeId, moved: moved.length, joined };
    },
  );
}

function madeFor(
  tx: Tx,
  parts: Parts,
  code: { id: Id; parentId: Id | null },
  { name, level, under }: Exclude<Checked<'codes.split'>['into'], { id: Id }>,
): Id {
  const parentId = under === 'below' ? code.id : code.parentId;
  return addCode(tx, parts.newGuid, { parentId, level, name, origin: 'open' }).id;
}
