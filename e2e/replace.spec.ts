import type { Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { axe, expect, groundwork, test, type App } from './support/app.ts';
import { codingsIn, isSoundInside, transcriptIn } from './support/in-file.ts';
import { code, isSound, text } from './support/transcript.ts';
import { undo } from './support/window.ts';

const FIRST = `I: Who met you at the door?
PW01: Jon met me. Jonathan was away. I told Jon straight, I have been in that bed myself.
I: And then?
PW01: jon went quiet. Then Jon said, me too.
`;
const SECOND = `I: Who told you?
SU01: It was Jon who told me. Nobody else.
`;

const desk = (page: Page) => page.getByRole('dialog', { name: 'Find and replace' });
const summary = (page: Page) => desk(page).locator('.rp-summary');

/** Two interviews, the first open and coded, one of its codings an exemplar. */
async function study(app: App, page: Page): Promise<string> {
  const file = app.empty();
  const sources = [
    ['PAR1PW01.txt', FIRST],
    ['PAR1SU01.txt', SECOND],
  ].map(([name = '', words = '']) => {
    writeFileSync(join(app.folder, name), words);
    return join(app.folder, name);
  });
  const imported = groundwork('import', file, ...sources);
  expect(imported.status, imported.stderr).toBe(0);
  await app.show(page, file);
  await page.getByRole('option', { name: 'PAR1PW01' }).click();
  await code(page, 'I told Jon straight', 'telling');
  await page.keyboard.press('s');
  await code(page, 'me too', 'one too');
  return file;
}

const stored = (file: string) => ({
  codings: codingsIn(file),
  texts: ['PAR1PW01', 'PAR1SU01'].map((name) => transcriptIn(file, name).text),
});

test('a misheard name is put right in all transcripts by keys alone, but for a place left out, and one undo takes it back', async ({
  app,
  page,
}) => {
  const file = await study(app, page);
  const before = stored(file);
  await page.keyboard.press('Control+Shift+H');
  await expect(desk(page)).toContainText('What was written wrongly?');
  await page.keyboard.type('Jon');
  await expect(summary(page)).toContainText('5 places in 2 transcripts · 1 coding changes');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Jon');
  await expect(desk(page)).toContainText('Nothing would change');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('John');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(summary(page)).toContainText('4 places in 2 transcripts · 1 coding changes · 1 exemplar');
  const place = desk(page).locator('.rp-hit:has(.rp-codings)');
  await expect(place.locator('del')).toHaveText('Jon');
  await expect(place.locator('ins')).toHaveText('John');
  await expect(place).toContainText('changestelling(exemplar)');
  expect(await axe(page)).toEqual([]);

  // Past where to look, to the list; one stop of Tab, and the arrows go on.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('End');
  await expect(desk(page).locator('.rp-hit').last().getByRole('checkbox')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(summary(page)).toContainText('3 places in 1 transcript');
  await expect(summary(page)).toContainText('1 left out');
  await page.keyboard.press('Control+Enter');
  const done = page.getByRole('dialog', { name: 'Replaced' });
  await expect(done).toContainText('3 places replaced in 1 transcript.');
  await expect(done).toContainText('1 exemplar quotation reads differently');
  await done.getByRole('button', { name: 'Review in PAR1PW01' }).press('Enter');
  await expect(text(page)).toContainText('John met me. Jonathan was away. I told John straight');
  await expect(text(page)).toContainText('jon went quiet. Then John said');
  const now = stored(file);
  expect(now.texts[1]).toBe(before.texts[1]);
  expect(now.codings.map((row) => row.text)).toEqual(['I told John straight', 'me too']);
  isSound(file);

  // The exemplar is marked wherever it is listed, the codebook is exported meanwhile, and it is settled by keys.
  const out = join(app.folder, 'codebook.md');
  expect(groundwork('export', 'codebook', file, '-o', out).status).toBe(0);
  expect(readFileSync(out, 'utf8')).toContain('I told John straight');
  await page.keyboard.press('Alt+3');
  await page.getByRole('button', { name: 'Look at the next' }).press('Enter');
  const card = page.getByRole('article', { name: /^Quotation of PAR1PW01/ });
  await expect(card).toBeFocused();
  await expect(card.locator('ins')).toHaveText('h');
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('look again')).toHaveCount(0);
  await expect(card).toBeFocused();

  await undo(page);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undone: replaced “Jon” by “John”')).toBeVisible();
  expect(stored(file)).toEqual(before);
  isSoundInside(file);
});

test('typing that is not saved comes first, and what a deletion leaves without words is shown and waits', async ({
  app,
  page,
}) => {
  const file = await study(app, page);
  await page.getByRole('button', { name: 'Edit text' }).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Well. ');
  await page.keyboard.press('Control+Shift+H');
  const first = page.getByRole('alertdialog');
  await expect(first).toContainText('An edit of PAR1PW01 is not saved yet');
  await first.getByRole('button', { name: 'Back to the edit' }).click();
  await expect(page.getByRole('textbox', { name: /being edited$/ })).toContainText('Well. Who met you');
  await page.keyboard.press('Control+Shift+H');
  await first.getByRole('button', { name: 'Save it and go on' }).click();
  await expect(desk(page)).toBeVisible();

  await desk(page).getByRole('textbox', { name: 'Find' }).fill('Me too');
  await expect(desk(page)).toContainText('“Me too” is nowhere');
  await desk(page).getByRole('button', { name: 'In any case' }).click();
  await expect(summary(page)).toContainText('1 coding loses its words');
  await expect(desk(page).locator('.rp-lost')).toContainText('one too');
  await desk(page).getByRole('button', { name: 'Delete 1' }).click();
  const done = page.getByRole('dialog', { name: 'Replaced' });
  await expect(done).toContainText('1 coding has no words any more');
  await done.getByRole('button', { name: 'Review in PAR1PW01' }).click();
  await expect(page.getByRole('region', { name: '1 to review after an edit' })).toContainText('me too');
  await expect(text(page)).toContainText('Well. Who met you');
  isSoundInside(file);

  // From the bar that finds in one transcript, with what it was finding.
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find in this transcript' }).fill('told');
  await page.getByRole('button', { name: 'Replace…' }).click();
  await expect(desk(page).getByRole('radio', { name: 'Only PAR1PW01' })).toBeChecked();
  await expect(summary(page)).toContainText('1 place in 1 transcript');
});

test('of ten thousand places those in sight are drawn, keys reach the last, and what is left out stays so when it is scrolled away', async ({
  app,
  page,
}) => {
  const file = app.empty();
  const sources = [6_000, 5_000].map((many, n) => {
    const path = join(app.folder, `PAR1PW0${n + 1}.txt`);
    writeFileSync(
      path,
      Array.from({ length: many }, (_, i) => `PW0${n + 1}: Jon said ${n} ${i}.`).join('\n'),
    );
    return path;
  });
  const imported = groundwork('import', file, ...sources);
  expect(imported.status, imported.stderr).toBe(0);
  await app.show(page, file);
  await page.keyboard.press('Control+Shift+H');
  await page.keyboard.type('Jon');
  const list = desk(page).getByRole('region', { name: 'Places found' });
  const hits = desk(page).locator('.rp-hit');
  const count = list.getByRole('status');
  await expect(count).toHaveText('The first 300 of 11,000 places listed');
  await list.getByRole('button', { name: 'List 9,700 more' }).click();
  await expect(count).toHaveText('The first 10,000 of 11,000 places listed');
  await expect(list.locator('.rp-hit:has(:focus)')).toHaveAttribute('aria-posinset', '301');
  expect(await hits.count()).toBeLessThan(200);

  const head = (name: string) => list.getByRole('checkbox', { name: `Replace in ${name}` });
  const focused = list.locator('.rp-hit:has(:focus)');
  await head('PAR1PW01').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(summary(page)).toContainText('10,999 places in 2 transcripts');
  await expect(head('PAR1PW01')).toHaveJSProperty('indeterminate', true);
  await page.keyboard.press('End');
  await expect(focused).toBeInViewport({ ratio: 1 });
  await expect(focused).toHaveAttribute('aria-posinset', '4000');
  await expect(focused).toHaveAttribute('aria-setsize', '4000');
  await expect(head('PAR1PW02')).toBeInViewport({ ratio: 1 });
  await expect(list.getByText('1,000 more places here, not listed')).toBeVisible();
  expect(await hits.count()).toBeLessThan(200);
  await page.keyboard.press('PageUp');
  await expect(focused).toHaveAttribute('aria-posinset', '3990');
  await expect(focused).toBeInViewport({ ratio: 1 });

  // Scrolled away by hand the box keeps the focus, and Tab comes back to it.
  await list.evaluate((element) => element.scrollTo({ top: 0 }));
  await expect(hits.first()).toBeInViewport();
  await expect(focused).not.toBeInViewport();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(focused).toHaveAttribute('aria-posinset', '3990');
  await expect(focused).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Home');
  await expect(head('PAR1PW01')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(focused.getByRole('checkbox')).not.toBeChecked();
  expect(await axe(page)).toEqual([]);

  // A whole transcript: its boxes are passed over, as they cannot be set one by one.
  await page.keyboard.press('End');
  await head('PAR1PW02').focus();
  await page.keyboard.press('Space');
  await expect(summary(page)).toContainText('5,999 places in 1 transcript');
  await page.keyboard.press('End');
  await expect(head('PAR1PW02')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(focused).toHaveAttribute('aria-posinset', '6000');
});
