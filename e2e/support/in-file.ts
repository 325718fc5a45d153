import { codingRows, type CodingRow } from '../../src-main/export/coding-rows.ts';
import { transcriptOut, transcriptTitled } from '../../src-main/export/transcript.ts';
import type { Host } from '../../src-main/host.ts';
import { openProject } from '../../src-main/open.ts';
import { checkProject } from '../../src-main/repositories/check.ts';
import { projectStats } from '../../src-main/repositories/stats.ts';
import { expect } from './app.ts';

// What `groundwork export`, `stats` and `check` find, for whoever asks again and again: no program is started for it. That
// the commands say the same is asked once in each spec.

type Db = Host['parts']['db'];

/** Reads a project that a window may have open, as the commands do that write nothing. */
function reading<T>(file: string, read: (db: Db) => T): T {
  const host = openProject(file, { readOnly: true });
  if (!host.ok) throw new Error(host.failure.message);
  try {
    return read(host.value.parts.db);
  } finally {
    host.value.close();
  }
}

/** Every coding that has words, out of scope or not, in order of collection and then of the text. */
export const codingsIn = (file: string): CodingRow[] =>
  reading(file, (db) => [...codingRows(db, { withOutOfScope: true })].flat());

/** The transcript of this title, with its turns and regions. */
export const transcriptIn = (file: string, title: string) =>
  reading(file, (db) => transcriptOut(db, transcriptTitled(db, title)));

/** How much there is of everything in it. */
export const statsIn = (file: string) => reading(file, projectStats);

/** The database is sound, and every coding stands on its own words. */
export const isSoundInside = (file: string): void => expect(reading(file, checkProject)).toEqual([]);
