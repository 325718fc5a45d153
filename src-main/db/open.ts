import { fail, ok, type Failure, type Result } from '@shared/contract/index.ts';
import Database from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { failureOf, noFile, notAProject } from './failure.ts';
import { tables } from './schema.ts';
import { keepStatements } from './statements.ts';

/** `GWK1` in the file's header: what tells a project from any other SQLite database. */
export const APPLICATION_ID = 0x47574b31;

/** A project's database, open. `sqlite` is for pragmas, full-text search and views; rows go through `orm`. */
export type Db = { sqlite: Database.Database; orm: Orm; file: string; readOnly: boolean; close(): void };
export type Orm = BetterSQLite3Database<typeof tables> & { $client: Database.Database };

/** The folder of migrations: beside `src-main` in the repository, beside `out` when built. */
export function migrationsFolder(from: string = import.meta.dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const here = join(folder, 'migrations');
    if (existsSync(join(here, 'meta/_journal.json'))) return here;
    if (folder === dirname(folder))
      throw new Error('The migrations folder is missing from this installation.');
  }
}

/** How many migrations this Groundwork knows; a file with more was made by a newer one. */
export function knownVersion(folder: string): number {
  const journal = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as {
    entries: unknown[];
  };
  return journal.entries.length;
}

/**
 * Opens an existing project and brings its tables up to date, after a copy of the file has been put aside. With
 * `readOnly` nothing is touched and nothing can be; a file of an older Groundwork is then refused with `read_only`, as
 * one that cannot be written is without it.
 *
 * Fails with `not_found`, `not_a_project`, `newer_version`, `read_only`, `damaged`, `disk_full`.
 */
export function openDatabase(
  file: string,
  options: { readOnly?: boolean; migrations?: string } = {},
): Result<Db> {
  const folder = options.migrations ?? migrationsFolder();
  const known = knownVersion(folder);
  const refused = look(file);
  if (refused) return { ok: false, failure: refused };
  let sqlite: Database.Database | null = null;
  try {
    // SQLite opens a file that cannot be written without a word, and refuses the first change.
    if (!options.readOnly) accessSync(file, constants.W_OK);
    sqlite = options.readOnly ? openToRead(file) : new Database(file);
    const version = Number(sqlite.pragma('user_version', { simple: true }));
    if (version > known) {
      sqlite.close();
      return fail(
        'newer_version',
        `${basename(file)} was made by a newer Groundwork. Update Groundwork to open it; the file is unchanged.`,
      );
    }
    if (options.readOnly && version < known) {
      sqlite.close();
      return fail(
        'read_only',
        `${basename(file)} was made by an older Groundwork and has to be brought up to date first. Open it once in the app; where it cannot be written, copy it to a folder of your own and open the copy there.`,
      );
    }
    if (!options.readOnly) {
      settle(sqlite);
      if (version < known) {
        sqlite.pragma('wal_checkpoint(TRUNCATE)');
        copyFileSync(file, `${file}.before-${known}.bak`);
      }
    }
    return ok(ready(sqlite, file, options.readOnly ?? false, folder, known));
  } catch (error) {
    sqlite?.close();
    return { ok: false, failure: failureOf(error, file) };
  }
}

/** A new, empty database with all tables: in memory, or in a file that does not exist yet. */
export function createDatabase(file: string, options: { migrations?: string } = {}): Db {
  const folder = options.migrations ?? migrationsFolder();
  const sqlite = new Database(file);
  sqlite.pragma(`application_id = ${APPLICATION_ID}`);
  settle(sqlite);
  return ready(sqlite, file, false, folder, knownVersion(folder));
}

/** A database in memory that begins as another one was when it was serialized, with all tables and up to date. */
export function copyDatabase(bytes: Buffer): Db {
  const sqlite = new Database(bytes);
  settle(sqlite);
  return connected(sqlite, ':memory:', false);
}

/** A connection that only reads, made elsewhere. */
export const readingOf = (sqlite: Database.Database, file: string): Db => connected(sqlite, file, true);

function ready(
  sqlite: Database.Database,
  file: string,
  readOnly: boolean,
  folder: string,
  known: number,
): Db {
  if (!readOnly) {
    migrate(drizzle(sqlite), { migrationsFolder: folder });
    if (Number(sqlite.pragma('user_version', { simple: true })) !== known)
      sqlite.pragma(`user_version = ${known}`);
  }
  return connected(sqlite, file, readOnly);
}

function connected(sqlite: Database.Database, file: string, readOnly: boolean): Db {
  keepStatements(sqlite);
  return {
    sqlite,
    orm: drizzle(sqlite, { schema: tables, casing: 'snake_case' }),
    file,
    readOnly,
    close: () => {
      if (sqlite.open) sqlite.close();
    },
  };
}

/** FULL, so that what has been acknowledged survives a power cut; WAL, so that readers never wait. */
function settle(sqlite: Database.Database) {
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('cache_size = -65536');
}

/** What the file is, from its first bytes, before SQLite is asked. */
function look(file: string): Failure | null {
  if (!existsSync(file)) return { code: 'not_found', message: noFile(file) };
  try {
    if (!statSync(file).isFile())
      return {
        code: 'not_a_project',
        message: `${basename(file)} is a folder, not a Groundwork project. Choose a file in it.`,
      };
    const head = Buffer.alloc(100);
    const fd = openSync(file, 'r');
    const read = readSync(fd, head, 0, 100, 0);
    closeSync(fd);
    if (
      read < 100 ||
      head.toString('latin1', 0, 15) !== 'SQLite format 3' ||
      head.readUInt32BE(68) !== APPLICATION_ID
    ) {
      return { code: 'not_a_project', message: notAProject(file) };
    }
    return null;
  } catch (error) {
    return failureOf(error, file);
  }
}

/**
 * Opened to read. Not with SQLite's read-only flag where it can be helped: such a connection leaves its WAL files
 * behind. In a folder that cannot be written SQLite cannot read a WAL database at all, so then the file is read into
 * memory, with the two header bytes that say WAL set back.
 */
export function openToRead(file: string): Database.Database {
  try {
    accessSync(dirname(file), constants.W_OK);
    accessSync(file, constants.W_OK);
    const sqlite = new Database(file);
    sqlite.pragma('query_only = ON');
    sqlite.prepare('select count(*) from project').get();
    return sqlite;
  } catch (error) {
    if (failureOf(error, file).code !== 'read_only') throw error;
    if (existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0) throw error;
    const bytes = readFileSync(file);
    if (bytes.length < 100) throw error;
    bytes[18] = 1;
    bytes[19] = 1;
    return new Database(bytes, { readonly: true });
  }
}
