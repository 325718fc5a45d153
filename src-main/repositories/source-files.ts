import type { Id } from '@shared/contract/index.ts';
import { eq } from 'drizzle-orm';
import { sourceFile } from '../db/schema.ts';
import type { Tx } from '../db/transaction.ts';

/** A file as it came, packed. */
export type SourceFile = { name: string; mediaType: string; sha256: string; packed: Buffer; size: number };

/**
 * The original, kept once however often it is imported. It is no part of the change: an undo takes the transcript out,
 * and a redo finds the file still there.
 */
export function keepSource(tx: Tx, newGuid: () => string, source: SourceFile): Id {
  const { packed, ...row } = source;
  tx.orm
    .insert(sourceFile)
    .values({ ...row, guid: newGuid(), bytes: packed })
    .onConflictDoNothing({ target: sourceFile.sha256 })
    .run();
  const held = tx.orm
    .select({ id: sourceFile.id })
    .from(sourceFile)
    .where(eq(sourceFile.sha256, source.sha256))
    .get();
  if (!held) throw new Error('The source file was not kept.');
  return held.id;
}
