import type { Diff, Id, Step, TableName, Tables } from '@shared/contract/index.ts';
import type { Orm } from './open.ts';
import { getMany } from './rows.ts';

/**
 * A diff as the log keeps it. What a table too large to write twice gained is kept by id alone: the rows are in the
 * table, and when an undo takes them out its own diff keeps them whole.
 */
type StoredDiff = (Step | { op: 'insert'; table: TableName; ids: Id[] })[];

const HEAVY: ReadonlySet<TableName> = new Set(['transcript', 'turn']);

export const toStored = (diff: Diff): StoredDiff =>
  diff.map((step) =>
    step.op === 'insert' && HEAVY.has(step.table)
      ? { op: 'insert', table: step.table, ids: step.rows.map((row) => row.id) }
      : step,
  );

/** The diff in full; rows kept by id are read as they now stand. */
export const fromStored = (orm: Orm, json: string): Diff =>
  (JSON.parse(json) as StoredDiff).map((step): Step =>
    step.op === 'insert' && 'ids' in step
      ? ({ op: 'insert', table: step.table, rows: getMany(orm, step.table, step.ids) } as Step)
      : (step as Step),
  );

/**
 * A diff as windows receive it: without the texts and turns of transcripts that come or go as a whole, which no
 * window has open. What the window needs of them it asks for when it opens one.
 */
export function forWindows(diff: Diff): Diff {
  const whole = new Set<Id>();
  for (const step of diff)
    if (step.table === 'transcript' && (step.op === 'insert' || step.op === 'remove'))
      for (const row of step.rows) whole.add(row.id);
  if (whole.size === 0) return diff;
  return diff.flatMap((step): Step[] => {
    if (step.op !== 'insert' && step.op !== 'remove') return [step];
    if (step.table === 'transcript')
      return [{ ...step, rows: step.rows.map((row) => ({ ...row, text: '' })) }];
    if (step.table === 'turn') {
      const rows = step.rows.filter((row) => !whole.has(row.transcriptId));
      return rows.length > 0 ? [{ ...step, rows }] : [];
    }
    return [step];
  });
}

/** Rows are named one by one up to this many a step: enough for the history of one code, small for a bulk merge. */
const NAMED = 200;

/** Which rows a diff touched, each once; a coding touches its code as well. */
export function touchedBy(diff: Diff): { entity: TableName; entityId: Id }[] {
  const seen = new Map<string, { entity: TableName; entityId: Id }>();
  const touch = (entity: TableName, entityId: unknown) => {
    if (typeof entityId === 'number') seen.set(`${entity} ${entityId}`, { entity, entityId });
  };
  for (const step of diff) {
    if (step.table === 'turn') continue;
    const ids =
      step.op === 'update' ? [step.id] : step.op === 'set' ? step.ids : step.rows.map((row) => row.id);
    if (ids.length <= NAMED) for (const id of ids) touch(step.table, id);
    if (step.table !== 'coding') continue;
    if (step.op === 'insert' || step.op === 'remove')
      for (const row of step.rows as Tables['coding'][]) touch('code', row.codeId);
    if (step.op === 'update') for (const side of [step.before, step.after]) touch('code', side.codeId);
    if (step.op === 'set' && step.field === 'codeId')
      for (const column of [step.from, step.to])
        for (const id of 'same' in column ? [column.same] : column.each) touch('code', id);
  }
  return [...seen.values()];
}
