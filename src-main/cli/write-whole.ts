import { Refusal } from '@shared/contract/index.ts';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  openSync,
  readSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { failureOf, isThere, noFolder } from '../db/failure.ts';
import { placeNew, placeOver, type Link } from '../place-file.ts';

/**
 * Writes a file whole or not at all: over one that is there, or with `isNew` only where none is (`exists`). A file keeps
 * who may read it, and one that is reached by a symbolic link stays where it is. Fails also with `not_found` (no such
 * folder), `read_only`, `disk_full`, and `invalid` where a folder, a device or a database stands.
 */
export function writeWhole(
  file: string,
  bytes: Uint8Array,
  { isNew = false, link }: { isNew?: boolean; link?: Link } = {},
): void {
  const folder = dirname(file);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Refusal('not_found', noFolder(folder));
  const there = statOf(file);
  if (isNew && there) throw new Refusal('exists', isThere(file));
  if (there) refuseToReplace(file, there);
  const goal = there ? realpathSync(file) : file;
  const making = join(dirname(goal), `.groundwork-${randomBytes(8).toString('hex')}.new`);
  try {
    const fd = openSync(making, 'wx', there ? there.mode & 0o777 : 0o666);
    try {
      // What is asked for as it is made is cut by the umask.
      if (there) fchmodSync(fd, there.mode & 0o777);
      writeFileSync(fd, bytes);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    if (isNew) placeNew(making, goal, link);
    else placeOver(making, goal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new Refusal('exists', isThere(file));
    throw refusalOf(error, file);
  } finally {
    rmSync(making, { force: true });
  }
}

function statOf(file: string) {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    throw refusalOf(error, file);
  }
}

/** What would be lost, or could not be what was asked for. */
function refuseToReplace(file: string, there: { isDirectory(): boolean; isFile(): boolean }): void {
  if (there.isDirectory())
    throw new Refusal('invalid', `${file} is a folder. Name a file in it; nothing was written.`);
  if (!there.isFile())
    throw new Refusal('invalid', `${file} is not a file. Choose another name; nothing was written.`);
  try {
    // A rename would replace a file that may not be written.
    accessSync(file, constants.W_OK);
    if (startOf(file) === DATABASE)
      throw new Refusal(
        'invalid',
        `${basename(file)} is a database, perhaps a study, and would be lost. Choose another name; nothing was written.`,
      );
  } catch (error) {
    throw refusalOf(error, file);
  }
}

/** How every SQLite file begins. */
const DATABASE = 'SQLite format 3\0';

function startOf(file: string): string {
  const head = Buffer.alloc(DATABASE.length);
  const fd = openSync(file, 'r');
  try {
    return head.toString('latin1', 0, readSync(fd, head, 0, head.length, 0));
  } finally {
    closeSync(fd);
  }
}

function refusalOf(error: unknown, file: string): Refusal {
  if (error instanceof Refusal) return error;
  const { code, message } = failureOf(error, file);
  if (code === 'read_only')
    return new Refusal(
      code,
      `${basename(file)} cannot be written in ${dirname(file)}. Choose another folder; nothing was written.`,
    );
  return new Refusal(
    code,
    code === 'internal' ? `${basename(file)} could not be written: ${message}` : message,
  );
}
