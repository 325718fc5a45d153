import { Refusal, type Failure } from '@shared/contract/index.ts';
import { basename, dirname } from 'node:path';

export const noFile = (file: string) => `There is no file ${file}. Check its name and its folder.`;
export const noFolder = (folder: string) =>
  `There is no folder ${folder}. Make it first, or choose another; nothing was written.`;
export const isThere = (file: string) =>
  `${basename(file)} is already there. Choose another name; nothing was changed.`;
export const notAProject = (file: string) =>
  `${basename(file)} is not a Groundwork project. Choose another file; this one is as it was.`;

/** What SQLite or the file system threw, as a failure a researcher can act on. */
export function failureOf(error: unknown, file: string): Failure {
  if (error instanceof Refusal) return error.failure;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const named = basename(file);
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC' || code === 'EDQUOT')
    return {
      code: 'disk_full',
      message: `There is no room left on the disk that holds ${named}. The last step was not saved; free some space and do it again.`,
    };
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS')
    return {
      code: 'read_only',
      message: `${named} cannot be written. Copy it to a folder of your own and open the copy.`,
    };
  if (code === 'EACCES' || code === 'EPERM')
    return {
      code: 'read_only',
      message: `${named} or its folder ${dirname(file)} may not be read or written by you. Change its permissions or copy it elsewhere.`,
    };
  if (code.startsWith('SQLITE_CANTOPEN'))
    return {
      code: 'read_only',
      message: `${named} cannot be opened: its folder ${dirname(file)} cannot be written.`,
    };
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return {
      code: 'locked',
      message: `${named} is being written by another program. Close it there and try again.`,
    };
  if (code.startsWith('SQLITE_CORRUPT'))
    return {
      code: 'damaged',
      message: `${named} is damaged. Make a copy, then open a backup; do not go on working in it.`,
    };
  if (code.startsWith('SQLITE_NOTADB')) return { code: 'not_a_project', message: notAProject(file) };
  if (code === 'ENOENT') return { code: 'not_found', message: noFile(file) };
  if (code === 'ENOTDIR') return { code: 'not_found', message: noFolder(dirname(file)) };
  if (code === 'ENAMETOOLONG')
    return { code: 'invalid', message: `The name ${named} is too long for this disk. Choose a shorter one.` };
  if (code === 'EFBIG')
    return {
      code: 'too_large',
      message: `${named} would be larger than its disk can hold. Choose another disk.`,
    };
  if (code === 'EBUSY' || code === 'ETXTBSY')
    return {
      code: 'locked',
      message: `${named} is in use by another program. Close it there and try again.`,
    };
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO')
    return {
      code: 'unreadable',
      message: `The disk that holds ${named} could not be read or written. The last step was not saved.`,
    };
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
}
