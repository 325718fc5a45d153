import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** What gives a file a second name, as `linkSync` does. */
export type Link = (from: string, to: string) => void;

/**
 * What `link` answers on a disk that has no hard links: exFAT, FAT, many network drives. Windows says of FAT that the
 * function is none, which Node calls EISDIR; Android's cards say EACCES.
 */
const NO_LINKS = new Set(['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EISDIR']);

/**
 * Gives a finished file its name, where no file has it: throws `EEXIST` otherwise, and then changes nothing. `making` is
 * in the same folder; it may stay behind, for the caller to remove. At no moment is half a file under the name.
 */
export function placeNew(making: string, file: string, link: Link = linkSync): void {
  try {
    // A link refuses to replace a file that another program has made meanwhile; a rename would not.
    link(making, file);
  } catch (error) {
    if (!NO_LINKS.has(codeOf(error))) throw error;
    claim(making, file);
  }
  syncFolder(dirname(file));
}

/** Gives a finished file its name, over a file that has it. */
export function placeOver(making: string, file: string): void {
  renameSync(making, file);
  syncFolder(dirname(file));
}

/**
 * Without links: an empty file takes the name, which only one program can make, and is replaced at once. If the machine
 * stops in between, an empty file is left, never half of one.
 */
function claim(making: string, file: string): void {
  closeSync(openSync(file, 'wx'));
  try {
    if (statSync(file).size > 0) throw taken(file);
    renameSync(making, file);
  } catch (error) {
    // What is not empty is somebody else's.
    if (statSync(file, { throwIfNoEntry: false })?.size === 0) rmSync(file, { force: true });
    throw error;
  }
}

const taken = (file: string) => Object.assign(new Error(`${file} is there already.`), { code: 'EEXIST' });

/** Has a new name on the disk before anybody is told of it. */
function syncFolder(folder: string): void {
  // Windows opens no folder as a file, and writes names by itself.
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } catch (error) {
    // A drive that cannot do this for a folder says so; the file itself is on it.
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EBADF', 'EROFS'].includes(codeOf(error))) throw error;
  } finally {
    closeSync(fd);
  }
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
