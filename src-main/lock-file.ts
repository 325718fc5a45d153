import Database from 'better-sqlite3';
import { closeSync, openSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Where, and with what secret, the holder of a lock is asked to come to the front. */
export type Front = { url: string; secret: string };

/** Who has a project open. */
export type Holder = {
  pid: number;
  shell: 'electron' | 'browser' | 'command line';
  /** UTC ISO 8601. */
  startedAt: string;
  front: Front | null;
};

/** What a holder says of itself, and by what it knows its own lock again. */
export type Mine = { shell: Holder['shell']; startedAt: string; token: string };

/** Beside the file itself, wherever the path given for it leads through links. */
export function lockPath(file: string): string {
  const there = statSync(file, { throwIfNoEntry: false }) !== undefined;
  const real = there ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file));
  return join(dirname(real), `.${basename(real)}.lock`);
}

/** The lock's file and its inode, made when it is not there. Null when it was removed while we looked. */
export function existing(path: string): number | null {
  if (inode(path) === null) {
    try {
      // Never opened when it exists: closing it would take away the locks that this process holds on it.
      closeSync(openSync(path, 'wx', 0o600));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return inode(path);
}

/** By what the lock's file is told from another of its name; null where there is none. */
export const inode = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.ino ?? null;

/** Opens the lock's file; null when it is not there or not ours. SQLite must never make it: all could read it then. */
export function open(path: string): Database.Database | null {
  try {
    return new Database(path, { timeout: 0, fileMustExist: true });
  } catch (error) {
    if (isSqlite(error, 'SQLITE_CANTOPEN')) return null;
    throw error;
  }
}

/** Begins to write; false where another holds the file. */
export function begin(db: Database.Database): boolean {
  try {
    db.exec('begin immediate');
    return true;
  } catch (error) {
    if (isSqlite(error, 'SQLITE_BUSY')) return false;
    throw error;
  }
}

/** Whether SQLite failed so, with one of these codes or one that begins with it. */
export const isSqlite = (error: unknown, ...codes: string[]) =>
  error instanceof Database.SqliteError && codes.some((code) => error.code.startsWith(code));

/** What the last holder said of itself; null before there was one. */
export function readHolder(db: Database.Database): Holder | null {
  const isMade = db.prepare("select 1 from sqlite_schema where name = 'holder'").get();
  if (!isMade) return null;
  const row = db.prepare('select pid, shell, started_at as startedAt, front from holder').get() as
    (Omit<Holder, 'front'> & { front: string | null }) | undefined;
  return row ? { ...row, front: row.front === null ? null : (JSON.parse(row.front) as Front) } : null;
}

/** Takes the lock's file away where that can be done. */
export function remove(path: string) {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    // Windows removes no open file. It stays then, and says nothing once nobody holds it.
    if (process.platform !== 'win32') throw error;
  }
}

/** Writes who holds it, for all to see, and begins the transaction that stays. False when another came between. */
export function hold(db: Database.Database, mine: Mine, front: Front | null): boolean {
  db.exec(
    'create table if not exists holder (token text, pid integer, shell text, started_at text, front text)',
  );
  db.exec('delete from holder');
  db.prepare('insert into holder values (?, ?, ?, ?, ?)').run(
    mine.token,
    process.pid,
    mine.shell,
    mine.startedAt,
    front && JSON.stringify(front),
  );
  db.exec('commit');
  return begin(db) && db.prepare('select token from holder').pluck().get() === mine.token;
}
