import { fail, ok, type Result } from '@shared/contract/index.ts';
import type { Database } from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { failureOf } from './db/failure.ts';
import {
  begin,
  existing,
  hold,
  inode,
  isSqlite,
  lockPath,
  open,
  readHolder,
  remove,
  type Front,
  type Holder,
  type Mine,
} from './lock-file.ts';

export type { Front, Holder };

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
 * read it meanwhile. One that lives and does not hold it is given time to come back; `pause` lets that time pass.
 */
export function lockProject(
  file: string,
  who: { shell: Holder['shell']; now: Date },
  pause = sleep,
): Result<Lock> {
  const mine = { ...who, startedAt: who.now.toISOString(), token: randomUUID() };
  try {
    const path = lockPath(file);
    for (let attempt = 0; ; attempt++) {
      const taken = take(path, mine, attempt, pause);
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

function take(path: string, mine: Mine, attempt: number, pause: Pause): Lock | 'held' | 'again' {
  const before = existing(path);
  if (before === null) return 'again';
  const db = open(path);
  if (!db) return 'again';
  let taken: Lock | 'held' | 'again' = 'again';
  try {
    // In memory, because a journal beside the file would be taken for that of the next file of its name.
    db.pragma('journal_mode = memory');
    taken = begin(db) ? settle(db, path, before, mine, attempt, pause) : 'held';
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
  db: Database,
  path: string,
  before: number,
  mine: Mine,
  attempt: number,
  pause: Pause,
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

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else's may not be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Lets so many milliseconds pass in which this process does nothing. */
type Pause = (milliseconds: number) => void;
const sleep: Pause = (milliseconds) =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

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
