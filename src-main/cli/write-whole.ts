import { Refusal } from '@shared/contract/index.ts';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { failureOf } from '../db/failure.ts';

/**
 * Writes a file whole or not at all: over one that is there, or with `isNew` only where none is (`exists`). Fails
 * also with `not_found` (no such folder), `read_only`, `disk_full`, and `invalid` where a folder stands.
 */
export function writeWhole(file: string, bytes: Uint8Array, { isNew = false } = {}): void {
  if (!existsSync(dirname(file))) throw new Refusal('not_found', `There is no folder ${dirname(file)}.`);
  const there = statSync(file, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw new Refusal('invalid', `${file} is a folder.`);
  const taken = () =>
    new Refusal('exists', `${basename(file)} is already there. Choose another name; nothing was changed.`);
  if (isNew && there) throw taken();
  const making = join(dirname(file), `.${basename(file)}.${randomBytes(4).toString('hex')}.new`);
  try {
    const fd = openSync(making, 'wx');
    try {
      writeFileSync(fd, bytes);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    // A link refuses to replace a file that another program has made meanwhile.
    if (isNew) linkSync(making, file);
    else renameSync(making, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw taken();
    const { code, message } = failureOf(error, file);
    throw new Refusal(
      code,
      code === 'internal' ? `${basename(file)} could not be written: ${message}` : message,
    );
  } finally {
    rmSync(making, { force: true });
  }
}
