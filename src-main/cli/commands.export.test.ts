import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDocx } from '../export/testing/docx.ts';
import { openProject } from '../open.ts';
import { commandLine, type CommandLine } from './testing/command-line.ts';

let line: CommandLine;
beforeEach(() => {
  line = commandLine();
});
afterEach(() => line.remove());

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
  expect(line.text('out.md')).toContain('made just now');
  const quotes = readDocx(readFileSync(join(line.folder, 'out.docx'))).paragraphs.filter(
    ({ style }) => style === 'Quote',
  );
  expect(quotes.length).toBeGreaterThanOrEqual(30);
  for (const quote of quotes) expect(quote.text).toMatch(/^“.*” \([A-Z]{3}\d[A-Z]{2}\d\d\)$/su);
  await line.groundwork('export', 'codings', 's.gwk', '-o', 'out.csv');
  await line.groundwork('export', 'codings', 's.gwk', '--output', 'rows.json');
  const rows = JSON.parse(line.text('rows.json')) as {
    transcript: string;
    start: number;
    end: number;
    text: string;
  }[];
  expect(Papa.parse(line.text('out.csv').slice(1), { header: true, skipEmptyLines: true }).data).toHaveLength(
    rows.length,
  );
  await line.groundwork('export', 'audit', 's.gwk', '-o', 'audit.csv');
  await line.groundwork('export', 'audit', 's.gwk', '-o', 'audit.json');
  const { entries } = JSON.parse(line.text('audit.json')) as { entries: { number: number }[] };
  expect(entries.length).toBeGreaterThan(20);
  expect(
    Papa.parse(line.text('audit.csv').slice(1), { header: true, skipEmptyLines: true }).data,
  ).toHaveLength(entries.length);
  await line.groundwork('export', 'transcript', 's.gwk', 'PAR1SU01', '-o', 'one.json');
  const one = JSON.parse(line.text('one.json')) as {
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
  const [a, b] = ['a.json', 'b.json'].map((name) => ({
    ...(JSON.parse(line.text(name)) as object),
    regions: [],
  }));
  expect(b).toEqual(a);
});

test('A file is written whole or not at all, over one that is there.', async () => {
  await line.groundwork('new', 's.gwk');
  line.put('out.json', 'old');
  expect((await line.groundwork('export', 'codings', 's.gwk', '-o', 'out.json', '--json')).json()).toEqual({
    file: join(line.folder, 'out.json'),
    format: 'json',
    bytes: 3,
  });
  expect(line.text('out.json')).toBe('[]\n');
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
  expect(line.text('out.json')).toBe('[]\n');
});

test('Memos are written as Word, Markdown, a spreadsheet and data, those of the sample study as they were.', async () => {
  await line.groundwork('sample', 's.gwk');
  for (const ending of ['docx', 'md', 'csv', 'json']) {
    const { code, err } = await line.groundwork('export', 'memos', 's.gwk', '-o', `memos.${ending}`);
    expect([code, err]).toEqual([0, '']);
  }
  const memos = JSON.parse(line.text('memos.json')) as {
    title: string;
    text: string;
    on: { name: string }[];
  }[];
  expect(memos.length).toBeGreaterThan(10);
  expect(memos.filter((memo) => memo.text === '' || memo.on.some(({ name }) => name === ''))).toEqual([]);
  for (const { title } of memos) expect(line.text('memos.csv')).toContain(title.replaceAll('"', '""'));
  expect(line.text('memos.md')).toMatch(/^# .*\n\nMemos, /);
  expect(line.text('memos.docx').slice(0, 2)).toBe('PK');
});
