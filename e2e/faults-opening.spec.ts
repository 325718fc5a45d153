import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ended, expect, groundwork, groundworkWith, test } from './support/app.ts';
import { INTERVIEW, isOneLine, isRoot, secondStart } from './support/checks.ts';
import { stored } from './support/stored.ts';
import { isSound } from './support/transcript.ts';
import { valueOf, wireTo } from './support/wire.ts';

test('A project of a newer version is refused by every command, what is no project by each in turn, and all are left as they were', ({
  app,
}) => {
  const newer = app.empty('newer.gwk');
  const db = new Database(newer);
  db.pragma('journal_mode = delete');
  db.pragma('user_version = 999');
  db.close();
  const text = join(app.folder, 'text.gwk');
  writeFileSync(text, INTERVIEW.repeat(40));
  const other = join(app.folder, 'other.gwk');
  const stranger = new Database(other);
  stranger.exec('create table birds (name text)');
  stranger.close();
  const nothing = join(app.folder, 'empty.gwk');
  writeFileSync(nothing, '');
  const interview = join(app.folder, 'PAR1PW01.txt');
  writeFileSync(interview, INTERVIEW);
  const there = () => readdirSync(app.folder).sort();
  const listed = there();
  let turn = 0;
  for (const [file, message] of [
    [newer, 'newer.gwk was made by a newer Groundwork. Update Groundwork to open it; the file is unchanged.'],
    [text, 'text.gwk is not a Groundwork project. Choose another file; this one is as it was.'],
    [other, 'other.gwk is not a Groundwork project. Choose another file; this one is as it was.'],
    [nothing, 'empty.gwk is not a Groundwork project. Choose another file; this one is as it was.'],
    [app.folder, /is a folder, not a Groundwork project\./],
    [
      join(app.folder, 'none.gwk'),
      `There is no file ${join(app.folder, 'none.gwk')}. Check its name and its folder.`,
    ],
  ] as const) {
    const bytes = existsSync(file) && file !== app.folder ? readFileSync(file) : null;
    const commands = [
      ['stats', file],
      ['import', file, interview],
      ['open', file, '--shell', 'browser', '--no-window'],
      ['export', 'codebook', file, '-o', join(app.folder, 'out.docx')],
      ['check', file],
    ];
    // A start of the program each: a project of a newer version is tried with all of them, the others in turn.
    for (const command of file === newer ? commands : [commands[turn++ % commands.length] ?? []]) {
      const run = groundworkWith(app.data, ...command);
      expect([run.status, run.stdout], command.join(' ')).toEqual([1, '']);
      isOneLine(run.stderr);
      expect(run.stderr).toMatch(typeof message === 'string' ? `groundwork: ${message}\n` : message);
    }
    if (bytes) expect(readFileSync(file).equals(bytes), file).toBe(true);
  }
  expect(there().filter((name) => name !== 'data')).toEqual(listed);
});

test('In a folder that cannot be written a project is read, and says that it cannot be changed', async ({
  app,
  page,
}) => {
  const folder = join(app.folder, 'kept');
  mkdirSync(folder);
  const file = join(folder, 'study.gwk');
  copyFileSync(app.sample(), file);
  const interview = join(app.folder, 'PAR9PW09.txt');
  writeFileSync(interview, INTERVIEW);
  const before = readFileSync(file);
  if (isRoot) {
    test.skip(
      spawnSync('mount', ['--bind', folder, folder]).status !== 0,
      'The superuser may write everywhere, and nothing can be mounted here.',
    );
    spawnSync('mount', ['-o', 'remount,ro,bind', folder]);
  } else chmodSync(folder, 0o500);
  try {
    expect(groundwork('stats', file).status).toBe(0);
    expect(groundwork('check', file).status).toBe(0);
    const run = groundwork('import', file, interview);
    expect([run.status, run.stdout]).toEqual([1, '']);
    isOneLine(run.stderr);
    expect(run.stderr).toMatch(/study\.gwk .*(cannot be written|may not be .*written)/);
    const made = groundwork('new', join(folder, 'another.gwk'));
    expect(made.status).toBe(1);
    isOneLine(made.stderr);
    expect(made.stderr).toMatch(/another\.gwk .*(written|permissions)/);

    const opened = await app.show(page, file);
    await expect(page.getByRole('contentinfo', { name: 'Status' })).toContainText('Open to read only');
    await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
    await page.getByRole('listbox', { name: 'Transcripts' }).getByText('PAR1PW01').click();
    await expect(page.getByRole('textbox', { name: /^Transcript / })).toContainText(
      'it’s just a brew'.slice(5),
    );
    opened.child.kill('SIGTERM');
    await ended(opened.child);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['study.gwk']);
  } finally {
    if (isRoot) spawnSync('umount', ['-l', folder]);
    else chmodSync(folder, 0o700);
  }
});

