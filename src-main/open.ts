import { fail, ok, type Result } from '@shared/contract/index.ts';
import { DEFAULT_PATTERN } from '@shared/text/names.ts';
import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { failureOf, isThere, noFolder } from './db/failure.ts';
import { createDatabase, openDatabase, type Db } from './db/open.ts';
import { createHost, type Host, type HostOptions } from './host.ts';
import { placeNew, type Link } from './place-file.ts';

type OpenOptions = Omit<HostOptions, 'db' | 'clock' | 'newGuid'> &
  Partial<Pick<HostOptions, 'clock' | 'newGuid'>> & { readOnly?: boolean };

/** UUID v7: 48 bits of milliseconds, then chance, so that guids sort by when they were minted. */
export function uuidV7(now: number = Date.now(), chance: Uint8Array = randomBytes(10)): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes.set(chance, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const systemClock = () => new Date().toISOString();

/** Opens an existing project and serves it. Fails as `openDatabase` does. The caller holds the lock. */
export function openProject(file: string, options: OpenOptions = {}): Result<Host> {
  const opened = openDatabase(file, { readOnly: options.readOnly ?? false });
  if (!opened.ok) return opened;
  return ok(hostOn(opened.value, options));
}

/**
 * Makes a new project file. It appears whole or not at all; an existing file is never touched (`exists`).
 * Fails also with `read_only`, `disk_full`, `not_found` (the folder).
 */
export function createProject(
  file: string,
  options: OpenOptions & { title?: string; coder?: { name: string; initials: string }; link?: Link } = {},
): Result<{ file: string }> {
  if (existsSync(file)) return fail('exists', isThere(file));
  const folder = dirname(file);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return fail('not_found', noFolder(folder));
  const making = join(folder, `.groundwork-${randomBytes(8).toString('hex')}.new`);
  try {
    const db = createDatabase(making);
    firstRows(db, options);
    db.sqlite.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    placeNew(making, file, options.link);
    return ok({ file });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return fail('exists', isThere(file));
    return { ok: false, failure: failureOf(error, file) };
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(making + end, { force: true });
  }
}

/** A project in memory: what tests and measurements run on. */
export function memoryProject(options: OpenOptions & { title?: string } = {}): Host {
  const db = createDatabase(':memory:');
  firstRows(db, options);
  return hostOn(db, options);
}

const hostOn = (db: Db, options: OpenOptions): Host =>
  createHost({
    ...options,
    db,
    clock: options.clock ?? systemClock,
    newGuid: options.newGuid ?? (() => uuidV7()),
  });

/** What a project has before anything is done in it. Not a change: there is nothing to go back to. */
function firstRows(
  db: Db,
  options: { title?: string; coder?: { name: string; initials: string }; newGuid?: () => string },
) {
  const guid = options.newGuid ?? (() => uuidV7());
  const coder = options.coder ?? { name: 'Researcher 1', initials: 'R1' };
  const insert = db.sqlite.transaction(() => {
    db.sqlite
      .prepare('insert into project (guid, title, identifier_pattern, settings) values (?, ?, ?, ?)')
      .run(guid(), options.title ?? 'Untitled study', DEFAULT_PATTERN, '{}');
    db.sqlite
      .prepare('insert into coder (guid, name, initials, color) values (?, ?, ?, ?)')
      .run(guid(), coder.name, coder.initials, '#2f6f73');
    const role = db.sqlite.prepare('insert into role (guid, prefix, label, position) values (?, ?, ?, ?)');
    FIRST_ROLES.forEach(([prefix, label], position) => role.run(guid(), prefix, label, position));
  });
  insert();
}

/** The perspectives of a service study; any of them can be renamed or removed. */
const FIRST_ROLES = [
  ['PW', 'Peer worker'],
  ['SU', 'Service user'],
  ['ST', 'Staff'],
  ['MA', 'Manager'],
] as const;
