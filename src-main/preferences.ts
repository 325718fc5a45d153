import type { Preferences } from '@shared/contract/index.ts';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PreferenceFile } from './host.ts';

/**
 * Preferences in `preferences.json` of the data folder, written whole. One that cannot be read counts as empty: it
 * holds nothing that a person could not set again.
 */
export function preferenceFile(folder: string): PreferenceFile {
  const file = join(folder, 'preferences.json');
  return {
    read() {
      try {
        const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
        return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Preferences) : {};
      } catch (error) {
        if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return {};
        throw error;
      }
    },
    save(preferences) {
      writeFileSync(`${file}.new`, `${JSON.stringify(preferences, null, 2)}\n`, { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
}
