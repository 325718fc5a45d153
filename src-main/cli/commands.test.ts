import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDocx } from '../export/testing/docx.ts';
import { lockProject } from '../lock.ts';
import { openProject } from '../open.ts';
import { COMMANDS } from './commands.ts';
import type { ImportedFile } from './import.ts';
import { commandLine, type CommandLine } from './testing/command-line.ts';

let line: CommandLine;
beforeEach(() => {
  line = commandLine();
});
afterEach(() => line.remove());

const PW01 = 'I: What happened?\nPW01: I sit where they sit.\nI: And then?\nPW01: They talk. 👩‍👩‍👧\n';
const SU02 = 'INTERVIEWER: Who told you?\nSU02: Nobody. It came out over the washing up.\n';
const put = (name: string, text: string | Uint8Array) => writeFileSync(join(line.folder, name), text);
const text = (name: string) => readFileSync(join(line.folder, name), 'utf8');
/** Files that a command should have left behind, and no half of one. */
const there = () => readdirSync(line.folder).sort();

test('A project is made under its file’s name, or the title that is given, and never over another file.', async () => {
  expect(await line.groundwork('new', 'Peer work.gwk')).toMatchObject({ code: 0, err: '' });
  expect((await line.groundwork('new', 'b.gwk', '--title', 'Ünï “title”', '--json')).json()).toEqual({
    file: join(line.folder, 'b.gwk'),
    title: 'Ünï “title”',
  });
  const before = readFileSync(join(line.folder, 'b.gwk'));
  expect(await line.groundwork('new', 'b.gwk')).toEqual(
    expect.objectContaining({
      code: 1,
      out: '',
      err: expect.stringMatching(/^groundwork: b\.gwk is already there.*\n$/),
    }),
  );
  expect(readFileSync(join(line.folder, 'b.gwk'))).toEqual(before);
  expect((await line.groundwork('new', 'no/such/c.gwk')).err).toMatch(
    /^groundwork: There is no folder .*\n$/,
  );
  expect(there()).toEqual(['Peer work.gwk', 'b.gwk']);
});

test('Files are imported with what their names and words say; a bad one does not stop the others.', async () => {
  await line.groundwork('new', 's.gwk');
  put('PAR1PW01.txt', PW01);
  put('VOL2_SU02 interview.txt', SU02);
  put('empty.txt', '');
  put('notes.pdf', 'x');
  mkdirSync(join(line.folder, 'folder'));
  const done = await line.groundwork(
    'import',
    's.gwk',
    'PAR1PW01.txt',
    'empty.txt',
    'none.txt',
    'folder',
    'notes.pdf',
    'VOL2_SU02 interview.txt',
    '--json',
  );
  expect(done.code).toBe(1);
  expect(done.err).toBe(
    'groundwork: 4 of 6 files were not imported: empty.txt, none.txt, folder, notes.pdf\n',
  );
  const rows = done.json<ImportedFile[]>();
  expect(rows.map(({ file, status }) => [file, status])).toEqual([
    ['PAR1PW01.txt', 'imported'],
    ['empty.txt', 'failed'],
    ['none.txt', 'failed'],
    ['folder', 'failed'],
    ['notes.pdf', 'failed'],
    ['VOL2_SU02 interview.txt', 'imported'],
  ]);
  expect(rows[0]).toEqual({
    file: 'PAR1PW01.txt',
    title: 'PAR1PW01',
    case: 'PAR1',
    participant: 'PW01',
    words: 11,
    turns: 4,
    speakers: ['I', 'PW01'],
    status: 'imported',
    message: '',
  });
  expect(rows[1]?.message).toContain('empty.txt has no words');
  expect((await line.groundwork('stats', 's.gwk', '--json')).json()).toMatchObject({
    cases: 2,
    participants: 2,
    transcripts: 2,
    turns: 6,
  });
  expect(await line.groundwork('check', 's.gwk')).toMatchObject({ code: 0 });
  expect(there().filter((name) => /lock|\.new|wal|shm/.test(name))).toEqual([]);
});

