import type { ChangeOrigin, Id } from '@shared/contract/index.ts';
import { asc } from 'drizzle-orm';
import type { Orm } from './open.ts';
import { change } from './schema.ts';

/** What can be undone and redone, oldest first, each with the revision whose diff is to be reversed. */
export type Stacks = { undo: Entry[]; redo: Entry[] };
type Entry = { revision: number; label: string };

/** Which changes are undone at present. Told of every undo and redo, in order. */
export type Undone = {
  note(change: { revision: Id; origin: ChangeOrigin; undoes: Id | null }): void;
  has(revision: Id): boolean;
};

export function createUndone(): Undone {
  /** The change that an undo, or a redo of it, is about in the end. */
  const roots = new Map<Id, Id>();
  const undone = new Set<Id>();
  return {
    note({ revision, origin, undoes }) {
      if (undoes === null) return;
      const root = roots.get(undoes) ?? undoes;
      roots.set(revision, root);
      if (origin === 'undo') undone.add(root);
      else undone.delete(root);
    },
    has: (revision) => undone.has(revision),
  };
}

/** Reads the stacks off the log, so that undo and redo work across restarts; tells `undone` of what it sees. */
export function readStacks(orm: Orm, seen: Undone): Stacks {
  const rows = orm
    .select({ revision: change.revision, origin: change.origin, label: change.label, undoes: change.undoes })
    .from(change)
    .orderBy(asc(change.revision))
    .all();
  const undo: Entry[] = [];
  const redo: Entry[] = [];
  for (const { revision, origin, label, undoes } of rows) {
    seen.note({ revision, origin, undoes });
    if (origin === 'undo') {
      undo.pop();
      redo.push({ revision, label });
    } else if (origin === 'redo') {
      redo.pop();
      undo.push({ revision, label });
    } else {
      undo.push({ revision, label });
      redo.length = 0;
    }
  }
  return { undo, redo };
}
