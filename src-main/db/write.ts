import {
  Refusal,
  reverse,
  type Broadcast,
  type Change,
  type ChangeOrigin,
  type Diff,
  type HistoryState,
  type Id,
} from '@shared/contract/index.ts';
import type { Edit } from '@shared/text/edit.ts';
import { desc, eq } from 'drizzle-orm';
import { countsAfter } from './counts.ts';
import { failureOf } from './failure.ts';
import { createUndone, readStacks, type Stacks } from './history.ts';
import type { Db } from './open.ts';
import { change as changeTable, changeTouch } from './schema.ts';
import { indexWords } from './search.ts';
import { fromStored, forWindows, toStored, touchedBy } from './stored-diff.ts';
import { recorder, replay, type Tx } from './transaction.ts';

/** What a write is called: a machine word and what a person reads in *Undo: …* and the audit trail. */
export type Label<T> = {
  kind: string;
  label: string | ((value: T) => string);
  reason?: string | undefined;
  origin?: ChangeOrigin;
};

/** The one way to change a project. */
export type Writer = {
  /**
   * Runs `work` in one transaction, records it as one change, commits, and hands the change to every listener before
   * it returns. A throw inside leaves nothing behind. Work that changes nothing makes no change.
   */
  write: <T>(label: Label<T>, work: (tx: Tx) => T) => T;
  undo: () => Change;
  redo: () => Change;
  history: () => HistoryState;
  revision: () => number;
  /** Whether a change is undone at present. */
  isUndone: (revision: Id) => boolean;
};

type WriterParts = {
  db: Db;
  clock: () => string;
  newGuid: () => string;
  coderId: () => Id | null;
  emit: (broadcast: Broadcast) => void;
};

/** @throws Refusal `read_only`, `disk_full`, `conflict`, and what `work` refuses. */
export function createWriter(parts: WriterParts): Writer {
  const { db } = parts;
  let revision =
    db.orm
      .select({ r: changeTable.revision })
      .from(changeTable)
      .orderBy(desc(changeTable.revision))
      .limit(1)
      .get()?.r ?? 0;
  const undone = createUndone();
  let stacks: Stacks = readStacks(db.orm, undone);

  const commit = <T>(
    run: () => { value: T; diff: Diff; edits?: ReadonlyMap<Id, Edit> },
    describe: (value: T) => Omit<Change, 'revision' | 'guid' | 'at' | 'coderId' | 'diff'>,
  ): { value: T; change: Change | null } => {
    if (db.readOnly)
      throw new Refusal(
        'read_only',
        'This project is open to read only, so nothing can be changed. Copy it to a folder of your own and open the copy.',
      );
    const inside = db.sqlite.transaction(() => {
      db.sqlite.pragma('defer_foreign_keys = ON');
      const { value, diff, edits } = run();
      if (diff.length === 0) return { value, change: null };
      indexWords(db, diff);
      const change: Change = {
        revision: revision + 1,
        guid: parts.newGuid(),
        at: parts.clock(),
        coderId: parts.coderId(),
        ...describe(value),
        diff,
      };
      db.orm
        .insert(changeTable)
        .values({ ...change, diff: JSON.stringify(toStored(diff, edits)) })
        .run();
      const touches = touchedBy(diff).map((touch) => ({ revision: change.revision, ...touch }));
      for (let at = 0; at < touches.length; at += 5_000)
        db.orm
          .insert(changeTouch)
          .values(touches.slice(at, at + 5_000))
          .run();
      return { value, change };
    });
    try {
      return inside.immediate();
    } catch (error) {
      const failure = failureOf(error, db.file);
      if (failure.code === 'internal') throw error;
      throw new Refusal(failure.code, failure.message);
    }
  };

  const publish = (change: Change) => {
    revision = change.revision;
    parts.emit({
      change: { ...change, diff: forWindows(change.diff) },
      counts: countsAfter(db, change.diff),
      history: state(),
    });
  };

  const state = (): HistoryState => ({
    undo: stacks.undo.at(-1)?.label ?? null,
    redo: stacks.redo.at(-1)?.label ?? null,
  });

  const step = (from: 'undo' | 'redo'): Change => {
    const top = stacks[from].at(-1);
    if (!top)
      throw new Refusal(
        'conflict',
        from === 'undo' ? 'There is nothing to undo.' : 'There is nothing to redo.',
      );
    const { change } = commit(
      () => {
        const row = db.orm.select().from(changeTable).where(eq(changeTable.revision, top.revision)).get();
        if (!row) throw new Error(`Change ${top.revision} is missing from the log.`);
        return { value: row, diff: replay(db.orm, reverse(fromStored(db.orm, row.diff))) };
      },
      (row) => ({ kind: row.kind, label: row.label, reason: '', origin: from, undoes: row.revision }),
    );
    if (!change) throw new Error(`Change ${top.revision} holds no steps.`);
    const to = from === 'undo' ? 'redo' : 'undo';
    stacks = {
      ...stacks,
      [from]: stacks[from].slice(0, -1),
      [to]: [...stacks[to], { revision: change.revision, label: change.label }],
    };
    undone.note(change);
    publish(change);
    return change;
  };

  return {
    write(label, work) {
      const { value, change } = commit(
        () => {
          const { tx, diff, edits } = recorder(db.orm);
          return { value: work(tx), diff, edits };
        },
        (result) => ({
          kind: label.kind,
          label: typeof label.label === 'string' ? label.label : label.label(result),
          reason: label.reason ?? '',
          origin: label.origin ?? 'user',
          undoes: null,
        }),
      );
      if (change) {
        stacks = { undo: [...stacks.undo, { revision: change.revision, label: change.label }], redo: [] };
        publish(change);
      }
      return value;
    },
    undo: () => step('undo'),
    redo: () => step('redo'),
    history: state,
    revision: () => revision,
    isUndone: (of) => undone.has(of),
  };
}