test('The same words again are left out and said; a second file of one participant is a failure.', async () => {
  await line.groundwork('new', 's.gwk');
  put('PAR1PW01.txt', PW01);
  expect((await line.groundwork('import', 's.gwk', 'PAR1PW01.txt')).code).toBe(0);
  const again = await line.groundwork('import', 's.gwk', 'PAR1PW01.txt', '--json');
  expect([again.code, again.json<ImportedFile[]>()[0]?.status]).toEqual([0, 'duplicate']);
  put('PAR1PW01.txt', SU02);
  const taken = await line.groundwork('import', 's.gwk', 'PAR1PW01.txt', '--json');
  expect([taken.code, taken.json<ImportedFile[]>()[0]?.status]).toEqual([1, 'taken']);
  expect((await line.groundwork('stats', 's.gwk', '--json')).json()).toMatchObject({ transcripts: 1 });
});

test('A dry run says what would be done, writes nothing, and does so while the project is open.', async () => {
  await line.groundwork('new', 's.gwk');
  put('PAR1PW01.txt', PW01);
  const lock = lockProject(join(line.folder, 's.gwk'), { shell: 'browser', now: new Date() });
  const dry = await line.groundwork('import', 's.gwk', 'PAR1PW01.txt', '--dry-run', '--json');
  expect([dry.code, dry.json<ImportedFile[]>()[0]?.status]).toEqual([0, 'ready']);
  const wet = await line.groundwork('import', 's.gwk', 'PAR1PW01.txt');
  expect([wet.code, wet.out]).toEqual([1, '']);
  expect(wet.err).toMatch(/^groundwork: s\.gwk is already open.*\n$/);
  if (lock.ok) lock.value.release();
  expect((await line.groundwork('stats', 's.gwk', '--json')).json()).toMatchObject({ transcripts: 0 });
});

test('A file without a case code in its name is imported without a case, and that is said.', async () => {
  await line.groundwork('new', 's.gwk');
  put('conversation.txt', PW01);
  const done = await line.groundwork('import', 's.gwk', 'conversation.txt', '--json');
  expect(done.code).toBe(0);
  expect(done.json<ImportedFile[]>()[0]).toMatchObject({
    case: '',
    participant: '',
    status: 'imported',
    message: expect.stringContaining('no case'),
  });
});

test('Names are read by the pattern that is given, and a pattern that is none is wrong usage.', async () => {
  await line.groundwork('new', 's.gwk');
  put('PW01 of PAR1.txt', PW01);
  const done = await line.groundwork(
    'import',
    's.gwk',
    'PW01 of PAR1.txt',
    '--pattern',
    'PARTICIPANT of CASE',
    '--json',
  );
  expect(done.json<ImportedFile[]>()[0]).toMatchObject({
    case: 'PAR1',
    participant: 'PW01',
    status: 'imported',
  });
  expect((await line.groundwork('import', 's.gwk', 'PW01 of PAR1.txt', '--pattern', '/(/')).code).toBe(2);
});

test('What is exported can be read back, while the project is open elsewhere and being written.', async () => {
  expect((await line.groundwork('sample', 's.gwk')).code).toBe(0);
  const open = openProject(join(line.folder, 's.gwk'));
  if (!open.ok) throw new Error(open.failure.message);
  await open.value.handlers['codes.add'](
    { name: 'made just now', level: 'code', parentId: null, origin: 'open' },
    { cancelled: () => false, progress: () => {} },
  );
  for (const ending of ['docx', 'html', 'md', 'json']) {
    expect((await line.groundwork('export', 'codebook', 's.gwk', '-o', `out.${ending}`)).err).toBe('');
    expect(readFileSync(join(line.folder, `out.${ending}`)).length).toBeGreaterThan(10_000);
  }
  expect(text('out.md')).toContain('made just now');
  const quotes = readDocx(readFileSync(join(line.folder, 'out.docx'))).paragraphs.filter(
    ({ style }) => style === 'Quote',
  );
  expect(quotes.length).toBeGreaterThanOrEqual(30);
  for (const quote of quotes) expect(quote.text).toMatch(/^“.*” \([A-Z]{3}\d[A-Z]{2}\d\d\)$/su);
  await line.groundwork('export', 'codings', 's.gwk', '-o', 'out.csv');
  await line.groundwork('export', 'codings', 's.gwk', '--output', 'rows.json');
  const rows = JSON.parse(text('rows.json')) as {
    transcript: string;
    start: number;
    end: number;
    text: string;
  }[];
  expect(Papa.parse(text('out.csv').slice(1), { header: true, skipEmptyLines: true }).data).toHaveLength(
    rows.length,
  );
  await line.groundwork('export', 'audit', 's.gwk', '-o', 'audit.csv');
  await line.groundwork('export', 'audit', 's.gwk', '-o', 'audit.json');
  const { entries } = JSON.parse(text('audit.json')) as { entries: { number: number }[] };
  expect(entries.length).toBeGreaterThan(20);
  expect(Papa.parse(text('audit.csv').slice(1), { header: true, skipEmptyLines: true }).data).toHaveLength(
    entries.length,
  );
  await line.groundwork('export', 'transcript', 's.gwk', 'PAR1SU01', '-o', 'one.json');
  const one = JSON.parse(text('one.json')) as {
    text: string;
    turns: { startsAt: string | null; start: number; end: number }[];
    regions: unknown[];
  };
  expect(one.regions).toHaveLength(2);
  expect(one.turns.every(({ startsAt }) => /^\d\d:\d\d:\d\d$/.test(startsAt ?? ''))).toBe(true);
  for (const row of rows.filter(({ transcript }) => transcript === 'PAR1SU01'))
    expect(one.text.slice(row.start, row.end)).toBe(row.text);
  open.value.close();
});

