import { strToU8, zipSync } from 'fflate';
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, groundwork, PROGRAM, test } from './support/app.ts';
import { INTERVIEW, isOneLine, isRoot, statsOf } from './support/checks.ts';
import { stored } from './support/stored.ts';

type Row = { file: string; status: string; message: string };
const rowsOf = (stdout: string) => JSON.parse(stdout) as Row[];

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
  isOneLine(run.stderr);
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
    test.skip(
      spawnSync('setpriv', [...as, process.execPath, '-e', '0']).status !== 0,
      'The superuser may read everything, and cannot be somebody else here.',
    );
    const { status, stdout, stderr } = spawnSync(
      'setpriv',
      [...as, process.execPath, PROGRAM, 'import', file, secret, '--json'],
      { encoding: 'utf8' },
    );
    run = { status: status ?? -1, stdout, stderr };
  } else run = groundwork('import', file, secret, '--json');
  expect(run.status).toBe(1);
  isOneLine(run.stderr);
  expect(rowsOf(run.stdout)[0]).toMatchObject({
    status: 'failed',
    message: 'PAR1PW01.txt may not be read by you. Change its permissions.',
  });
  expect(stored(file)).toEqual(before);
});
