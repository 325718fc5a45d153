import { openProject } from '../../src-main/open.ts';
import type { App } from './app.ts';

/** So many memos of so many lines that their file takes some seconds on a fast machine, and the window has little of it. */
export const MANY = 4_000;
export const LINES = 60;

/** The sample study with them. Returns its file. */
export function longStudy(app: App): string {
  const file = app.sample();
  const opened = openProject(file);
  if (!opened.ok) throw new Error(opened.failure.message);
  const { parts } = opened.value;
  const at = '2026-03-01T10:00:00.000Z';
  parts.write({ kind: 'test', label: 'Seeded', origin: 'import' }, (tx) =>
    tx.insertMany(
      'memo',
      Array.from({ length: MANY }, (_, i) => ({
        guid: parts.newGuid(),
        kind: 'theoretical' as const,
        title: `Memo ${i}`,
        body: '',
        plainText: Array.from({ length: LINES }, () => 'So it was.').join('\n'),
        coderId: parts.coder.id(),
        createdAt: at,
        updatedAt: at,
        sectionId: null,
        place: 0,
      })),
    ),
  );
  opened.value.close();
  return file;
}
