import { Refusal } from '@shared/contract/index.ts';
import type Database from 'better-sqlite3';
import { failureOf } from './failure.ts';
import { copyDatabase, openToRead, readingOf, type Db } from './open.ts';

/**
 * Gives `work` the project as it stands now, for as long as it takes and whatever is written meanwhile: a file that is
 * made in parts is of one moment, and no part of it knows what another does not. A second connection reads in one
 * transaction, which writers do not wait for; it is closed when the work ends.
 *
 * @throws Refusal where the file cannot be opened a second time.
 */
export async function asItStands<T>(db: Db, work: (still: Db) => Promise<T>): Promise<T> {
  // It stands still already: whoever opened it to read began to, or it was read into memory and nobody writes.
  if (db.sqlite.inTransaction || (db.readOnly && db.sqlite.memory)) return work(db);
  const still = stillOf(db);
  try {
    return await work(still);
  } finally {
    still.close();
  }
}

/** From here on the connection sees the project as it is now, until it is closed, whatever other programs write. */
export function standStill(sqlite: Database.Database): void {
  sqlite.exec('begin');
  // A transaction begins to see with its first reading.
  sqlite.prepare('select count(*) from project').get();
}

function stillOf(db: Db): Db {
  if (db.sqlite.memory) return copyDatabase(db.sqlite.serialize());
  let sqlite: Database.Database | null = null;
  try {
    sqlite = openToRead(db.file);
    standStill(sqlite);
    return readingOf(sqlite, db.file);
  } catch (error) {
    sqlite?.close();
    const failure = failureOf(error, db.file);
    if (failure.code === 'internal') throw error;
    throw new Refusal(failure.code, failure.message);
  }
}
