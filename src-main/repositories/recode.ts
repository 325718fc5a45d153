import type { Coding, Id } from '@shared/contract/index.ts';
import { sql } from 'drizzle-orm';
import type { Orm } from '../db/open.ts';
import { isAnyOf, list } from '../db/rows.ts';
import { coding } from '../db/schema.ts';
import type { Tx } from '../db/transaction.ts';
import { removeCodings } from './codings.ts';
import { handOver } from './hand-over.ts';
import { codeInUse } from './new-code.ts';

/** `joined` of the codings were the same coder's same words with that code already, and became one with it. */
export type Recoded = { moved: Id[]; joined: number };

/** Codings that get the code, and those that become one with a coding that stays. */
export type RecodePlan = { moved: Coding[]; doubles: { from: Coding; to: Coding }[] };

/** What `recode` does. Two lost codings at one place stood on words of their own, so they stay two. */
export function planRecode(orm: Orm, rows: readonly Coding[], into: Id): RecodePlan {
  const kept = new Map<string, Coding>();
  const transcripts = [...new Set(rows.map((row) => row.transcriptId))];
  for (const row of list(
    orm,
    'coding',
    sql`${coding.codeId} = ${into} and ${isAnyOf(coding.transcriptId, transcripts)}`,
  ))
    kept.set(key(row), row);
  const plan: RecodePlan = { moved: [], doubles: [] };
  for (const row of rows) {
    if (row.codeId === into) continue;
    const same = row.start < row.end ? kept.get(key(row)) : undefined;
    if (same) plan.doubles.push({ from: row, to: same });
    else {
      plan.moved.push(row);
      kept.set(key(row), row);
    }
  }
  return plan;
}

/**
 * Gives codings another code. Where their coder has coded the same words with it already, that coding stays and takes
 * over what stood on the other. Two coders' codings of the same words stay two. Those that have the code stay as they
 * are. Refuses a retired code.
 */
export function recode(tx: Tx, rows: readonly Coding[], into: Id): Recoded {
  codeInUse(tx.orm, into);
  const { moved, doubles } = planRecode(tx.orm, rows, into);
  for (const { from, to } of doubles) handOver(tx, from.id, to.id);
  const ids = moved.map((row) => row.id);
  if (ids.length > 0) tx.set('coding', ids, 'codeId', into);
  removeCodings(
    tx,
    doubles.map(({ from }) => from.id),
  );
  return { moved: ids, joined: doubles.length };
}

const key = (row: Coding) => `${row.transcriptId} ${row.start} ${row.end} ${row.coderId}`;
