import type { Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, groundwork, isClean, test, type App } from './support/app.ts';
import { codingsIn, isSoundInside, transcriptIn } from './support/in-file.ts';
import { code, codingsOf, isSound, text } from './support/transcript.ts';
import { command } from './support/window.ts';

const FIRST = `I: What happens when you first meet somebody on the ward?
PW01: I sit where they sit, not behind the desk. Then I tell them strait, I have been in that bed myself, and you see the hole face change.
I: And then?
PW01: Wait. You let it come up when it comes up, at the cafe or over the washing up.
`;
const CORRECTED = FIRST.replace('strait', 'straight')
  .replace('hole face', 'whole face')
  .replace('Wait. ', '')
  .replace('cafe', 'café')
  .concat('SU02: He did not say.\n');
const OTHER = `A: My mother was born in the valley, and when the mill closed we moved down to the coast.
B: Where did your father find work in those first years?
A: In the harbour, and later on the railway, until the line was taken up again.
`;

const upload = (name: string, words: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(words),
});
const dialog = (page: Page) => page.getByRole('dialog', { name: 'A corrected version of PAR1PW01' });
const choose = (page: Page, name: string, words: string) =>
  dialog(page).locator('input[type=file]').setInputFiles(upload(name, words));

async function study(app: App, page: Page): Promise<string> {
  const file = app.empty();
  const source = join(app.folder, 'PAR1PW01.txt');
  writeFileSync(source, FIRST);
  const imported = groundwork('import', file, source);
  expect(imported.status, imported.stderr).toBe(0);
  await app.show(page, file);
  await page.getByRole('option', { name: 'PAR1PW01' }).click();
  for (const [passage, name] of [
    ['not behind the desk', 'sitting'],
    ['Then I tell them strait', 'telling'],
    ['Wait.', 'waiting'],
  ] as const) {
    await code(page, passage, name);
    if (name === 'telling') await page.keyboard.press('s');
  }
  return file;
}

const stored = (file: string) => ({
  codings: codingsIn(file),
  transcript: transcriptIn(file, 'PAR1PW01'),
});

test('a corrected file is compared, laid over its transcript in one change, and one undo brings the old one back', async ({
  app,
  page,
}) => {
  const file = await study(app, page);
  const before = stored(file);
  await command(page, 'import a corrected version', /corrected version/);
  await expect(dialog(page)).toContainText('Words that are the same keep their codings.');

  await choose(page, 'PAR1PW01 again.txt', FIRST);
  await expect(dialog(page)).toContainText('PAR1PW01 again.txt reads as the transcript does already');
  await choose(page, 'empty.txt', '');
  await expect(dialog(page).getByRole('alert')).toContainText('empty.txt');
  await choose(page, 'PAR2SU07.txt', OTHER);
  await expect(dialog(page).getByRole('alert').first()).toContainText('looks like another interview');
  await expect(dialog(page)).toContainText('By its name PAR2SU07.txt is PAR2SU07, and this is PAR1PW01.');
  await expect(dialog(page).getByRole('button', { name: 'Use it all the same' })).toBeVisible();

  await choose(page, 'PAR1PW01 corrected.txt', CORRECTED);
  const facts = dialog(page).locator('.rv-facts');
  await expect(facts).toContainText('Codings that keep their very words1');
  await expect(facts).toContainText('New speakersSU02');
  await expect(dialog(page).getByRole('alert')).toHaveCount(0);
  await expect(dialog(page)).toContainText('1 coding loses all its words and goes to review');
  await expect(dialog(page).locator('dl.ed-words ins')).toHaveText('gh');
  await expect(dialog(page).locator('li', { hasText: 'telling' })).toContainText('exemplar, look again');
  await dialog(page).locator('summary').click();
  await expect(
    dialog(page).locator('.rv-places li', { hasText: 'at the caf' }).locator('ins').first(),
  ).toHaveText('é');
  await isClean(page, 'a corrected version');
  await dialog(page).getByRole('button', { name: 'Use the corrected version' }).press('Enter');
  await expect(text(page)).toContainText('at the café');
  await expect(page.getByRole('region', { name: '2 to review after an edit' })).toContainText('Wait.');
  expect(codingsOf(app.folder, file).map((row) => row.text)).toEqual([
    'not behind the desk',
    'Then I tell them straight',
  ]);
  isSound(file);

  await text(page).focus();
  await page.keyboard.press('Control+z');
  await expect(text(page)).toContainText('at the cafe or');
  expect(stored(file)).toEqual(before);
  isSoundInside(file);
});

test('the import desk offers to lay a file over the transcript that its participant has, and stays for the others', async ({
  app,
  page,
}) => {
  const file = await study(app, page);
  await page.keyboard.press('Control+i');
  const desk = page.getByRole('dialog', { name: /^Import \d|^Import transcripts/ });
  await desk
    .locator('input[type=file]')
    .setInputFiles([upload('PAR1PW01 v2.txt', CORRECTED), upload('PAR1SU02.txt', OTHER)]);
  await desk.getByRole('button', { name: 'A corrected version…' }).click();
  await expect(dialog(page)).toContainText('1 coding stands on other words');
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await desk.getByRole('button', { name: 'A corrected version…' }).click();
  await dialog(page).getByRole('button', { name: 'Use the corrected version' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(desk.getByText('PAR1PW01 v2.txt')).toHaveCount(0);
  await desk.getByRole('button', { name: 'Import 1 transcript' }).click();
  await expect(page.getByRole('option')).toHaveCount(2);
  expect(stored(file).transcript.text).toContain('at the café');
  isSoundInside(file);
});
