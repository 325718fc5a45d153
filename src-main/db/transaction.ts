import {
  Refusal,
  valueAt,
  type Column,
  type Diff,
  type Id,
  type Step,
  type TableName,
  type Tables,
} from '@shared/contract/index.ts';
import type { Edit } from '@shared/text/edit.ts';
import type { Orm } from './open.ts';
import { deleteRows, insertRows, setField, setFieldEach, updateRow } from './row-writes.ts';
import { get, getField, getMany, NOUN } from './rows.ts';

/** A row to be: everything but its key. */
export type New<T extends TableName> = Omit<Tables[T], 'id'>;

/**
 * The verbs of a write. Each stores its rows at once and records what was there before and after; repositories
 * change the database through nothing else.
 */
export type Tx = {
  /** For reading inside the write; sees what the write has done so far. */
  readonly orm: Orm;
  insert<T extends TableName>(table: T, row: New<T>): Tables[T];
  insertMany<T extends TableName>(table: T, rows: readonly New<T>[]): Tables[T][];
  /** Fields that already have their value are left out; a patch that changes nothing is no step. */
  update<T extends TableName>(table: T, id: Id, patch: Partial<New<T>>): Tables[T];
  /** One field of many rows, all to one value or each to its own; recorded as columns. */
  set<T extends TableName, F extends keyof New<T> & string>(
    table: T,
    ids: readonly Id[],
    field: F,
    to: Tables[T][F & keyof Tables[T]],
  ): void;
  setEach<T extends TableName, F extends keyof New<T> & string>(
    table: T,
    ids: readonly Id[],
    field: F,
    to: readonly Tables[T][F & keyof Tables[T]][],
  ): void;
  /** Says which edit makes a transcript's new text, so that the log keeps that one and not its own reading of the two. */
  edited(transcriptId: Id, edit: Edit): void;
  remove<T extends TableName>(table: T, id: Id): void;
  removeMany<T extends TableName>(table: T, ids: readonly Id[]): void;
};

/** A transaction's verbs, the diff they record, and the edits of texts that it holds. */
export function recorder(orm: Orm): { tx: Tx; diff: Diff; edits: ReadonlyMap<Id, Edit> } {
  const diff: Diff = [];
  const edits = new Map<Id, Edit>();
  const tx: Tx = {
    orm,
    insert: (table, row) => {
      const [stored] = tx.insertMany(table, [row]);
      if (!stored) throw new Error(`Nothing was inserted into ${table}.`);
      return stored;
    },
    insertMany: (table, rows) => {
      if (rows.length === 0) return [];
      const stored = insertRows(orm, table, rows);
      diff.push({ op: 'insert', table, rows: stored } as Step);
      return stored;
    },
    update: (table, id, patch) => {
      const row = get(orm, table, id) as Record<string, unknown>;
      const before: Record<string, unknown> = {};
      const after: Record<string, unknown> = {};
      for (const [field, given] of Object.entries(patch)) {
        const value = kept(given);
        if (value === undefined || row[field] === value) continue;
        before[field] = row[field];
        after[field] = value;
      }
      if (Object.keys(after).length > 0) {
        updateRow(orm, table, id, after);
        diff.push({ op: 'update', table, id, before, after } as Step);
      }
      return { ...row, ...after } as Tables[typeof table];
    },
    set: (table, ids, field, to) => setColumn(orm, diff, table, ids, field, { same: to }),
    setEach: (table, ids, field, to) => setColumn(orm, diff, table, ids, field, { each: [...to] }),
    edited: (transcriptId, edit) => void edits.set(transcriptId, edit),
    remove: (table, id) => tx.removeMany(table, [id]),
    removeMany: (table, named) => {
      // A row named twice would be put back twice by an undo.
      const ids = [...new Set(named)];
      if (ids.length === 0) return;
      const rows = getMany(orm, table, ids);
      deleteRows(orm, table, ids);
      diff.push({ op: 'remove', table, rows } as Step);
    },
  };
  return { tx, diff, edits };
}

/** A value as SQLite will have it: half a pair becomes U+FFFD. A diff that said otherwise could not be undone. */
const kept = (value: unknown): unknown => (typeof value === 'string' ? value.toWellFormed() : value);

function setColumn(orm: Orm, diff: Diff, table: TableName, ids: readonly Id[], field: string, given: Column) {
  if (ids.length === 0) return;
  const to: Column = 'same' in given ? { same: kept(given.same) } : { each: given.each.map(kept) };
  const were = getField(orm, table, ids, field);
  const changed: number[] = [];
  const seen = new Set<Id>();
  were.forEach((was, i) => {
    const id = ids[i] as Id; // values are in the order of ids
    if (was !== valueAt(to, i) && !seen.has(id)) changed.push(i);
    seen.add(id);
  });
  if (changed.length === 0) return;
  const step = {
    op: 'set',
    table,
    ids: changed.map((i) => ids[i] as Id),
    field,
    from: column(changed.map((i) => were[i])),
    to: column(changed.map((i) => valueAt(to, i))),
  } as Step & { op: 'set' };
  writeColumn(orm, step);
  diff.push(step);
}

/** One value said once when all rows have it. */
const column = (values: unknown[]): Column =>
  values.every((value) => value === values[0]) ? { same: values[0] } : { each: values };

function writeColumn(orm: Orm, step: Step & { op: 'set' }) {
  if ('same' in step.to) return setField(orm, step.table, step.ids, step.field, step.to.same);
  setFieldEach(
    orm,
    step.table,
    step.ids,
    step.field,
    step.ids.map((_, i) => valueAt(step.to, i)),
  );
}

/**
 * Does a recorded diff to the database as it stands: how undo and redo write. Refuses with `conflict` where a row is
 * not as the diff expects it, so nothing that came later is ever overwritten. Gives the diff as it was done: a row that
 * was recorded before its table gained a column comes back, and goes, with that column.
 */
export function replay(orm: Orm, diff: Diff): Diff {
  return diff.map((step): Step => {
    switch (step.op) {
      case 'insert':
        return { ...step, rows: insertRows(orm, step.table, step.rows) } as Step;
      case 'remove': {
        const ids = step.rows.map((row) => row.id);
        const rows = getMany(orm, step.table, ids);
        rows.forEach((row, i) => expect(step.table, row, step.rows[i] ?? {}));
        deleteRows(orm, step.table, ids);
        return { ...step, rows } as Step;
      }
      case 'update':
        expect(step.table, get(orm, step.table, step.id), step.before);
        updateRow(orm, step.table, step.id, step.after);
        return step;
      case 'set':
        getField(orm, step.table, step.ids, step.field).forEach((value, i) => {
          if (value !== valueAt(step.from, i)) throw hasMovedOn(step.table);
        });
        writeColumn(orm, step);
        return step;
    }
  });
}

function expect(table: TableName, row: object, wanted: object) {
  const now = row as Record<string, unknown>;
  for (const [field, value] of Object.entries(wanted)) {
    if (now[field] !== value) throw hasMovedOn(table);
  }
}

const hasMovedOn = (table: TableName) =>
  new Refusal(
    'conflict',
    `A ${NOUN[table]} has been changed since, so this step cannot be taken back on its own.`,
  );
