import { axe, expect, groundwork, test } from './support/app.ts';
import { dropFile } from './support/dragging.ts';

const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
const SU02 = 'INTERVIEWER: Who said so?\nSU02: Nobody did.\nINTERVIEWER: No?\nSU02: No.\n';
const PW01 = 'I: What happened?\nPW01: I sat where they sat. 😀\nI: And then?\nPW01: They talked.\n';

test('files are read, corrected in the table, written in one change and taken back in one', async ({
  app,
  page,
}) => {
  const study = app.empty();
  await app.show(page, study);
  await page.keyboard.press('Control+i');
  const desk = page.getByRole('dialog', { name: /import/i });
  await desk
    .locator('input[type=file]')
    .setInputFiles([
      file('PAR1PW01.txt', PW01),
      file(
        'VOL2_SU02 interview.txt',
        'INTERVIEWER: Who said so?\nSU02: Nobody did.\nINTERVIEWER: No?\nSU02: No.\n',
      ),
      file('focus group.txt', 'A: One.\nB: Two.\nA: Three.\nB: Four.\n'),
      file('PAR1PW01 copy.txt', PW01),
      file('empty.txt', ''),
    ]);
  await expect(desk.getByRole('heading', { name: 'Import 5 files' })).toBeVisible();
  await expect(desk.getByLabel('Case of PAR1PW01.txt')).toHaveValue('PAR1');
  await expect(desk.getByLabel('Participant of VOL2_SU02 interview.txt')).toHaveValue('SU02');
  await expect(desk.getByText('empty.txt has no words.')).toBeVisible();
  await expect(desk.getByLabel('Import of PAR1PW01 copy.txt')).not.toBeChecked();
  await expect(desk.getByText('The same words as PAR1PW01.txt')).toBeVisible();
  expect(await axe(page)).toEqual([]);

  await desk.getByLabel('Case of focus group.txt').fill('PAR3');
  await desk.getByRole('button', { name: 'Speaker A: not bound' }).click();
  await page.getByRole('checkbox', { name: 'This is the interviewer' }).check();
  await page.keyboard.press('Escape');
  await desk.getByRole('button', { name: 'Speaker B: not bound' }).click();
  await page.getByRole('textbox', { name: 'Participant code' }).fill('ST01');
  await page.keyboard.press('Escape');
  await expect(desk.getByRole('button', { name: 'Speaker B: ST01' })).toBeVisible();
  await desk.getByRole('button', { name: 'Import 3 transcripts' }).click();

  const list = page.getByRole('listbox', { name: 'Transcripts' });
  await expect(list.getByRole('option')).toHaveCount(3);
  await expect(list.getByText('PAR3ST01')).toBeVisible();
  await expect(page.getByText('3 transcripts imported.')).toBeVisible();
  expect(JSON.parse(groundwork('stats', study, '--json').stdout)).toMatchObject({
    transcripts: 3,
    participants: 3,
  });

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(list).toBeHidden();
  await page.keyboard.press('Control+Shift+z');
  await expect(list.getByRole('option')).toHaveCount(3);
});

test('a second transcript of one participant waits for a decision', async ({ app, page }) => {
  await app.show(page, app.sample());
  await page.getByRole('button', { name: 'Import transcripts' }).first().click();
  const desk = page.getByRole('dialog', { name: /import/i });
  await desk.locator('input[type=file]').setInputFiles([file('PAR1PW01 again.txt', PW01)]);
  await expect(desk.getByText('PAR1PW01 has the transcript “PAR1PW01” already.')).toBeVisible();
  await expect(desk.getByRole('button', { name: /^Import \d/ })).toBeDisabled();
  await desk.getByRole('button', { name: 'Import as well' }).click();
  await expect(desk.getByRole('button', { name: 'Import 1 transcript' })).toBeEnabled();

  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toContainText('Leave without importing?');
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(desk).toBeHidden();
  await expect(page.getByText('10 participants')).toBeVisible();
});

test('the identifier pattern reads the names again as it is typed', async ({ app, page }) => {
  await app.show(page, app.empty());
  await page.keyboard.press('Control+i');
  const desk = page.getByRole('dialog', { name: /import/i });
  await desk
    .locator('input[type=file]')
    .setInputFiles([
      file('north 7 PW01.txt', PW01),
      file('Ward3 (PW 12).txt', 'I: Who said so?\nPW12: Nobody did.\nI: No?\nPW12: No.\n'),
    ]);
  await expect(desk.getByLabel('Title of north 7 PW01.txt')).toHaveValue('north 7 PW01');
  const before = await desk.getByLabel('Case of north 7 PW01.txt').inputValue();
  await desk.getByLabel('Case of north 7 PW01.txt').fill('NORTH7');
  expect(before).not.toBe('NORTH7');
  const ward = desk.getByLabel('Case of Ward3 (PW 12).txt');
  await expect(ward).not.toHaveValue('WARD3');
  await desk.getByLabel('Identifier pattern').fill('CASE (ROLE+NUMBER)');
  await expect(ward).toHaveValue('WARD3');
  await expect(desk.getByLabel('Participant of Ward3 (PW 12).txt')).toHaveValue('PW12');
  // What was corrected by hand stays.
  await expect(desk.getByLabel('Case of north 7 PW01.txt')).toHaveValue('NORTH7');

  // Enter that agrees to an input method's words stays where they are; Cancel asks as Escape does.
  const cell = desk.getByLabel('Case of north 7 PW01.txt');
  await desk.locator('input[type=file]').setInputFiles([file('north 8 SU02.txt', SU02)]);
  await expect(desk.getByLabel('Case of north 8 SU02.txt')).toBeVisible();
  await cell.focus();
  await cell.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  await expect(cell).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(ward).toBeFocused();
  await desk.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('Leave without importing?');
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(desk).toBeHidden();
});

test('files that were dropped are of one import: neither the next one nor a window that is loaded again knows them', async ({
  app,
  page,
}) => {
  await app.show(page, app.empty());
  const desk = page.getByRole('dialog', { name: /import/i });
  const isIn = desk.getByLabel('Import of PAR1PW01.txt');
  await expect(page.getByRole('button', { name: 'Import transcripts' }).first()).toBeVisible();
  await dropFile(page, 'PAR1PW01.txt', PW01);
  await expect(isIn).toBeChecked();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Import transcripts' }).first()).toBeVisible();
  await dropFile(page, 'PAR1PW01.txt', PW01);
  await expect(isIn).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(desk).toBeHidden();
  await dropFile(page, 'PAR1PW01.txt', PW01);
  await expect(isIn).toBeChecked();
  await desk.getByRole('button', { name: 'Import 1 transcript' }).click();
  await expect(page.getByRole('listbox', { name: 'Transcripts' }).getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Control+i');
  await expect(desk.getByText('Drop interviews here')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(desk).toBeHidden();
});
