import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockProject } from '../lock.ts';
import { openProject } from '../open.ts';
import { COMMANDS } from './commands.ts';
import { commandLine, type CommandLine } from './testing/command-line.ts';

let line: CommandLine;
beforeAll(async () => {
  line = commandLine();
  await line.groundwork('sample', 's.gwk');
});
afterAll(() => line.remove());

const at = (...names: string[]) => join(line.folder, ...names);
const text = (name: string) => readFileSync(at(name), 'utf8');
const EXPORTS = COMMANDS.filter(({ name }) => name.startsWith('export '));
/** Each export with what it takes beside the study, and every ending it may have. */
const EVERY = EXPORTS.map(({ name, usage }): [name: string, more: string[], endings: string[]] => [
  name,
  name === 'export transcript' ? ['PAR1SU01'] : [],
  (/OUT(\S+)/.exec(usage)?.[1] ?? '').split('|').map((ending) => ending.slice(1)),
]);

test.each(EVERY)(
  '“%s” writes every ending that its usage names, the same each time, and no other.',
  async (name, more, endings) => {
    expect(endings.length).toBeGreaterThan(1);
    for (const ending of endings) {
      const file = `every.${ending}`;
      const once = await line.groundwork(...name.split(' '), 's.gwk', ...more, '-o', file);
      expect([once.code, once.err, once.out]).toEqual([0, '', `Wrote ${at(file)}.\n`]);
      const bytes = readFileSync(at(file));
      const again = await line.groundwork(...name.split(' '), 's.gwk', ...more, `--output=${file.toUpperCase()}`, '--json'); // prettier-ignore
      const { bytes: size, ...rest } = again.json<{ bytes: number }>();
      expect(rest).toEqual({ file: at(file.toUpperCase()), format: ending });
      // A Word document says when it was made.
      const isSame = readFileSync(at(file.toUpperCase())).equals(bytes);
      expect([ending, isSame || ending === 'docx']).toEqual([ending, true]);
      expect(size).toBe(readFileSync(at(file.toUpperCase())).length);
      for (const each of [file, file.toUpperCase()]) rmSync(at(each));
    }
    for (const wrong of ['out.exe', 'out', '-', `out.${endings[0]}x`]) {
      const refused = await line.groundwork(...name.split(' '), 's.gwk', ...more, '-o', wrong);
      expect([refused.code, refused.out]).toEqual([2, '']);
      expect(refused.err).toContain(`“${wrong}” does not end in ${endings.map((each) => `.${each}`).join(', ')}; usage: groundwork ${name} `); // prettier-ignore
    }
    expect(readdirSync(line.folder)).toEqual(['s.gwk']);
  },
);

test.each(EVERY)(
  '“%s” reads while the study is open and being written, and its lock is another’s.',
  async (name, more, [ending]) => {
    const lock = lockProject(at('s.gwk'), { shell: 'browser', now: new Date() });
    const open = openProject(at('s.gwk'));
    if (!open.ok || !lock.ok) throw new Error('It should open.');
    const before = open.value.parts.revision();
    const out = `open.${ending}`;
    expect(await line.groundwork(...name.split(' '), 's.gwk', ...more, '-o', out)).toMatchObject({
      code: 0,
      err: '',
    });
    expect(open.value.parts.revision()).toBe(before);
    open.value.close();
    lock.value.release();
    rmSync(at(out));
    expect(readdirSync(line.folder)).toEqual(['s.gwk']);
  },
);

