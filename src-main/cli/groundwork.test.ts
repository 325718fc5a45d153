import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commandLine, type CommandLine } from './testing/command-line.ts';

const program = resolve(import.meta.dirname, '../../out/main/groundwork.js');
const isBuilt = existsSync(program);
if (!isBuilt) console.log('Skipped: the program has not been built, so its command line is not run as one.');

let line: CommandLine;
beforeEach(() => {
  line = commandLine();
});
afterEach(() => line.remove());

test.runIf(isBuilt)(
  'The built program makes a project, looks at it, and ends as it should.',
  () => {
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [program, ...args], { cwd: line.folder, encoding: 'utf8' });
    expect(run('sample', 's.gwk')).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(run('stats', 's.gwk', '--json').stdout)).toMatchObject({ transcripts: 10 });
    expect(run('check', 's.gwk')).toMatchObject({ status: 0, stderr: '' });
    expect(run('export', 'codebook', 's.gwk', '-o', 'out.docx').status).toBe(0);
    expect(existsSync(join(line.folder, 'out.docx'))).toBe(true);
    expect(run('stats', 'none.gwk')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^groundwork: There is no file/),
    });
    expect(run('stat', 'none.gwk')).toMatchObject({ status: 2, stdout: '' });
  },
  60_000,
);

test.runIf(isBuilt)(
  'A reader that stops early does not make it fail.',
  async () => {
    const child = spawn(process.execPath, [program, 'help'], {
      cwd: line.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (data) => (err += String(data)));
    const code = await new Promise((ended) => child.once('exit', ended));
    expect([code, err]).toEqual([0, '']);
  },
  60_000,
);