test('An exported transcript, imported again, is the same words and turns.', async () => {
  await line.groundwork('sample', 's.gwk');
  await line.groundwork('export', 'transcript', 's.gwk', 'PAR1SU01', '-o', 'PAR1SU01.txt');
  await line.groundwork('new', 'again.gwk');
  expect((await line.groundwork('import', 'again.gwk', 'PAR1SU01.txt')).code).toBe(0);
  await line.groundwork('export', 'transcript', 's.gwk', 'PAR1SU01', '-o', 'a.json');
  await line.groundwork('export', 'transcript', 'again.gwk', 'PAR1SU01', '-o', 'b.json');
  const [a, b] = ['a.json', 'b.json'].map((name) => ({ ...(JSON.parse(text(name)) as object), regions: [] }));
  expect(b).toEqual(a);
});

test('A file is written whole or not at all, over one that is there.', async () => {
  await line.groundwork('new', 's.gwk');
  put('out.json', 'old');
  expect((await line.groundwork('export', 'codings', 's.gwk', '-o', 'out.json', '--json')).json()).toEqual({
    file: join(line.folder, 'out.json'),
    format: 'json',
    bytes: 3,
  });
  expect(text('out.json')).toBe('[]\n');
  expect((await line.groundwork('export', 'codings', 's.gwk', '-o', 'no/out.json')).err).toMatch(
    /^groundwork: There is no folder/,
  );
  mkdirSync(join(line.folder, 'x.json'));
  expect((await line.groundwork('export', 'codings', 's.gwk', '-o', 'x.json')).err).toContain('is a folder');
});

test('An export into a folder that cannot be written says so and leaves the file that was there.', async ({
  skip,
}) => {
  skip(process.getuid?.() === 0, 'The superuser may write everywhere.');
  await line.groundwork('new', 's.gwk');
  await line.groundwork('export', 'codings', 's.gwk', '-o', 'out.json');
  chmodSync(line.folder, 0o500);
  const refused = await line.groundwork('export', 'codings', 's.gwk', '-o', 'out.json');
  chmodSync(line.folder, 0o700);
  expect(refused.code).toBe(1);
  expect(text('out.json')).toBe('[]\n');
});

test('Memos are written as Word, Markdown, a spreadsheet and data, those of the sample study as they were.', async () => {
  await line.groundwork('sample', 's.gwk');
  for (const ending of ['docx', 'md', 'csv', 'json']) {
    const { code, err } = await line.groundwork('export', 'memos', 's.gwk', '-o', `memos.${ending}`);
    expect([code, err]).toEqual([0, '']);
  }
  const memos = JSON.parse(text('memos.json')) as { title: string; text: string; on: { name: string }[] }[];
  expect(memos.length).toBeGreaterThan(10);
  expect(memos.filter((memo) => memo.text === '' || memo.on.some(({ name }) => name === ''))).toEqual([]);
  for (const { title } of memos) expect(text('memos.csv')).toContain(title.replaceAll('"', '""'));
  expect(text('memos.md')).toMatch(/^# .*\n\nMemos, /);
  expect(text('memos.docx').slice(0, 2)).toBe('PK');
});

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
  expect(there()).toEqual([]);
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
  expect(there()).toEqual([]);
});

test('A file that is no project, and a transcript that is not there, are said.', async () => {
  put('x.gwk', 'hello');
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
