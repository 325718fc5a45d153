import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, groundwork, test } from './support/app.ts';
import { text } from './support/transcript.ts';

const ROOT = join(import.meta.dirname, '..');
const PICTURE = join(ROOT, 'docs/screenshot.png');
const readme = () => readFileSync(join(ROOT, 'README.md'), 'utf8');

test('The README’s picture is of the running program, and shows what the README says', async ({
  app,
  page,
}) => {
  expect(readme()).toContain('](docs/screenshot.png)');
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await app.show(page, app.sample());
  await page.getByRole('listbox', { name: 'Transcripts' }).getByText('PAR1PW01').click();
  await expect(text(page)).toContainText('just a brew');

  // A dense passage: a coding among several, with its definition and other incidents at the side.
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find in this transcript' }).fill('just a brew');
  await expect(page.getByRole('search')).toContainText(/1 of \d/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  const panel = page.getByRole('region', { name: 'This passage' });
  await expect(panel.locator('.coding-card').first()).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  expect(await page.evaluate(() => [...document.fonts].some((font) => font.status === 'loaded'))).toBe(true);

  // What the README claims can be seen: the words, their codes in the margin, the code's meaning, everything saved.
  await expect(page.locator('.ts-label').first()).toBeVisible();
  expect(await page.locator('.ts-label').count()).toBeGreaterThan(3);
  await expect(page.getByRole('treegrid', { name: 'Code tree' }).getByRole('row').first()).toBeVisible();
  await expect(panel.getByRole('button', { name: /^Definition: edit/ })).toBeVisible();
  await expect(panel.getByRole('region', { name: 'Constantly compare' })).toContainText(
    /\d other incidents?/,
  );
  const status = page.getByRole('contentinfo', { name: 'Status' });
  await expect(status).toContainText('All changes saved');
  await expect(status).toContainText('10 participants · 4 cases');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Dismiss' })).toHaveCount(0);

  if (process.env['UPDATE_SCREENSHOT'] === '1' || !existsSync(PICTURE)) {
    mkdirSync(dirname(PICTURE), { recursive: true });
    writeFileSync(PICTURE, await page.screenshot({ animations: 'disabled', caret: 'hide' }));
  }
  const picture = readFileSync(PICTURE);
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1440, 900]);
  expect(statSync(PICTURE).size).toBeLessThan(400 * 1024);

  // “Press `?` for the keys, `Ctrl K` for anything by name.”
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo' }).focus();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Find or do' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('combobox', { name: 'Find or do' })).toBeHidden();
  await page.getByRole('button', { name: 'Code', exact: true }).focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'All keys' })).toBeVisible();
});

test('Every command of the README is one the program knows, and none is left out', () => {
  const told = readme()
    .split('\n')
    .filter((line) => /^groundwork [a-z]/.test(line))
    .map((line) => line.trim());
  const known = groundwork('help')
    .stdout.split('\n')
    .filter((line) => line.startsWith('groundwork '))
    .map((line) => line.trim());
  expect(told.length).toBeGreaterThan(5);
  expect(told.toSorted()).toEqual(known.toSorted());
});
