import { ok, type Result } from '@shared/contract/index.ts';
import { mkdirSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { failureOf } from './db/failure.ts';

/** The folder of a person's own: preferences, window profiles, the copy of the sample study. `GROUNDWORK_DATA` names another. */
export function dataFolder(
  env: Record<string, string | undefined>,
  platform: NodeJS.Platform,
  home: string,
): string {
  if (env['GROUNDWORK_DATA']) return env['GROUNDWORK_DATA'];
  if (platform === 'win32')
    return win32.join(env['APPDATA'] ?? win32.join(home, 'AppData', 'Roaming'), 'Groundwork');
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Groundwork');
  return posix.join(env['XDG_DATA_HOME'] || posix.join(home, '.local', 'share'), 'groundwork');
}

/** Makes the folder, for this person alone. Fails with `read_only` where it cannot be made. */
export function makeDataFolder(folder: string): Result<string> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return ok(folder);
  } catch (error) {
    return { ok: false, failure: failureOf(error, folder) };
  }
}
