import { Refusal, type Diff, type Id } from '@shared/contract/index.ts';
import { asc, eq } from 'drizzle-orm';
import { failureOf } from './db/failure.ts';
import type { Db } from './db/open.ts';
import { coder, project } from './db/schema.ts';
import type { PreferenceFile } from './host.ts';

/**
 * Whose changes these are, in every window of a project: whoever was chosen the last time on this computer, or the first
 * of the study. Kept among the person's own preferences and by guid, since ids are one file's own.
 */
export type CurrentCoder = {
  /** 0 in a study that has nobody yet. */
  id(): Id;
  /** Refuses, and changes nothing, where the choice cannot be kept. */
  choose(id: Id): void;
  /** After a change. When whoever codes has gone with it, whoever coded before does again. */
  follow(diff: Diff): void;
};

/** `tell` is called with each coder but the first. */
export function createCurrentCoder(
  db: Db,
  preferences: PreferenceFile,
  tell: (coderId: Id) => void,
): CurrentCoder {
  const key = `coder ${db.orm.select({ guid: project.guid }).from(project).get()?.guid ?? ''}`;
  const guidOf = (id: Id) =>
    db.orm.select({ guid: coder.guid }).from(coder).where(eq(coder.id, id)).get()?.guid;
  const first = () => {
    const all = db.orm.select().from(coder).orderBy(asc(coder.id)).all();
    return all.find((one) => one.archivedAt === null)?.id ?? all[0]?.id ?? 0;
  };
  const remembered = () => {
    const guid = preferences.read()[key];
    if (typeof guid !== 'string') return null;
    const found = db.orm.select().from(coder).where(eq(coder.guid, guid)).get();
    return found && found.archivedAt === null ? found.id : null;
  };
  let id = remembered() ?? first();
  const before: Id[] = [];
  return {
    id: () => id,
    choose(next) {
      if (next === id) return;
      // Kept first: where it cannot be, it is refused, and nobody has been told of another coder.
      try {
        preferences.save({ ...preferences.read(), [key]: guidOf(next) ?? '' });
      } catch (error) {
        const { code, message } = failureOf(error, errorPath(error));
        throw new Refusal(code, message);
      }
      before.push(id);
      id = next;
      tell(id);
    },
    follow(diff) {
      const isGone = diff.some((step) => step.table === 'coder' && step.op === 'remove');
      if (!isGone || guidOf(id) !== undefined) return;
      let last = before.pop();
      while (last !== undefined && guidOf(last) === undefined) last = before.pop();
      id = last ?? first();
      tell(id);
    },
  };
}

const errorPath = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'path' in error ? String(error.path) : 'preferences.json';
