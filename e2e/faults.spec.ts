import Database from 'better-sqlite3';
import { strToU8, zipSync } from 'fflate';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ended, expect, groundwork, groundworkWith, PROGRAM, test, type App } from './support/app.ts';
import type { Failure } from '../src-shared/contract/index.ts';
import { chance } from './support/seed.ts';
import { stored } from './support/stored.ts';
import { codingsOf } from './support/transcript.ts';
import { valueOf, wireTo, type Wire } from './support/wire.ts';

const INTERVIEW = 'I: What happened?\nPW01: I sat where they sat. 😀\nI: And then?\nPW01: They talked.\n';
const isRoot = process.getuid?.() === 0;

type Row = { file: string; status: string; message: string };
const rowsOf = (stdout: string) => JSON.parse(stdout) as Row[];
const statsOf = (file: string) => JSON.parse(groundwork('stats', file, '--json').stdout) as object;

const isWell = (file: string) => {
  const check = groundwork('check', file);
  expect(check.stdout + check.stderr).toContain('All is well');
  expect(check.status).toBe(0);
};

/** One line on stderr, nothing half-said. */
const oneLine = (stderr: string) => expect(stderr).toMatch(/^groundwork: [^\n]+\n$/);

test('Killed at any moment under a stream of writes, a project has every change that was acknowledged', async ({
  app,
}) => {
  const seed = Number(process.env['SEED'] ?? 20_251);
  const random = chance(seed);
  const file = app.sample();
  const acknowledged = new Map<number, { start: number; end: number; codeId: number }>();
  let unanswered = 0;
  for (let round = 0; round < 8; round++) {
    const opened = await app.open(file);
    const { call } = await wireTo(opened.address);
    const snapshot = valueOf(await call('project.snapshot', {}));
    const [transcript] = snapshot.transcript;
    const codes = snapshot.code.filter((code) => code.level === 'code');
    if (!transcript) throw new Error('The sample study has no transcript.');
    const before = valueOf(await call('transcripts.open', { id: transcript.id }));
    const there = new Map(before.coding.map((coding) => [coding.id, coding]));
    for (const [id, coding] of acknowledged)
      expect(there.get(id), `seed ${seed}, round ${round}, coding ${id}`).toMatchObject(coding);

    const words = [...before.transcript.text.matchAll(/\S+/gu)];
    const killAfter = Math.floor(random() * 25);
    const killIn = random() * 6;
    let answered = 0;
    let sent = 0;
    let killed = false;
    const add = async (): Promise<void> => {
      while (!killed) {
        const from = Math.floor(random() * (words.length - 12));
        const to = from + 1 + Math.floor(random() * 10);
        const start = words[from]?.index ?? 0;
        const end = (words[to]?.index ?? 0) + (words[to]?.[0].length ?? 1);
        const code = codes[Math.floor(random() * codes.length)];
        if (!code) throw new Error('The sample study has no codes.');
        sent++;
        const done = await call('codings.add', {
          transcriptId: transcript.id,
          start,
          end,
          code: { id: code.id },
        });
        if (!done.ok) return expect(done.failure.code, done.failure.message).toBe('closed');
        acknowledged.set(done.value.id, { start, end, codeId: code.id });
        if (++answered === killAfter + 1)
          setTimeout(() => {
            killed = true;
            opened.child.kill('SIGKILL');
          }, killIn);
      }
    };
    // Several at once, so that the kill comes between a write and its reply as well.
    await Promise.all([add(), add(), add(), add()]);
    await ended(opened.child);
    unanswered += sent - answered;
    isWell(file);
  }
  const rows = codingsOf(app.folder, file).map(({ start, end }) => `${start} ${end}`);
  for (const { start, end } of acknowledged.values()) expect(rows).toContain(`${start} ${end}`);
  expect(acknowledged.size).toBeGreaterThan(40);
  // The kills did come while something was on its way.
  expect(unanswered).toBeGreaterThan(10);
});

