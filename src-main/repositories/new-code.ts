import { Refusal, type Code, type Id } from '@shared/contract/index.ts';
import { nextColor } from '@shared/coding/color.ts';
import { levelAllowed, nameTaken } from '@shared/coding/tree.ts';
import { sql } from 'drizzle-orm';
import type { Orm } from '../db/open.ts';
import { get, pick } from '../db/rows.ts';
import type { Tx } from '../db/transaction.ts';

/** What is needed to make a code; the rest follows. */
type NewCode = {
  parentId: Id | null;
  level: Code['level'];
  name: string;
  color?: string | undefined;
  origin: Code['origin'];
  shortDefinition?: string | undefined;
};

const TREE = ['id', 'parentId', 'level', 'name', 'position', 'retiredAt', 'color'] as const;

/** The refusal of a name that a sibling has. */
export const nameIsTaken = (name: string) =>
  new Refusal(
    'conflict',
    `There is a code “${name}” in this place already. Choose another name, or merge the two.`,
  );

/** A code that can be given to words and hold others. @throws Refusal `conflict` when it is retired. */
export function codeInUse(orm: Orm, id: Id): Code {
  const code = get(orm, 'code', id);
  if (code.retiredAt !== null)
    throw new Refusal('conflict', `“${code.name}” is retired. Restore it first, then use it again.`);
  return code;
}

/** Makes a code inside a write. Refuses a retired parent, an unfit level and a name that a sibling has. */
export function addCode(tx: Tx, newGuid: () => string, given: NewCode): Code {
  const all = pick(tx.orm, 'code', sql`true`, TREE);
  const parent = given.parentId === null ? null : codeInUse(tx.orm, given.parentId);
  if (nameTaken(all, given.parentId, given.name)) throw nameIsTaken(given.name);
  if (!levelAllowed(given.level, parent?.level ?? null))
    throw new Refusal(
      'conflict',
      `A ${given.level} cannot stand under the ${parent?.level ?? 'top'} “${parent?.name ?? ''}”.`,
    );
  const siblings = all.filter((code) => code.parentId === given.parentId);
  return tx.insert('code', {
    guid: newGuid(),
    parentId: given.parentId,
    level: given.level,
    name: given.name,
    color: given.color ?? nextColor(all.map((code) => code.color)),
    origin: given.origin,
    shortDefinition: given.shortDefinition ?? '',
    fullDefinition: '',
    useWhen: '',
    avoidWhen: '',
    typicalExample: '',
    position: siblings.reduce((highest, code) => Math.max(highest, code.position + 1), 0),
    retiredAt: null,
    mergedIntoId: null,
  });
}
