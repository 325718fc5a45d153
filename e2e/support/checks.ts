import { expect, groundwork, groundworkWith, type App } from './app.ts';

/** Whether the tests run as somebody who may read and write everything. */
export const isRoot = process.getuid?.() === 0;

/** A short interview of PW01. */
export const INTERVIEW =
  'I: What happened?\nPW01: I sat where they sat. 😀\nI: And then?\nPW01: They talked.\n';

/** What `groundwork stats` counts in the file. */
export const statsOf = (file: string) => JSON.parse(groundwork('stats', file, '--json').stdout) as object;

/** One line on stderr, nothing half-said. */
export const isOneLine = (stderr: string) => expect(stderr).toMatch(/^groundwork: [^\n]+\n$/);

type Second = { status: number; address: string | null; pid: number; wasOpen: boolean };

/** Another one-time address of a project that is open without a window, or null where a window came to the front. */
export function secondStart(app: App, file: string): Second {
  const run = groundworkWith(app.data, 'open', file, '--shell', 'browser', '--no-window', '--json');
  expect(run.stderr).toBe('');
  return { ...(JSON.parse(run.stdout) as Second), status: run.status };
}
