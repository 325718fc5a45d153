import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openProject } from '../open.ts';
import { COMMANDS } from './commands.ts';
import { commandLine, type CommandLine } from './testing/command-line.ts';

let line: CommandLine;
beforeEach(() => {
  line = commandLine();
});
afterEach(() => line.remove());

test('A coding that is not on its words is listed by check, which ends with 1.', async () => {
  await line.groundwork('sample', 's.gwk');
  const open = openProject(join(line.folder, 's.gwk'));
  if (!open.ok) throw new Error(open.failure.message);
  open.value.parts.db.sqlite.exec('update coding set "start" = "start" + 1 where id = 7');
  open.value.close();
  const plain = await line.groundwork('check', 's.gwk');
  expect([plain.code, plain.out.trim().split('\n')[0]]).toEqual([
    1,
    expect.stringMatching(/^codings: The coding of .* does not stand on its own words\.$/),
  ]);
  const json = await line.groundwork('check', 's.gwk', '--json');
  expect([json.code, json.json<object[]>()[0]]).toEqual([
    1,
    { check: 'codings', message: expect.any(String) },
  ]);
});

test.each([
  ['no command', []],
  ['an unknown command', ['exprot']],
  ['half a command', ['export']],
  ['an unknown second word', ['export', 'diary', 's.gwk', '-o', 'x.json']],
  ['an unknown option', ['stats', 's.gwk', '--colour']],
  ['another command’s option', ['stats', 's.gwk', '--title', 'x']],
  ['a missing file', ['stats']],
  ['a missing transcript', ['export', 'transcript', 's.gwk', '-o', 'x.txt']],
  ['nothing to import', ['import', 's.gwk']],
  ['one file too many', ['stats', 's.gwk', 't.gwk']],
  ['no output', ['export', 'codebook', 's.gwk']],
  ['an output of another kind', ['export', 'codebook', 's.gwk', '-o', 'x.pdf']],
  ['a kind that another export has', ['export', 'codings', 's.gwk', '-o', 'x.docx']],
  ['an option without its value', ['new', 's.gwk', '--title']],
  ['an empty title', ['new', 's.gwk', '--title', ' ']],
  ['an empty name', ['stats', '']],
])('Used with %s it says how it is used in one line, and ends with 2.', async (_what, args) => {
  const { code, out, err } = await line.groundwork(...args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^groundwork: .*usage: groundwork .*\n$/);
  expect(line.there()).toEqual([]);
});

test.each([
  ['stats', 'none.gwk'],
  ['check', 'none.gwk'],
  ['import', 'none.gwk', 'a.txt'],
  ['export', 'codebook', 'none.gwk', '-o', 'x.json'],
])('Of a project that is not there %s says so in one line, and leaves nothing behind.', async (...args) => {
  const { code, out, err } = await line.groundwork(...args);
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/^groundwork: There is no file .*none\.gwk\. Check its name and its folder\.\n$/);
  expect(line.there()).toEqual([]);
});

test('A file that is no project, and a transcript that is not there, are said.', async () => {
  line.put('x.gwk', 'hello');
  expect((await line.groundwork('stats', 'x.gwk')).err).toBe(
    'groundwork: x.gwk is not a Groundwork project. Choose another file; this one is as it was.\n',
  );
  await line.groundwork('new', 's.gwk');
  expect((await line.groundwork('export', 'transcript', 's.gwk', 'Nobody', '-o', 'x.txt')).err).toContain(
    'There is no transcript “Nobody”',
  );
  expect(existsSync(join(line.folder, 'x.txt'))).toBe(false);
});

test('Help names every command, and each its own usage; the version is the package’s.', async () => {
  const help = await line.groundwork('help');
  for (const usage of [
    'new STUDY',
    'import STUDY',
    'export codebook',
    'export codings',
    'export comparisons',
    'export transcript',
    'export audit',
    'stats',
    'check',
    'open [STUDY',
    'sample OUT',
  ])
    expect(help.out).toContain(`groundwork ${usage}`);
  expect((await line.groundwork('--help')).out).toBe(help.out);
  expect((await line.groundwork('export', 'codebook', '--help')).out).toMatch(
    /^groundwork export codebook STUDY/,
  );
  expect((await line.groundwork('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('Help of half a command lists what it takes, and of one command what each option does.', async () => {
  const half = await line.groundwork('export', '--help');
  expect(half.out).toBe((await line.groundwork('help', 'export')).out);
  expect(half.out.match(/^groundwork export /gm)).toHaveLength(6);
  for (const { name, options } of COMMANDS) {
    const { code, out } = await line.groundwork(...name.split(' '), '-h');
    expect(code).toBe(0);
    expect(out).toBe((await line.groundwork('help', ...name.split(' '))).out);
    const explained = [...out.matchAll(/^ {4}(?:-\w, )?--([a-z-]+)/gm)].map(([, option]) => option);
    expect(explained).toEqual([...options, 'json']);
    for (const option of options)
      expect(out.split('\n')[0]).toMatch(option === 'output' ? / -o OUT/ : `[--${option}`);
  }
  expect((await line.groundwork('open', '--help')).out).toMatch(/--shell[^]*--port[^]*--no-window[^]*--json/);
});

test('The README lists the commands as help does.', async () => {
  const help = (await line.groundwork('help')).out.match(/^groundwork .*$/gm);
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  expect(readme.match(/^groundwork .*$/gm)?.toSorted()).toEqual(help?.toSorted());
});
