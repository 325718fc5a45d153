import type { Id, TableName, Tables } from '@shared/contract/index.ts';
import type { Db } from '../../db/open.ts';
import { find } from '../../db/rows.ts';
import { logSteps } from '../../db/stored-diff.ts';
import { diffsOf, revisionsTouching, rewind, stepsOn } from './trail-steps.ts';

/**
 * One row as it was right after a revision; null when it was not there. Goes by the changes that name it, and for what
 * stands on a text by those of the text.
 */
export function rowThen<T extends TableName>(db: Db, table: T, id: Id, revision: Id): Tables[T] | null {
  const now = find(db.orm, table, id);
  const rows = new Map<Id, Tables[T] | null>([[id, now]]);
  const transcriptId = now && 'transcriptId' in now ? now.transcriptId : null;
  const revisions = new Set([
    ...revisionsTouching(db, table, [id], revision),
    ...(transcriptId === null ? [] : revisionsTouching(db, 'transcript', [transcriptId], revision)),
  ]);
  for (const { diff } of diffsOf(db, revisions).toReversed())
    rewind(
      rows,
      stepsOn(logSteps(diff), table).filter((step) => step.id === id),
    );
  return rows.get(id) ?? null;
}
