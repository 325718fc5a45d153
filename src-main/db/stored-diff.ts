import type { Column, Diff, Id, Step, TableName, Tables } from '@shared/contract/index.ts';
import type { Edit } from '@shared/text/edit.ts';
import type { Orm } from './open.ts';
import { getMany, isAnyOf, list } from './rows.ts';
import { transcript } from './schema.ts';
import { fromStoredMemo, toStoredMemo, type StoredMemo } from './stored-memo.ts';
import { fromStoredMove, toStoredMove, type StoredMove } from './stored-set.ts';
import { fromStoredText, toStoredText, type StoredText } from './stored-text.ts';

/**
 * A diff as the log keeps it. What a table too large to write twice gained is kept by id alone: the rows are in the
 * table, and when an undo takes them out its own diff keeps them whole. A text that was edited is kept as its edit, a
 * memo that was written in is packed.
 */
type StoredStep = Step | StoredInsert | StoredEdit | StoredMove | StoredMemo;
type StoredInsert = { op: 'insert'; table: TableName; ids: Id[] };
type StoredEdit = Step & { op: 'update'; table: 'transcript' } & { text: StoredText };

/** A step as it was stored: rows that are kept by id stay ids, an edited text stays an edit. */
export type LogStep = Step | StoredInsert | StoredEdit;

/** What a change did, as far as the log itself says: for reading one that is long past. */
export const logSteps = (json: string): LogStep[] => (JSON.parse(json) as StoredStep[]).map(unpacked);

/** A step whose storing says all that there is to it. */
const unpacked = (step: StoredStep): LogStep =>
  step.op === 'set' && 'by' in step
    ? fromStoredMove(step)
    : step.op === 'update' && 'packed' in step
      ? fromStoredMemo(step)
      : step;

const HEAVY: ReadonlySet<TableName> = new Set(['transcript', 'turn']);

/** `edits` are those that are known to have made a text; of others the two texts are compared. */
export const toStored = (diff: Diff, edits?: ReadonlyMap<Id, Edit>): StoredStep[] =>
  diff.map((step) => {
    if (step.op === 'insert' && HEAVY.has(step.table))
      return { op: 'insert', table: step.table, ids: step.rows.map((row) => row.id) };
    if (step.op === 'set') return toStoredMove(step) ?? step;
    if (step.op === 'update' && step.table === 'memo') return toStoredMemo(step) ?? step;
    if (step.op !== 'update' || step.table !== 'transcript') return step;
    const { text: before, ...rest } = step.before;
    const { text: after, ...to } = step.after;
    if (before === undefined || after === undefined) return step;
    return { ...step, before: rest, after: to, text: toStoredText(before, after, edits?.get(step.id)) };
  });

/** The diff in full; rows kept by id, and texts kept as edits, are read as they now stand. */
export function fromStored(orm: Orm, json: string): Diff {
  const stored = logSteps(json);
  const edited = stored.flatMap((step) => (isEdit(step) ? [step.id] : []));
  const texts = new Map(
    list(orm, 'transcript', isAnyOf(transcript.id, edited)).map((row) => [row.id, row.text]),
  );
  return stored
    .reverse()
    .map((step): Step => {
      if (step.op === 'insert' && 'ids' in step)
        return { op: 'insert', table: step.table, rows: getMany(orm, step.table, step.ids) } as Step;
      if (!isEdit(step)) return step as Step;
      const { text, ...rest } = step;
      const { before, after } = fromStoredText(text, texts, step.id);
      return { ...rest, before: { ...step.before, text: before }, after: { ...step.after, text: after } };
    })
    .reverse();
}

/** Whether a step of the log is an edit of a text. */
export const isEdit = (step: LogStep): step is StoredEdit => step.op === 'update' && 'text' in step;

/**
 * A diff as windows receive it: without the texts and turns of transcripts that come or go as a whole, which no
 * window has open. What the window needs of them it asks for when it opens one. Of an edited text windows get the
 * new one whole, and of the old one nothing.
 */
export function forWindows(diff: Diff): Diff {
  const whole = new Set<Id>();
  for (const step of diff)
    if (step.table === 'transcript' && (step.op === 'insert' || step.op === 'remove'))
      for (const row of step.rows) whole.add(row.id);
  return diff.flatMap((step): Step[] => {
    if (step.op === 'update' && step.table === 'transcript' && step.before.text !== undefined) {
      const { text: _text, ...before } = step.before;
      return [{ ...step, before }];
    }
    if (whole.size === 0) return [step];
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
/** Named however many there are: their histories are asked for, and there are never very many. */
const ALWAYS_NAMED: ReadonlySet<TableName> = new Set(['code', 'transcript']);

/** Which rows a diff touched, each once; a coding touches its code as well, and a merge the code merged into. */
export function touchedBy(diff: Diff): { entity: TableName; entityId: Id }[] {
  const seen = new Map<string, { entity: TableName; entityId: Id }>();
  const touch = (entity: TableName, entityId: unknown) => {
    if (typeof entityId === 'number') seen.set(`${entity} ${entityId}`, { entity, entityId });
  };
  for (const step of diff) {
    if (step.table === 'turn') continue;
    const ids =
      step.op === 'update' ? [step.id] : step.op === 'set' ? step.ids : step.rows.map((row) => row.id);
    if (ids.length <= NAMED || ALWAYS_NAMED.has(step.table)) for (const id of ids) touch(step.table, id);
    if (step.op === 'set' && step.field === 'mergedIntoId')
      for (const id of [...valuesOf(step.from), ...valuesOf(step.to)]) touch('code', id);
    if (step.table !== 'coding') continue;
    if (step.op === 'insert' || step.op === 'remove')
      for (const row of step.rows as Tables['coding'][]) touch('code', row.codeId);
    if (step.op === 'update') for (const side of [step.before, step.after]) touch('code', side.codeId);
    if (step.op === 'set' && step.field === 'codeId')
      for (const id of [...valuesOf(step.from), ...valuesOf(step.to)]) touch('code', id);
  }
  return [...seen.values()];
}

const valuesOf = (column: Column): readonly unknown[] => ('same' in column ? [column.same] : column.each);
