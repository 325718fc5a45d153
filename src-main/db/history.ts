import { asc } from 'drizzle-orm';
import type { Orm } from './open.ts';
import { change } from './schema.ts';

/** What can be undone and redone, oldest first, each with the revision whose diff is to be reversed. */
export type Stacks = { undo: Entry[]; redo: Entry[] };
export type Entry = { revision: number; label: string };

/** Reads the stacks off the log, so that undo and redo work across restarts. */
export function readStacks(orm: Orm): Stacks {
  const rows = orm
    .select({ revision: change.revision, origin: change.origin, label: change.label })
    .from(change)
    .orderBy(asc(change.revision))
    .all();
  const undo: Entry[] = [];
  const redo: Entry[] = [];
  for (const { revision, origin, label } of rows) {
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
