import type { Db } from './open.ts';

/** Makes something of the project as it stands, and makes it anew when something has changed since it was last asked for. */
export function whileUnchanged<T>(db: Db, make: () => T): () => T {
  const revision = db.sqlite.prepare('select max(revision) from change').pluck();
  let held: { at: unknown; made: T } | null = null;
  return () => {
    const at = revision.get();
    if (held === null || held.at !== at) held = { at, made: make() };
    return held.made;
  };
}
