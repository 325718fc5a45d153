import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockProject } from '../lock.ts';
import type { ImportedFile } from './import.ts';
import { commandLine, PW01, SU02, type CommandLine } from './testing/command-line.ts';

let line: CommandLine;
beforeEach(() => {
  line = commandLine();
});
afterEach(() => line.remove());

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
  expect(line.there()).toEqual(['Peer work.gwk', 'b.gwk']);
});

test('Files are imported with what their names and words say; a bad one does not stop the others.', async () => {
  await line.groundwork('new', 's.gwk');
  line.put('PAR1PW01.txt', PW01);
  line.put('VOL2_SU02 interview.txt', SU02);
  line.put('empty.txt', '');
  line.put('notes.pdf', 'x');
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
  expect(line.there().filter((name) => /lock|\.new|wal|shm/.test(name))).toEqual([]);
});

test('The same words again are left out and said; a second file of one participant is a failure.', async () => {
  await line.groundwork('new', 's.gwk');
  line.put('PAR1PW01.txt', PW01);
  expect((await line.groundwork('import', 's.gwk', 'PAR1PW01.txt')).code).toBe(0);
  const again = await line.groundwork('import', 's.gwk', 'PAR1PW01.txt', '--json');
  expect([again.code, again.json<ImportedFile[]>()[0]?.status]).toEqual([0, 'duplicate']);
  line.put('PAR1PW01.txt', SU02);
  const taken = await line.groundwork('import', 's.gwk', 'PAR1PW01.txt', '--json');
  expect([taken.code, taken.json<ImportedFile[]>()[0]?.status]).toEqual([1, 'taken']);
  expect((await line.groundwork('stats', 's.gwk', '--json')).json()).toMatchObject({ transcripts: 1 });
});

test('A dry run says what would be done, writes nothing, and does so while the project is open.', async () => {
  await line.groundwork('new', 's.gwk');
  line.put('PAR1PW01.txt', PW01);
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
  line.put('conversation.txt', PW01);
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
  line.put('PW01 of PAR1.txt', PW01);
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
