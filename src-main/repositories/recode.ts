import type { Coding, Id } from '@shared/contract/index.ts';
import { sql } from 'drizzle-orm';
import type { Orm } from '../db/open.ts';
import type { Tx } from '../db/transaction.ts';
import { removeCodings } from './codings.ts';
import { handOver } from './hand-over.ts';
import { codeInUse } from './new-code.ts';

/** `joined` of the codings were the same coder's same words with that code already, and became one with it. */
export type Recoded = { moved: Id[]; joined: number };

/** As much of a coding as recoding needs. */
export type Placed = Pick<Coding, 'id' | 'transcriptId' | 'start' | 'end' | 'codeId' | 'coderId'>;
export const PLACED = [
  'id',
  'transcriptId',
  'start',
  'end',
  'codeId',
  'coderId',
] as const satisfies (keyof Placed)[];

/** Codings that get another code, and those that become one with a coding that stays. */
type RecodePlan<R extends Placed = Placed> = {
  moved: { row: R; into: Id }[];
  doubles: { row: R; to: Id }[];
};

/** What `recodeEach` does. Two lost codings at one place stood on words of their own, so they stay two. */
export function planRecode<R extends Placed>(orm: Orm, all: readonly { row: R; into: Id }[]): RecodePlan<R> {
  const going = all.filter(({ row, into }) => row.codeId !== into);
  const kept = codedAlready(orm, going);
  const plan: RecodePlan<R> = { moved: [], doubles: [] };
  for (const { row, into } of going) {
    const same = row.start < row.end ? kept.get(key(row, into)) : undefined;
    if (same !== undefined) plan.doubles.push({ row, to: same });
    else {
      plan.moved.push({ row, into });
      kept.set(key(row, into), row.id);
    }
  }
  return plan;
}

/**
 * Gives codings another code. Where their coder has coded the same words with it already, that coding stays and takes
 * over what stood on the other. Two coders' codings of the same words stay two. Those that have the code stay as they
 * are. Refuses a retired code.
 */
export const recode = (tx: Tx, rows: readonly Placed[], into: Id): Recoded =>
  recodeEach(
    tx,
    rows.map((row) => ({ row, into })),
  );

/** Gives each coding a code of its own, all at once: none joins one that itself goes elsewhere. */
export function recodeEach(tx: Tx, all: readonly { row: Placed; into: Id }[]): Recoded {
  for (const into of new Set(all.map((one) => one.into))) codeInUse(tx.orm, into);
  const { moved, doubles } = planRecode(tx.orm, all);
  handOver(
    tx,
    doubles.map(({ row, to }) => ({ from: row.id, to })),
  );
  const ids = moved.map(({ row }) => row.id);
  tx.setEach(
    'coding',
    ids,
    'codeId',
    moved.map(({ into }) => into),
  );
  removeCodings(
    tx,
    doubles.map(({ row }) => row.id),
  );
  return { moved: ids, joined: doubles.length };
}

const key = (row: Omit<Placed, 'id' | 'codeId'>, into: Id) =>
  `${row.transcriptId} ${row.start} ${row.end} ${row.coderId} ${into}`;

/**
 * Codings of the same words by the same coder that have the code already and stay. Found by the place of those that
 * go: a code may have thousands, and be given ten.
 */
function codedAlready(orm: Orm, going: readonly { row: Placed; into: Id }[]): Map<string, Id> {
  const ids = JSON.stringify(going.map(({ row }) => row.id));
  const codes = JSON.stringify([...new Set(going.map(({ into }) => into))]);
  // The plus keeps SQLite off the index by code, which it would otherwise read whole for each.
  const rows = orm.values<[Id, Id, number, number, Id, Id]>(
    sql`select t.id, t.transcript_id, t."start", t."end", t.coder_id, t.code_id
      from json_each(${ids}) g join coding f on f.id = g.value
      join coding t on t.transcript_id = f.transcript_id and t."start" = f."start"
      where t."end" = f."end" and t.coder_id = f.coder_id and t."start" < t."end"
        and +t.code_id in (select value from json_each(${codes}))
      order by t.id desc`,
  );
  const leaving = new Set(going.map(({ row }) => row.id));
  return new Map(
    rows
      .filter(([id]) => !leaving.has(id))
      .map(([id, transcriptId, start, end, coderId, into]) => [
        key({ transcriptId, start, end, coderId }, into),
        id,
      ]),
  );
}