/** A document whose words unpack to thousands of times their size. */
const bomb = (): Uint8Array => {
  const xml = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${' '.repeat(60 * 1024 * 1024)}</w:t></w:r></w:p></w:body></w:document>`;
  return zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(xml) });
};

test('Files that cannot be transcripts are refused by name, by the command and in the window, and nothing of them is written', async ({
  app,
  page,
}) => {
  const file = app.empty();
  const at = (name: string) => join(app.folder, name);
  writeFileSync(at('PAR1PW01.txt'), INTERVIEW);
  expect(groundwork('import', file, at('PAR1PW01.txt')).status).toBe(0);
  writeFileSync(at('empty.txt'), '');
  writeFileSync(at('long.txt'), 'I: Where to begin?\n');
  truncateSync(at('long.txt'), 200 * 1024 * 1024);
  writeFileSync(at('letter.docx'), 'This is no Word document, whatever its name says.');
  writeFileSync(at('archive.docx'), zipSync({ 'notes.txt': strToU8('Only an archive.') }));
  writeFileSync(at('bomb.docx'), bomb());
  writeFileSync(
    at('picture.txt'),
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3, 0, 255, 254, 0]),
  );
  writeFileSync(at('PAR1PW01 second.txt'), 'I: Again?\nPW01: Yes, again.\n');
  const bad: [name: string, message: RegExp][] = [
    ['empty.txt', /^empty\.txt has no words/],
    ['long.txt', /^long\.txt is 200 MB; Groundwork reads transcripts up to 50 MB\./],
    ['letter.docx', /^letter\.docx is not a Word document/],
    ['archive.docx', /^archive\.docx .*Word/],
    ['bomb.docx', /^bomb\.docx .*(unpack|larger|too)/],
    ['picture.txt', /^picture\.txt .*(text|character)/],
  ];
  const before = stored(file);
  const run = groundwork(
    'import',
    file,
    ...bad.map(([name]) => at(name)),
    at('PAR1PW01 second.txt'),
    '--json',
  );
  expect(run.status).toBe(1);
  oneLine(run.stderr);
  expect(run.stderr).toContain('7 of 7 files were not imported');
  const rows = rowsOf(run.stdout);
  bad.forEach(([name, message], i) => {
    expect(rows[i], name).toMatchObject({ file: at(name), status: 'failed' });
    expect(rows[i]?.message).toMatch(message);
  });
  expect(rows.at(-1)).toMatchObject({ status: 'taken' });
  expect(rows.at(-1)?.message).toContain('PAR1PW01 has a transcript already: “PAR1PW01”');
  expect(stored(file)).toEqual(before);

  await app.show(page, file);
  await page.keyboard.press('Control+i');
  const desk = page.getByRole('dialog', { name: /import/i });
  await desk
    .locator('input[type=file]')
    .setInputFiles([...bad.map(([name]) => at(name)), at('PAR1PW01 second.txt')]);
  await expect(desk.getByRole('heading', { name: 'Import 7 files' })).toBeVisible({ timeout: 20_000 });
  for (const [name, message] of bad) {
    const row = desk.getByRole('row').filter({ hasText: name });
    await expect(row.locator('.import-unreadable')).toHaveText(message);
    await expect(row.getByRole('checkbox')).toBeDisabled();
  }
  await expect(desk.getByText('PAR1PW01 has the transcript “PAR1PW01” already.')).toBeVisible();
  await expect(desk.getByRole('button', { name: /^Import \d/ })).toBeDisabled();
  await desk.getByRole('button', { name: 'Cancel' }).click();
  await expect(desk).toBeHidden();
  expect(stored(file)).toEqual(before);
});

test('Two new files for one participant wait for a decision; the command takes the first alone', async ({
  app,
  page,
}) => {
  const file = app.empty();
  const names = ['PAR1PW01.txt', 'PAR1PW01 second.txt'].map((name) => join(app.folder, name));
  names.forEach((name, i) => writeFileSync(name, `I: Question ${i}?\nPW01: Answer ${i}.\n`));
  await app.show(page, file);
  await page.keyboard.press('Control+i');
  const desk = page.getByRole('dialog', { name: /import/i });
  await desk.locator('input[type=file]').setInputFiles(names);
  await expect(desk.getByText('PAR1PW01.txt is PAR1PW01’s as well.')).toBeVisible();
  await expect(desk.getByRole('button', { name: /^Import \d/ })).toBeDisabled();
  expect(statsOf(file)).toMatchObject({ transcripts: 0, participants: 0, cases: 0 });
  await desk.getByRole('button', { name: 'Leave out' }).click();
  await expect(desk.getByRole('button', { name: 'Import 1 transcript' })).toBeEnabled();

  const other = app.empty('other.gwk');
  const run = groundwork('import', other, ...names, '--json');
  expect([run.status, ...rowsOf(run.stdout).map(({ status }) => status)]).toEqual([1, 'imported', 'taken']);
  expect(rowsOf(run.stdout)[1]?.message).toBe('PAR1PW01.txt is PAR1PW01’s as well.');
  expect(statsOf(other)).toMatchObject({ transcripts: 1, participants: 1 });
});

test('A file without read permission is refused by name', ({ app }) => {
  const file = app.empty();
  const secret = join(app.folder, 'PAR1PW01.txt');
  writeFileSync(secret, INTERVIEW);
  const before = stored(file);
  chmodSync(secret, 0);
  let run = { status: -1, stdout: '', stderr: '' };
  if (isRoot) {
    // The superuser may read everything, so somebody else imports.
    for (const name of ['', ...readdirSync(app.folder)]) chownSync(join(app.folder, name), 65_534, 65_534);
    const as = ['--reuid=65534', '--regid=65534', '--clear-groups'];
    if (spawnSync('setpriv', [...as, process.execPath, '-e', '0']).status !== 0)
      return console.log('Skipped: the superuser may read everything, and cannot be somebody else here.');
    const { status, stdout, stderr } = spawnSync(
      'setpriv',
      [...as, process.execPath, PROGRAM, 'import', file, secret, '--json'],
      { encoding: 'utf8' },
    );
    run = { status: status ?? -1, stdout, stderr };
  } else run = groundwork('import', file, secret, '--json');
  expect(run.status).toBe(1);
  oneLine(run.stderr);
  expect(rowsOf(run.stdout)[0]).toMatchObject({
    status: 'failed',
    message: 'PAR1PW01.txt may not be read by you. Change its permissions.',
  });
  expect(stored(file)).toEqual(before);
});

test('What is no project, and a project of a newer version, is refused by every command and left as it was', ({
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
      oneLine(run.stderr);
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
  expect(groundwork('sample', file).status).toBe(0);
  const interview = join(app.folder, 'PAR9PW09.txt');
  writeFileSync(interview, INTERVIEW);
  const before = readFileSync(file);
  if (isRoot) {
    if (spawnSync('mount', ['--bind', folder, folder]).status !== 0)
      return console.log('Skipped: the superuser may write everywhere, and nothing can be mounted here.');
    spawnSync('mount', ['-o', 'remount,ro,bind', folder]);
  } else chmodSync(folder, 0o500);
  try {
    expect(groundwork('stats', file).status).toBe(0);
    expect(groundwork('check', file).status).toBe(0);
    const run = groundwork('import', file, interview);
    expect([run.status, run.stdout]).toEqual([1, '']);
    oneLine(run.stderr);
    expect(run.stderr).toMatch(/study\.gwk .*(cannot be written|may not be .*written)/);
    const made = groundwork('new', join(folder, 'another.gwk'));
    expect(made.status).toBe(1);
    oneLine(made.stderr);
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

/** A disk of so many bytes, for as long as the work takes. False where none can be had. */
async function onSmallDisk(folder: string, bytes: number, work: () => Promise<void>): Promise<boolean> {
  mkdirSync(folder);
  if (!isRoot || spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]).status !== 0)
    return false;
  try {
    await work();
  } finally {
    spawnSync('umount', ['-l', folder]);
  }
  return true;
}

/** Leaves no room on the disk but this many bytes. */
function fill(folder: string, but = 0): string {
  const ballast = join(folder, 'ballast');
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - but)));
  return ballast;
}

/** Codes passages one after another until it fails, or `most` are made. Returns those made. */
async function codeUntilRefused({ call }: Wire, seed: number, most: number) {
  const random = chance(seed);
  const snapshot = valueOf(await call('project.snapshot', {}));
  const [transcript] = snapshot.transcript;
  const code = snapshot.code.find((one) => one.level === 'code');
  if (!transcript || !code) throw new Error('There is nothing to code.');
  const { transcript: held } = valueOf(await call('transcripts.open', { id: transcript.id }));
  const made: number[] = [];
  for (let i = 0; i < most; i++) {
    const start = Math.floor(random() * (held.text.length - 60));
    const passage = /\S+\s+\S+/u.exec(held.text.slice(start));
    if (!passage) continue;
    const from = start + passage.index;
    const done = await call('codings.add', {
      transcriptId: transcript.id,
      start: from,
      end: from + passage[0].length,
      code: { id: code.id },
    });
    if (!done.ok) return { made, failure: done.failure };
    made.push(done.value.id);
  }
  return { made, failure: null };
}

test('On a full disk the step is refused, what came before is kept, and with space again the work goes on', async ({
  app,
  page,
}) => {
  const disk = join(app.folder, 'disk');
  const could = await onSmallDisk(disk, 8 * 1024 * 1024, async () => {
    const file = join(disk, 'study.gwk');
    expect(groundwork('sample', file).status).toBe(0);
    const opened = await app.open(file);
    const { address } = secondStart(app, file);
    const wire = await wireTo(opened.address);
    await page.goto(address ?? '');
    await expect(page.getByRole('main')).toBeVisible();
    const ballast = fill(disk, 400_000);
    const first = await codeUntilRefused(wire, 1, 500);
    expect(first.made.length).toBeGreaterThan(0);
    expect(first.failure).toEqual({
      code: 'disk_full',
      message:
        'There is no room left on the disk that holds study.gwk. The last step was not saved; free some space and do it again.',
    });

    // What is small still finds a place in the journal for a while; then nothing does.
    const retitled = async (): Promise<Failure> => {
      for (let i = 0; i < 2_000; i++) {
        const done = await wire.call('project.update', { title: `${i} ${'No room. '.repeat(30)}` });
        if (!done.ok) return done.failure;
      }
      throw new Error('The disk was never full.');
    };
    expect(await retitled()).toMatchObject({ code: 'disk_full' });
    // In the window it is said, and stays until it is read.
    await page.getByRole('button', { name: /^Study title/ }).dblclick();
    await page
      .getByRole('textbox', { name: 'Study title' })
      .fill(`A title that finds no place. ${'No room. '.repeat(28)}`);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText(
      'There is no room left on the disk that holds study.gwk',
    );
    await expect(page.getByRole('button', { name: /^Study title/ })).not.toContainText('finds no place');
    const there = valueOf(await wire.call('codings.read', { ids: first.made }));
    expect(there).toHaveLength(first.made.length);

    rmSync(ballast);
    const second = await codeUntilRefused(wire, 2, 5);
    expect(second.failure).toBeNull();
    await page.getByRole('button', { name: /^Study title/ }).dblclick();
    await page.getByRole('textbox', { name: 'Study title' }).fill('Room again');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Study title: Room again' })).toBeVisible();
    wire.close();
    opened.child.kill('SIGTERM');
    await ended(opened.child);
    isWell(file);
    const again = await app.open(file);
    const { call } = await wireTo(again.address);
    const all = [...first.made, ...second.made];
    expect(valueOf(await call('codings.read', { ids: all }))).toHaveLength(new Set(all).size);
    again.child.kill('SIGTERM');
    await ended(again.child);
  });
  if (!could)
    console.log('Skipped: a disk to fill can only be had by the superuser, where mounting is permitted.');
});

test('An export onto a full disk leaves the file that was there as it was, and no half of another', async ({
  app,
}) => {
  const disk = join(app.folder, 'disk');
  const could = await onSmallDisk(disk, 256 * 1024, async () => {
    const file = app.sample();
    const codebook = join(disk, 'codebook.docx');
    const codings = join(disk, 'codings.csv');
    for (const old of [codebook, codings]) writeFileSync(old, 'what was there');
    const ballast = fill(disk, 4096);
    for (const [what, out] of [
      ['codebook', codebook],
      ['codings', codings],
    ] as const) {
      const run = groundwork('export', what, file, '-o', out);
      expect([run.status, run.stdout]).toEqual([1, '']);
      oneLine(run.stderr);
      expect(run.stderr).toContain('no room left on the disk');
      expect(readFileSync(out, 'utf8')).toBe('what was there');
    }
    const made = groundwork('new', join(disk, 'study.gwk'));
    expect(made.status).toBe(1);
    oneLine(made.stderr);
    expect(made.stderr).toContain('no room left on the disk');
    expect(readdirSync(disk).sort()).toEqual(['ballast', 'codebook.docx', 'codings.csv']);
    rmSync(ballast);
    expect(groundwork('export', 'codebook', file, '-o', codebook).status).toBe(0);
    expect(readFileSync(codebook, 'latin1').slice(0, 2)).toBe('PK');
  });
  if (!could)
    console.log('Skipped: a disk to fill can only be had by the superuser, where mounting is permitted.');
});

type Second = { status: number; address: string | null; pid: number; wasOpen: boolean };

/** Another one-time address of a project that is open without a window, or null where a window came to the front. */
function secondStart(app: App, file: string): Second {
  const run = groundworkWith(app.data, 'open', file, '--shell', 'browser', '--no-window', '--json');
  expect(run.stderr).toBe('');
  return { ...(JSON.parse(run.stdout) as Second), status: run.status };
}

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
  isWell(file);

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
      oneLine(run.stderr);
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
