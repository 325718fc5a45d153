import { expect, test } from './support/app.ts';
import { codingsIn, isSoundInside } from './support/in-file.ts';
import { study } from './support/stored.ts';
import { codingsOf, exported, isSound, type CodingRow } from './support/transcript.ts';
import { command, goToCode, keys, lastStep, row } from './support/window.ts';

test('A code that goes says how many codings go with it, and each comes back; a merge loses none; a renamed case is renamed everywhere', async ({
  app,
  page,
}) => {
  const file = app.sample();
  const first = study(file);
  const before = codingsIn(file);
  const count = (code: string) => before.filter((one) => one.code === code).length;
  await app.show(page, file);
  await keys(page, 'Alt+3');

  await goToCode(page, 'just a brew');
  await keys(page, 'Delete');
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(`1 code, ${count('just a brew')} codings and`);
  await keys(page, 'Enter');
  await expect(row(page, 'just a brew')).toBeHidden();
  expect(codingsIn(file)).toEqual(before.filter((one) => one.code !== 'just a brew'));
  await keys(page, 'Control+z');
  await expect(row(page, 'just a brew')).toBeVisible();
  expect(study(file)).toEqual(first);

  await goToCode(page, 'just a brew');
  await command(page, 'Merge into…');
  const merge = page.getByRole('dialog', { name: /^Merge/ });
  await page.keyboard.type('laughing');
  await keys(page, 'Enter');
  await expect(merge.getByRole('status')).toContainText(
    `${count('just a brew')} codings will move. None is lost.`,
  );
  await merge.getByRole('button', { name: /^Merge / }).press('Enter');
  await expect(row(page, 'just a brew')).toBeHidden();
  const places = (rows: CodingRow[]) =>
    rows.map(({ transcript, start, end }) => `${transcript} ${start} ${end}`).sort();
  const merged = codingsIn(file);
  expect(places(merged)).toEqual(places(before));
  expect(merged.filter((one) => one.code === 'laughing about it')).toHaveLength(
    count('just a brew') + count('laughing about it'),
  );
  isSoundInside(file);
  await keys(page, 'Control+z');
  await expect(row(page, 'just a brew')).toBeVisible();
  expect(study(file)).toEqual(first);

  await keys(page, 'Alt+6');
  await page.getByLabel('Code of PAR1', { exact: true }).focus();
  await keys(page, 'Control+a');
  await page.keyboard.type('NORTH');
  await keys(page, 'Enter');
  await lastStep(page, 'renamed case PAR1 to NORTH');
  await keys(page, 'Alt+1');
  const transcripts = page.getByRole('listbox', { name: 'Transcripts' });
  await expect(transcripts.getByText('NORTHPW01')).toBeVisible();
  await expect(transcripts.getByText('PAR1PW01')).toBeHidden();
  await keys(page, 'Alt+3');
  await goToCode(page, 'just a brew');
  await expect(page.getByRole('button', { name: 'Go to these words of NORTHSU01' }).first()).toBeVisible();
  await expect(page.getByRole('main').getByText(/\bPAR1/)).toHaveCount(0);
  const renamed = codingsOf(app.folder, file);
  expect(renamed.map((one) => one.identifier)).toEqual(
    before.map((one) => one.identifier.replace(/^PAR1/, 'NORTH')),
  );
  const codebook = JSON.stringify(exported<object>(app.folder, ['codebook', file], 'json'));
  expect(codebook).toContain('"NORTHPW01"');
  expect(codebook).not.toContain('"PAR1PW01"');
  isSound(file);
});
