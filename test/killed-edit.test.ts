import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { list } from '../src-main/db/rows.ts';
import { createProject, openProject } from '../src-main/open.ts';
import { checkProject } from '../src-main/repositories/check.ts';
import { addTranscript, code } from '../src-main/testing/study.ts';
import { timesTyped, typedAfter } from './programs/edit-forever-text.ts';

const ROOT = resolve(import.meta.dirname, '..');
let folder: string;
let file: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'groundwork-killed-')));
  file = join(folder, 'study.gwk');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () => {
  const opened = openProject(file);
  if (!opened.ok) throw new Error(opened.failure.message);
  return opened.value;
};

/** Lets a program edit the project, and kills it so many milliseconds after its first edit; returns the last it said. */
async function editAndKill(after: number): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--import', './test/alias.mjs', 'test/programs/edit-forever.ts', file],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let said = '';
  child.stdout.on('data', (data) => (said += String(data)));
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), ended]);
  await new Promise((done) => setTimeout(done, after));
  child.kill('SIGKILL');
  await ended;
  return Number(said.trim().split('\n').at(-1));
}

test(
  'A host killed in the middle of an edit leaves the text as it was before or after it, with its codings, never between.',
  { timeout: 120_000 },
  async () => {
    createProject(file);
    const first = open();
    const lines = typedAfter(0).map((words) => ['PW01', words] as const);
    const id = addTranscript(first, { title: 'PAR1PW01', caseCode: 'PAR1' }, lines);
    for (const line of [3, 9, 30]) code(first, id, `Line ${line}: said over`, `line ${line}`);
    code(first, id, 'time 0', 'time');
    first.close();
    for (const after of [3, 17, 41, 80, 133]) {
      const said = await editAndKill(after);
      const host = open();
      const [transcript] = list(host.parts.db.orm, 'transcript');
      const { text } = transcript!;
      const times = timesTyped(text);
      console.log(`killed ${after} ms after its first edit: it had said ${said}, the file is at ${times}`);
      expect(said).toBeGreaterThan(0);
      expect(times).toBeGreaterThanOrEqual(said);
      expect(times).toBeLessThanOrEqual(said + 1);
      expect(text).toBe(typedAfter(times).join('\n'));
      expect(checkProject(host.parts.db)).toEqual([]);
      const words = list(host.parts.db.orm, 'coding').map((row) => text.slice(row.start, row.end));
      expect(words.slice(0, 3)).toEqual([3, 9, 30].map((line) => `Line ${line}: said over`));
      host.close();
    }
  },
);
