import type { Id, TableName, Tables } from './entities.ts';

/**
 * What a write did, row by row. The same value is broadcast, patches the store, undoes itself and stands in the audit
 * trail. Applying `reverse(diff)` after `diff` restores every row.
 */
export type Diff = Step[];

/** One thing a write did to one table. `before` and `after` hold only the fields that changed. */
export type Step = {
  [T in TableName]:
    | { op: 'insert'; table: T; rows: Tables[T][] }
    | { op: 'remove'; table: T; rows: Tables[T][] }
    | { op: 'update'; table: T; id: Id; before: Partial<Tables[T]>; after: Partial<Tables[T]> }
    | { op: 'set'; table: T; ids: Id[]; field: keyof Tables[T] & string; from: Column; to: Column };
}[TableName];

/** One field over many rows: the same value in all, or one value each in the order of the ids. */
export type Column = { same: unknown } | { each: unknown[] };

/** The value that a column has for the row at `index` of its ids. */
export const valueAt = (column: Column, index: number): unknown =>
  'same' in column ? column.same : column.each[index];

/** What made a change: a person, an undo or redo of one, or an import. */
export type ChangeOrigin = 'user' | 'undo' | 'redo' | 'import';

/** One committed write. Revisions are consecutive integers; a gap means that something was missed. */
export type Change = {
  revision: Id;
  guid: string;
  at: string;
  coderId: Id | null;
  /** Machine word of what was done, `codings.add`. */
  kind: string;
  /** What a person reads: `Coded “saying I'm one too”`. */
  label: string;
  reason: string;
  origin: ChangeOrigin;
  /** The revision that this one undoes or redoes. */
  undoes: Id | null;
  diff: Diff;
};

/** In-scope codings of one code in one transcript, after the change. */
export type Count = { codeId: Id; transcriptId: Id; codings: number };

/** What undo and redo would do next, in words; null when there is nothing. */
export type HistoryState = { undo: string | null; redo: string | null };

/** What every window receives after a commit, before the reply to whoever asked for it. */
export type Broadcast = { change: Change; counts: Count[]; history: HistoryState };

/** The diff that takes everything back, last step first. */
export function reverse(diff: Diff): Diff {
  return diff
    .map((step): Step => {
      switch (step.op) {
        case 'insert':
          return { ...step, op: 'remove' } as Step;
        case 'remove':
          return { ...step, op: 'insert' } as Step;
        case 'update':
          return { ...step, before: step.after, after: step.before } as Step;
        case 'set':
          return { ...step, from: step.to, to: step.from } as Step;
      }
    })
    .reverse();
}
