import type { Coding, Id } from '@shared/contract/index.ts';
import { sql } from 'drizzle-orm';
import { isAnyOf, list } from '../db/rows.ts';
import { coding } from '../db/schema.ts';
import type { Tx } from '../db/transaction.ts';
import { removeCodings } from './codings.ts';
import { handOver } from './hand-over.ts';

/** `joined` of the codings were the same coder's same words with that code already, and became one with it. */
export type Recoded = { moved: Id[]; joined: number };

/**
 * Gives codings another code. Where their coder has coded the same words with it already, that coding stays and takes
 * over what stood on the other. Two coders' codings of the same words stay two. Those that have the code stay as they are.
 */
export function recode(tx: Tx, rows: readonly Coding[], into: Id): Recoded {
  const kept = new Map<string, Coding>();
  const transcripts = [...new Set(rows.map((row) => row.transcriptId))];
  for (const row of list(
    tx.orm,
    'coding',
    sql`${coding.codeId} = ${into} and ${isAnyOf(coding.transcriptId, transcripts)}`,
  ))
    kept.set(key(row), row);
  const moved: Id[] = [];
  const doubles: { from: Id; to: Id }[] = [];
  for (const row of rows) {
    if (row.codeId === into) continue;
    // Two lost codings at one place stood on words of their own.
    const same = row.start < row.end ? kept.get(key(row)) : undefined;
    if (same) doubles.push({ from: row.id, to: same.id });
    else {
      moved.push(row.id);
      kept.set(key(row), row);
    }
  }
  for (const double of doubles) handOver(tx, double.from, double.to);
  if (moved.length > 0) tx.set('coding', moved, 'codeId', into);
  removeCodings(
    tx,
    doubles.map((double) => double.from),
  );
  return { moved, joined: doubles.length };
}

const key = (row: Coding) => `${row.transcriptId} ${row.start} ${row.end} ${row.coderId}`;
