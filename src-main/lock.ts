import { fail, ok, type Result } from '@shared/contract/index.ts';
import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { failureOf } from './db/failure.ts';

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

/** A project that is ours alone until `release`, or until the process ends, however it ends. */
export type Lock = {
  /** Tells others where to ask for this one to come to the front. */
  announce: (front: Front) => void;
  /** Lets go and removes the lock's file. May be called twice. */
  release: () => void;
};

/**
 * Sees to it that no two hosts write one project file, by whatever path they came to it. Fails with `locked`, or with
 * `read_only` where the folder cannot be written.
 *
 * The lock is a transaction held open on a small database beside the project, which the operating system ends with
 * the process, so that nothing stale can stay. What the database says of the holder was committed before, and others
 * read it meanwhile.
 */
export function lockProject(file: string, who: { shell: Holder['shell']; now: Date }): Result<Lock> {
  const mine = { ...who, startedAt: who.now.toISOString(), token: randomUUID() };
  try {
    const path = lockPath(file);
    for (let attempt = 0; ; attempt++) {
      const taken = take(path, mine, attempt);
      if (taken === 'held' || attempt > ATTEMPTS) return fail('locked', heldMessage(file, who.now));
      if (taken !== 'again') return ok(taken);
    }
  } catch (error) {
    return { ok: false, failure: failureOf(error, file) };
  }
}

/** Who has the project open, or was about to open it; null when nobody is known to. */
export function holderOf(file: string): Holder | null {
  const db = open(lockPath(file));
  if (!db) return null;
  try {
    db.pragma(`busy_timeout = ${PATIENCE}`);
    return readHolder(db);
  } finally {
    db.close();
  }
}

/** How long is waited for another process that only looks, in milliseconds. */
const PATIENCE = 5_000;
/** How often, and after how many milliseconds, a lock is tried again whose holder lives and yet does not hold it. */
const COURTESY = { times: 150, pause: 20 };

/** After so many attempts somebody else's file stands there that we may not read. */
const ATTEMPTS = 1_000;

type Mine = { shell: Holder['shell']; startedAt: string; token: string };

function take(path: string, mine: Mine, attempt: number): Lock | 'held' | 'again' {
  const before = existing(path);
  if (before === null) return 'again';
  const db = open(path);
  if (!db) return 'again';
  let taken: Lock | 'held' | 'again' = 'again';
  try {
    // In memory, because a journal beside the file would be taken for that of the next file of its name.
    db.pragma('journal_mode = memory');
    taken = begin(db) ? settle(db, path, before, mine, attempt) : 'held';
  } catch (error) {
    // Killed half-way through a write, or not ours at all: it says nothing, so it goes, and the next try makes a new one.
    if (!isSqlite(error, 'SQLITE_CORRUPT', 'SQLITE_NOTADB') || attempt > COURTESY.times) throw error;
    remove(path);
  } finally {
    if (typeof taken === 'string') db.close();
  }
  return taken;
}

/** Inside a first transaction: is this the lock's file still, and is there nobody to give way to? Then holds it. */
function settle(
  db: Database.Database,
  path: string,
  before: number,
  mine: Mine,
  attempt: number,
): Lock | 'held' | 'again' {
  // From here on others only look, which is soon over.
  db.pragma(`busy_timeout = ${PATIENCE}`);
  // Whoever releases a lock removes its file: then this transaction is on a file that nobody else will find.
  if (inode(path) !== before) return 'again';
  // A holder lets go for a moment when it announces itself. One that does not come back has ended, and its number has
  // gone to another process.
  const other = readHolder(db);
  if (other && other.pid !== process.pid && isAlive(other.pid) && attempt < COURTESY.times) {
    db.exec('rollback');
    pause(COURTESY.pause);
    return 'again';
  }
  if (!hold(db, mine, null)) return 'held';
  return {
    announce(front) {
      db.exec('rollback');
      if (!begin(db) || !hold(db, mine, front))
        throw new Error('The lock on the project was lost to another process.');
    },
    release() {
      if (!db.open) return;
      // Before letting go where that can be done (not on Windows), so that nobody takes a lock on a removed file.
      remove(path);
      db.close();
    },
  };
}

/** Writes who holds it, for all to see, and begins the transaction that stays. False when another came between. */
function hold(db: Database.Database, mine: Mine, front: Front | null): boolean {
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

/** The lock's file and its inode, made when it is not there. Null when it was removed while we looked. */
function existing(path: string): number | null {
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

const inode = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.ino ?? null;

/** Opens the lock's file; null when it is not there or not ours. SQLite must never make it: all could read it then. */
function open(path: string): Database.Database | null {
  try {
    return new Database(path, { timeout: 0, fileMustExist: true });
  } catch (error) {
    if (isSqlite(error, 'SQLITE_CANTOPEN')) return null;
    throw error;
  }
}

function begin(db: Database.Database): boolean {
  try {
    db.exec('begin immediate');
    return true;
  } catch (error) {
    if (isSqlite(error, 'SQLITE_BUSY')) return false;
    throw error;
  }
}

const isSqlite = (error: unknown, ...codes: string[]) =>
  error instanceof Database.SqliteError && codes.some((code) => error.code.startsWith(code));

function readHolder(db: Database.Database): Holder | null {
  const isMade = db.prepare("select 1 from sqlite_schema where name = 'holder'").get();
  if (!isMade) return null;
  const row = db.prepare('select pid, shell, started_at as startedAt, front from holder').get() as
    (Omit<Holder, 'front'> & { front: string | null }) | undefined;
  return row ? { ...row, front: row.front === null ? null : (JSON.parse(row.front) as Front) } : null;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else's may not be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function remove(path: string) {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    // Windows removes no open file. It stays then, and says nothing once nobody holds it.
    if (process.platform !== 'win32') throw error;
  }
}

const pause = (milliseconds: number) =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

/** Beside the file itself, wherever the path given for it leads through links. */
function lockPath(file: string): string {
  const there = statSync(file, { throwIfNoEntry: false }) !== undefined;
  const real = there ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file));
  return join(dirname(real), `.${basename(real)}.lock`);
}

function heldMessage(file: string, now: Date): string {
  const holder = holderOf(file);
  const since = holder ? ` since ${spoken(new Date(holder.startedAt), now)}` : '';
  const by =
    holder?.shell === 'command line' ? 'in use by a groundwork command' : 'already open in another window';
  return `${basename(file)} is ${by}${since}. Close it there first; nothing was changed.`;
}

/** `09:12`, or `21 November, 09:12` when that was another day. */
export function spoken(then: Date, now: Date): string {
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(then);
  if (then.toDateString() === now.toDateString()) return time;
  return `${new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' }).format(then)}, ${time}`;
}
