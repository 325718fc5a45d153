import type { Orm } from '../db/open.ts';
import type { TableName } from '@shared/contract/index.ts';
import { list } from '../db/rows.ts';

/** The position after the last row of a table. */
export function nextPosition(
  orm: Orm,
  table: Extract<
    TableName,
    'role' | 'studyCase' | 'participant' | 'attribute' | 'transcript' | 'memoSection'
  >,
): number {
  return list(orm, table).reduce((highest, row) => Math.max(highest, row.position + 1), 0);
}
