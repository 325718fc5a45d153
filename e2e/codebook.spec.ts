import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { expect, isClean, test } from './support/app.ts';

const tree = (page: Page) => page.getByRole('treegrid', { name: 'Code tree' });
const open = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Codebook', exact: true }).click();
  await tree(page).getByRole('row', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(name) })).toBeVisible();
};
const exemplars = (page: Page) => page.getByRole('region', { name: 'Exemplar quotations' });

test('A definition is edited where it stands, saved on leaving, left alone by Escape, and undone by name.', async ({
  shared: page,
}) => {
  await open(page, 'just a brew');
  const shown = page.getByRole('main').getByRole('button', { name: /^Definition: edit/ });
  await shown.click();
  const field = page.getByRole('main').getByRole('textbox', { name: 'Definition', exact: true });
  await field.fill('Thrown away');
  await page.keyboard.press('Escape');
  await expect(shown).toContainText('Something everyday');
  await shown.click();
  await field.fill('A small shared thing.');
  await page.getByRole('heading', { name: 'All incidents' }).click();
  await expect(shown).toContainText('A small shared thing.');
  await page.keyboard.press('Control+z');
  await expect(shown).toContainText('Something everyday');
});

test('A quotation that is not a cut of its passage says what is wrong and where, and is not saved.', async ({
  page,
  app,
}) => {
  await app.show(page, app.sample());
  await open(page, 'just a brew');
  const card = exemplars(page).getByRole('article').first();
  await card.getByRole('button', { name: 'Edit quotation' }).click();
  const typed = card.getByRole('textbox', { name: 'Or type the quotation' });
  const before = await typed.inputValue();
  await typed.fill(before.replace('shoulders', 'spirits'));
  await expect(card.locator('.quotation-verdict')).toContainText('“spirits');
  await expect(card.locator('.quotation-wrong mark')).toContainText('pirits');
  await expect(card.locator('.quotation-preview')).toContainText('shoulders');
  await typed.fill(before.replace("She'll say oh, bugger it, ", '… '));
  await expect(card.locator('.quotation-verdict')).toContainText('faithful cut');
  await page.keyboard.press('Control+Enter');
  await expect(card.locator('.quotation-preview')).toContainText("… let's get chips");
});

test('Words are chosen in the verbatim and cut, replaced and put back, by keys.', async ({ page, app }) => {
  await app.show(page, app.sample());
  await open(page, 'just a brew');
  const card = exemplars(page).getByRole('article').first();
  await card.getByRole('button', { name: 'Edit quotation' }).click();
  await card.getByRole('button', { name: 'Back to the very words' }).click();
  const verbatim = card.getByRole('listbox');
  const preview = card.locator('.quotation-preview');
  await verbatim.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Delete');
  await expect(preview).toContainText('“… oh, bugger it');
  await page.keyboard.press('Control+z');
  await expect(preview).toContainText("“She'll say oh");
  await verbatim.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('[');
  await page.keyboard.type('The nurse will');
  await page.keyboard.press('Enter');
  await expect(preview).toContainText('“[The nurse will] say oh');
  await expect(card).toContainText('1 substitution');
  await card.getByRole('button', { name: 'Put back' }).click();
  await expect(preview).toContainText("“She'll say oh");
});

test('Exemplars are ordered with Alt and arrows, and an incident is starred and taken back.', async ({
  page,
  app,
}) => {
  await app.show(page, app.sample());
  await open(page, 'Keeping company');
  const cards = exemplars(page).getByRole('article');
  const said = () => cards.locator('.quote').allInnerTexts();
  await expect.poll(async () => (await said()).length).toBeGreaterThan(2);
  const before = await said();
  await cards.nth(1).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(said).toEqual([before[1], before[0], ...before.slice(2)]);
  await expect(cards.first()).toBeFocused();
  const stars = page
    .getByRole('region', { name: 'All incidents' })
    .getByRole('button', { name: 'Choose as exemplar' });
  await stars.first().click();
  await expect(cards).toHaveCount(before.length + 1);
  const added = (await said()).find((words) => !before.includes(words)) ?? '';
  await page
    .getByRole('region', { name: 'All incidents' })
    .getByRole('article')
    .filter({ hasText: added.slice(1, 40) })
    .getByRole('button', { name: 'Take back as exemplar' })
    .first()
    .click();
  await expect(cards).toHaveCount(before.length);
  expect((await said()).sort()).toEqual([...before].sort());
});

test('Who says it counts the participants of each case and role, and transcripts lead to their text.', async ({
  page,
  app,
}) => {
  await app.show(page, app.sample());
  await open(page, 'just a brew');
  const who = page.getByRole('complementary', { name: 'Who says it' });
  await expect(who.getByRole('row', { name: /^PAR1/ }).getByRole('cell')).toHaveText(['1', '1', '0', '0']);
  await expect(who).toContainText('8 codings · 5 participants · 4 cases');
  await who.getByRole('button', { name: /^STA1SU01/ }).click();
  await expect(page.getByRole('textbox', { name: /^Transcript STA1SU01/ })).toContainText(
    'about my house and not my head',
  );
});

test('The codebook is exported as Word, and read back: headings for the tree, quotations with identifiers.', async ({
  shared: page,
}) => {
  await open(page, 'just a brew');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export codebook' }).click();
  await page.getByRole('menuitem', { name: 'Word (.docx)' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.docx$/);
  const files = unzipSync(new Uint8Array(readFileSync(await download.path())));
  const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  expect(xml).toMatch(/w:pStyle w:val="Heading1"/);
  expect(xml).toContain('just a brew');
  expect(xml).toContain('(PAR2ST01)');
  await expect(page.getByText(`Saved ${download.suggestedFilename()} with your downloads.`)).toBeVisible();
});

test('The codebook has nothing for axe to find in either theme, while a quotation is edited too.', async ({
  page,
  app,
}) => {
  await app.show(page, app.sample());
  await open(page, 'just a brew');
  await exemplars(page).getByRole('button', { name: 'Edit quotation' }).first().click();
  await isClean(page, 'the codebook');
});
