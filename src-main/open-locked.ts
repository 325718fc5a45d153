import { fail, ok, type Result } from '@shared/contract/index.ts';
import { existsSync } from 'node:fs';
import { makeDataFolder } from './data-folder.ts';
import { noFile } from './db/failure.ts';
import type { Host } from './host.ts';
import { lockProject, type Front, type Holder } from './lock.ts';
import { openProject } from './open.ts';
import { preferenceFile } from './preferences.ts';

/** A host that holds its project's lock, and lets go of it as it closes. */
type LockedHost = Host & {
  /** See `Lock`; does nothing without a lock. */
  announce: (front: Front) => void;
};

/**
 * Opens a project for a window, as its only host. A file that cannot be written, or one in a folder that cannot be,
 * where there can be no lock, is opened to read only. Fails as `lockProject` and `openProject` do.
 */
export function openLocked(
  file: string,
  dataFolder: string,
  shell: Holder['shell'],
  log: (line: string) => void,
): Result<LockedHost> {
  if (!existsSync(file)) return fail('not_found', noFile(file));
  const data = makeDataFolder(dataFolder);
  if (!data.ok) return data;
  const locked = lockProject(file, { shell, now: new Date() });
  if (!locked.ok && locked.failure.code !== 'read_only') return locked;
  let lock = locked.ok ? locked.value : null;
  const open = () =>
    openProject(file, { readOnly: lock === null, preferences: preferenceFile(data.value), log });
  let opened = open();
  if (!opened.ok && opened.failure.code === 'read_only' && lock) {
    lock.release();
    lock = null;
    opened = open();
  }
  if (!opened.ok) {
    lock?.release();
    return opened;
  }
  const host = opened.value;
  const held = lock;
  return ok({
    ...host,
    announce: (front) => held?.announce(front),
    close() {
      host.close();
      held?.release();
    },
  });
}
