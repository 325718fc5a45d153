import { valueAt, type Id, type TableName, type Tables } from '@shared/contract/index.ts';
import type { Db } from '../../db/open.ts';
import { logSteps, type LogStep } from '../../db/stored-diff.ts';

/** What a change did to one row. An insert that the log keeps by id has no row. */
type RowStep = {
  [T in TableName]:
    | { op: 'insert'; table: T; id: Id; row: Tables[T] | null }
    | { op: 'remove'; table: T; id: Id; row: Tables[T] }
    | { op: 'change'; table: T; id: Id; before: Partial<Tables[T]>; after: Partial<Tables[T]> };
}[TableName];
export type RowStepOf<T extends TableName> = RowStep & { table: T };

/** The steps of a change row by row, in order; of some tables only, when they are named. */
export function* rowSteps(steps: readonly LogStep[], tables?: ReadonlySet<TableName>): Generator<RowStep> {
  for (const step of steps) {
    if (tables && !tables.has(step.table)) continue;
    switch (step.op) {
      case 'insert':
        if ('ids' in step)
          for (const id of step.ids) yield { op: 'insert', table: step.table, id, row: null } as RowStep;
        else
          for (const row of step.rows) yield { op: 'insert', table: step.table, id: row.id, row } as RowStep;
        break;
      case 'remove':
        for (const row of step.rows) yield { op: 'remove', table: step.table, id: row.id, row } as RowStep;
        break;
      case 'update':
        yield {
          op: 'change',
          table: step.table,
          id: step.id,
          before: step.before,
          after: step.after,
        } as RowStep;
        break;
      case 'set':
        for (const [i, id] of step.ids.entries())
          yield {
            op: 'change',
            table: step.table,
            id,
            before: { [step.field]: valueAt(step.from, i) },
            after: { [step.field]: valueAt(step.to, i) },
          } as unknown as RowStep;
    }
  }
}

/** The steps of one table, as `rowSteps` gives them. */
export const stepsOn = <T extends TableName>(steps: readonly LogStep[], table: T): RowStepOf<T>[] =>
  [...rowSteps(steps, new Set<TableName>([table]))] as RowStepOf<T>[];

/** Takes steps back, last first, on rows as they stand after them; null is a row that is not there. */
export function rewind<R extends { id: Id }>(
  rows: Map<Id, R | null>,
  steps: readonly { op: string; id: Id; row?: unknown; before?: unknown }[],
): void {
  for (const step of steps.toReversed()) {
    if (step.op === 'insert') rows.set(step.id, null);
    else if (step.op === 'remove') rows.set(step.id, step.row as R);
    else {
      const row = rows.get(step.id);
      if (row) rows.set(step.id, { ...row, ...(step.before as Partial<R>) });
    }
  }
}

/** The diffs of changes, in the order of the log. */
export function diffsOf(db: Db, revisions: Iterable<Id>): { revision: Id; diff: string }[] {
  return db.sqlite
    .prepare(
      'select revision, diff from change where revision in (select value from json_each(?)) order by revision',
    )
    .all(JSON.stringify([...revisions])) as { revision: Id; diff: string }[];
}

/** Changes after a revision that name a row, in order. */
export const revisionsTouching = (db: Db, entity: TableName, ids: readonly Id[], after: Id): Id[] =>
  db.sqlite
    .prepare(
      `select distinct revision from change_touch
       where entity = ? and entity_id in (select value from json_each(?)) and revision > ? order by revision`,
    )
    .pluck()
    .all(entity, JSON.stringify(ids), after) as Id[];

/** A row that has gone, as it was when it last went, and the change that took it; null when the log does not know it. */
export function lastGone<T extends TableName>(
  db: Db,
  table: T,
  id: Id,
): { row: Tables[T]; revision: Id } | null {
  const read = db.sqlite.prepare(
    `select c.revision, c.diff from change_touch t join change c on c.revision = t.revision
     where t.entity = ? and t.entity_id = ? order by t.revision desc`,
  );
  for (const change of read.iterate(table, id) as IterableIterator<{ revision: Id; diff: string }>)
    for (const step of stepsOn(logSteps(change.diff), table).toReversed())
      if (step.op === 'remove' && step.id === id)
        return { row: step.row as Tables[T], revision: change.revision };
  return null;
}
