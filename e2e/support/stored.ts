import Database from 'better-sqlite3';

/** Rows by table. */
export type Stored = Record<string, unknown[]>;

/**
 * Everything a project's file holds, whoever has it open, so that “nothing was written” and “all of it is back” can be
 * said of all of it.
 */
export function stored(file: string): Stored {
  const db = new Database(file, { readonly: true });
  try {
    const names = db
      .prepare(
        "select name from sqlite_schema where type = 'table' and sql not like 'create virtual%' order by name",
      )
      .pluck()
      .all() as string[];
    return Object.fromEntries(
      names
        .filter((name) => !name.startsWith('sqlite_'))
        .map((name) => [name, db.prepare(`select * from "${name}"`).all()]),
    );
  } finally {
    db.close();
  }
}

/** What the researcher has in it: without the log of how it came about, and the index of words. */
export const study = (file: string): Stored =>
  Object.fromEntries(Object.entries(stored(file)).filter(([name]) => !/^change|_fts/.test(name)));