test('A second start brings the first to the front and writes nothing; commands that write say since when it is open', async ({
  app,
}) => {
  const file = app.sample();
  const first = await app.open(file);
  const invited = secondStart(app, file);
  expect(invited).toMatchObject({ status: 0, pid: first.child.pid, wasOpen: true });
  const wire = await wireTo(invited.address ?? '');
  expect(secondStart(app, file)).toMatchObject({ status: 0, address: null, pid: first.child.pid });
  await expect.poll(wire.fronts).toBe(1);

  const interview = join(app.folder, 'PAR9PW09.txt');
  writeFileSync(interview, INTERVIEW);
  const before = stored(file);
  const run = groundwork('import', file, interview);
  expect([run.status, run.stdout]).toEqual([1, '']);
  expect(run.stderr).toMatch(
    /^groundwork: sample\.gwk is already open in another window since .*\d\d:\d\d\. Close it there first; nothing was changed\.\n$/,
  );
  expect(stored(file)).toEqual(before);
  // What only reads disturbs nobody, and sees what the window has just done.
  valueOf(await wire.call('project.update', { title: 'Changed in the window' }));
  expect(groundwork('stats', file).status).toBe(0);
  isSound(file);

  wire.close();
  first.child.kill('SIGTERM');
  await ended(first.child);
  expect(first.child.exitCode).toBe(0);
  expect(readdirSync(app.folder).filter((name) => name.includes('sample.gwk'))).toEqual(['sample.gwk']);
  expect(groundwork('import', file, interview).status).toBe(0);
});

test('Commands end with 0, 1 or 2, and say what is wrong in one line', ({ app }) => {
  const file = app.sample();
  const out = (name: string) => join(app.folder, name);
  for (const [status, ...command] of [
    [0, 'check', file],
    [0, 'export', 'codings', file, '-o', out('codings.csv')],
    [1, 'new', file],
    [1, 'export', 'transcript', file, 'Nobody', '-o', out('nobody.txt')],
    [1, 'export', 'codings', file, '-o', out('no/such/folder.csv')],
    [2],
    [2, 'exprot', file],
    [2, 'export', 'codebook', file, '-o', out('codebook.pdf')],
    [2, 'open', file, '--shell', 'netscape'],
  ] as const) {
    const run = groundworkWith(app.data, ...command);
    expect(run.status, command.join(' ')).toBe(status);
    if (status === 0) expect(run.stderr).toBe('');
    else {
      expect(run.stdout).toBe('');
      isOneLine(run.stderr);
    }
    if (status === 2) expect(run.stderr.toLowerCase()).toContain('usage: groundwork ');
  }
  const damaged = new Database(file);
  damaged.exec('update coding set "start" = "start" + 1 where id = 7');
  damaged.close();
  const check = groundwork('check', file);
  expect(check.status).toBe(1);
  expect(check.stdout).toMatch(/^codings: .* does not stand on its own words\.$/m);
});