test.each(EVERY)(
  '“%s” says what is wrong, with which file and what to do, and writes nothing.',
  async (name, more, [ending = '']) => {
    const words = name.split(' ');
    writeFileSync(at('notes.gwk'), 'hello');
    writeFileSync(at('empty.gwk'), '');
    mkdirSync(at('folder.gwk'));
    const there = readdirSync(line.folder);
    for (const [study, message] of [
      ['none.gwk', /There is no file .*none\.gwk\. Check its name and its folder\./],
      ['notes.gwk', /notes\.gwk is not a Groundwork project\. Choose another file; this one is as it was\./],
      ['empty.gwk', /empty\.gwk is not a Groundwork project\. Choose another file/],
      ['folder.gwk', /folder\.gwk is a folder, not a Groundwork project\. Choose a file in it\./],
    ] as const) {
      const { code, out, err } = await line.groundwork(...words, study, ...more, '-o', `out.${ending}`);
      expect([study, code, out]).toEqual([study, 1, '']);
      expect(err).toMatch(new RegExp(`^groundwork: ${message.source}.*\n$`));
    }
    const nowhere = await line.groundwork(...words, 's.gwk', ...more, '-o', `no/out.${ending}`);
    expect([nowhere.code, nowhere.err]).toEqual([1, `groundwork: There is no folder ${at('no')}. Make it first, or choose another; nothing was written.\n`]); // prettier-ignore
    const noStudy = await line.groundwork(...words);
    expect([noStudy.code, noStudy.err]).toEqual([2, expect.stringMatching(/^groundwork: STUDY\.gwk is missing; usage: groundwork export /)]); // prettier-ignore
    const noOutput = await line.groundwork(...words, 's.gwk', ...more);
    expect([noOutput.code, noOutput.err]).toEqual([
      2,
      expect.stringMatching(/^groundwork: -o is missing; usage: /),
    ]);
    const wrong = await line.groundwork(...words, 's.gwk', ...more, '-o', `out.${ending}`, '--Colour');
    expect([wrong.code, wrong.err]).toEqual([
      2,
      expect.stringMatching(/^groundwork: unknown option '--Colour'; usage: /),
    ]);
    expect(readdirSync(line.folder)).toEqual(there);
    for (const made of ['notes.gwk', 'empty.gwk', 'folder.gwk']) rmSync(at(made), { recursive: true });
  },
);

test('A study is never replaced by its own export, whatever it is called.', async () => {
  await line.groundwork('new', 'study.json');
  const before = readFileSync(at('study.json'));
  const { code, err } = await line.groundwork('export', 'codings', 'study.json', '-o', 'study.json');
  expect([code, err]).toEqual([1, expect.stringContaining('study.json is a database, perhaps a study')]);
  expect(readFileSync(at('study.json')).equals(before)).toBe(true);
  rmSync(at('study.json'));
});

test('A study that cannot be written is exported all the same.', async ({ skip }) => {
  mkdirSync(at('kept'));
  await line.groundwork('sample', 'kept/s.gwk');
  const bind = ['--bind', at('kept'), at('kept')];
  const could = process.getuid?.() === 0 && spawnSync('mount', bind).status === 0;
  skip(!could, 'A folder can be made unwritable for the superuser by a mount only.');
  try {
    spawnSync('mount', ['-o', 'remount,ro,bind', at('kept')]);
    for (const [name, more, [ending]] of EVERY) {
      const done = await line.groundwork(...name.split(' '), 'kept/s.gwk', ...more, '-o', `kept.${ending}`);
      expect([name, done.code, done.err]).toEqual([name, 0, '']);
      const refused = await line.groundwork(...name.split(' '), 's.gwk', ...more, '-o', `kept/x.${ending}`);
      expect([refused.code, refused.err]).toEqual([1, `groundwork: x.${ending} cannot be written in ${at('kept')}. Choose another folder; nothing was written.\n`]); // prettier-ignore
    }
  } finally {
    spawnSync('umount', [at('kept')]);
  }
  expect(readdirSync(at('kept'))).toEqual(['s.gwk']);
});

test('A transcript that is not there is said, with one that is.', async () => {
  const { code, err } = await line.groundwork('export', 'transcript', 's.gwk', 'Nobody', '-o', 'x.txt');
  expect([code, err]).toEqual([
    1,
    expect.stringMatching(/^groundwork: There is no transcript “Nobody” in this project\. Name one by its title, such as “[A-Z]{3}\d[A-Z]{2}\d\d”\.\n$/),
  ]); // prettier-ignore
});

test('Retired codes are in a codebook when they are asked for, and out of scope is too.', async () => {
  const open = openProject(at('s.gwk'));
  if (!open.ok) throw new Error(open.failure.message);
  const quiet = { cancelled: () => false, progress: () => {} };
  const { id } = await open.value.handlers['codes.add']({ name: 'gone out of use', level: 'code', parentId: null, origin: 'open' }, quiet); // prettier-ignore
  await open.value.handlers['codes.retire']({ ids: [id] }, quiet);
  open.value.close();
  const written = async (...more: string[]) => {
    await line.groundwork('export', 'codebook', 's.gwk', '-o', 'c.md', ...more);
    return text('c.md');
  };
  expect(await written()).not.toContain('gone out of use');
  expect(await written('--with-retired')).toContain('gone out of use (retired)');
  const rows = async (...more: string[]) => {
    await line.groundwork('export', 'codings', 's.gwk', '-o', 'c.json', ...more);
    return (JSON.parse(text('c.json')) as { inScope: boolean }[]).map((row) => row.inScope);
  };
  const [inScope, all] = [await rows(), await rows('--with-out-of-scope')];
  expect(inScope.every(Boolean)).toBe(true);
  expect(all.filter(Boolean).length).toBe(inScope.length);
});
