import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { axe, expect, test, THEMES, useTheme } from './support/app.ts';
import { drag, dragOver } from './support/dragging.ts';

const lane = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const cards = (page: Page, name: string) => lane(page, name).getByRole('article');

test('Quotations are found, considered, chosen, ranked and cut by keys; the balance follows, and the codebook has the chosen only.', async ({
  page,
  app,
}) => {
  await app.show(page, app.sample());
  await page.keyboard.press('Alt+4');
  const themes = page.getByRole('listbox', { name: 'Themes' });
  await themes.getByRole('option', { name: /^Recognition without telling/ }).click();
  await expect(cards(page, 'Chosen')).toHaveCount(4);
  const balance = page.getByRole('complementary', { name: 'Balance' });
  await expect(balance.getByRole('status')).toContainText('Nobody is quoted too often');

  // Two more of one participant: the balance says so.
  await balance.getByRole('button', { name: /^PAR1PW01: quoted 1 time/ }).click();
  const finder = lane(page, 'Incidents not considered yet');
  const found = finder.getByRole('article');
  await expect(found.first()).toContainText('PAR1PW01');
  const second = await found.nth(1).locator('.quote').innerText();
  await found.first().focus();
  await page.keyboard.press('*');
  await expect(found.first().locator('.quote')).toHaveText(second);
  await found.first().focus();
  await page.keyboard.press('*');
  await expect(balance.getByRole('status')).toContainText('PAR1PW01 is quoted 3 times in 6.');
  await expect(found.first()).toBeVisible();
  const considered = await found.first().locator('.quote').innerText();
  await expect.poll(() => found.first().locator('.quote').innerText()).not.toBe(second);
  await found.first().focus();
  await page.keyboard.press('Enter');
  await expect(themes.getByRole('option', { selected: true })).toContainText('1 candidate');
  await finder.getByRole('button', { name: 'Back to the board' }).click();
  await expect(cards(page, 'Candidates')).toHaveCount(1);
  await expect(cards(page, 'Chosen')).toHaveCount(6);

  // Ranked and put to another lane.
  const said = () => cards(page, 'Chosen').locator('.quote').first().innerText();
  const last = await cards(page, 'Chosen').nth(1).locator('.quote').innerText();
  await cards(page, 'Chosen').nth(1).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(said).toBe(last);
  await expect(cards(page, 'Chosen').first()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(cards(page, 'Candidates').first()).toBeFocused();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(cards(page, 'Supplementary')).toHaveCount(1);
  const supplementary = await cards(page, 'Supplementary').locator('.quote').innerText();

  // A quotation that says what was not said is explained and not kept.
  const first = cards(page, 'Chosen').first();
  await first.getByRole('button', { name: 'Edit quotation' }).click();
  const typed = first.getByRole('textbox', { name: 'Or type the quotation' });
  const words = await typed.inputValue();
  await typed.fill(words.replace(/\p{L}+/u, 'Nobody'));
  await expect(first.locator('.quotation-verdict')).toContainText('Not saved until it is a faithful cut');
  await page.keyboard.press('Escape');
  await first.getByRole('button', { name: 'Done' }).click();
  await first.getByRole('button', { name: 'Why this one?' }).or(first.getByRole('button', { name: /edit/ })).first().click(); // prettier-ignore
  await page.keyboard.press('Control+a');
  await page.keyboard.type('It says it best.');
  await page.keyboard.press('Control+Enter');
  await expect(first).toContainText('It says it best.');

  for (const theme of THEMES) {
    await useTheme(page, theme);
    expect(await axe(page)).toEqual([]);
  }

  // One more candidate, which no document shows.
  await lane(page, 'Candidates').getByRole('button', { name: 'Find' }).click();
  await expect(found.first()).toBeVisible();
  const candidate = await found.first().locator('.quote').innerText();
  await found.first().getByRole('button', { name: 'Candidate', exact: true }).click();
  await expect(themes.getByRole('option', { selected: true })).toContainText('1 candidate');
  await page.keyboard.press('Alt+3');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export codebook' }).click();
  await page.getByRole('menuitem', { name: 'JSON, for programs (.json)' }).first().click();
  const book = readFileSync(await (await downloading).path(), 'utf8');
  const quotations = [...book.matchAll(/"quotation": "(.*)"/g)].map(([, quotation = '']) => quotation);
  const bare = (text: string) => text.replace(/^“|”.*$/g, '').trim();
  expect(quotations.some((one) => one.trim() === bare(supplementary))).toBe(true);
  expect(quotations.some((one) => one.trim() === bare(candidate))).toBe(false);
  expect(book).toContain('"supplementary": [');
  expect(considered).toContain(bare(supplementary).slice(0, 20));
});

test('Quotations are dragged by their heads: in order, to another lane and into an empty one; undo takes it back, and beside the lanes nothing happens.', async ({
  page,
  app,
}) => {
  await app.show(page, app.sample());
  const toBoard = async () => {
    await page.keyboard.press('Alt+4');
    await page
      .getByRole('listbox', { name: 'Themes' })
      .getByRole('option', { name: /^Recognition without telling/ })
      .click();
  };
  await toBoard();
  const chosen = cards(page, 'Chosen');
  await expect(chosen).toHaveCount(4);
  const words = (name: string) => cards(page, name).locator('.quote').allInnerTexts();
  const [a = '', b = '', c = '', d = ''] = await words('Chosen');
  const head = (name: string, quotation: string) =>
    cards(page, name).filter({ hasText: quotation }).locator('.card-head');
  const card = (name: string, quotation: string) => cards(page, name).filter({ hasText: quotation });
  const held = { x: 0.3 };

  await dragOver(page, { on: head('Chosen', a), ...held }, { on: card('Chosen', b), y: 0.8 });
  const line = lane(page, 'Chosen').locator('.lane-drop');
  await expect(line).toBeVisible();
  const below = (await card('Chosen', c).boundingBox())?.y ?? 0;
  expect(Math.abs(((await line.boundingBox())?.y ?? 0) - below)).toBeLessThan(10);
  await expect(card('Chosen', a)).toHaveClass(/is-dragged/);
  await page.mouse.up();
  await expect(line).toBeHidden();
  await expect.poll(() => words('Chosen')).toEqual([b, a, c, d]);
  await expect(card('Chosen', a)).toBeFocused();
  await drag(page, { on: head('Chosen', a), ...held }, { on: card('Chosen', b), y: 0.2 });
  await expect.poll(() => words('Chosen')).toEqual([a, b, c, d]);

  // Into the empty lane of candidates, another before it, and back to a rank among the chosen.
  await drag(
    page,
    { on: head('Chosen', b), ...held },
    { on: lane(page, 'Candidates').locator('.lane-scroll') },
  );
  await expect.poll(() => words('Candidates')).toEqual([b]);
  await drag(page, { on: head('Chosen', c), ...held }, { on: card('Candidates', b), y: 0.1 });
  await expect.poll(() => words('Candidates')).toEqual([c, b]);
  await expect.poll(() => words('Chosen')).toEqual([a, d]);
  await drag(page, { on: head('Candidates', b), ...held }, { on: card('Chosen', d), y: 0.2 });
  await expect.poll(() => words('Chosen')).toEqual([a, b, d]);
  await page.reload();
  await expect(page.getByRole('main')).toBeVisible();
  await toBoard();
  await expect.poll(() => words('Chosen')).toEqual([a, b, d]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => words('Chosen')).toEqual([a, d]);
  await expect.poll(() => words('Candidates')).toEqual([c, b]);

  const undo = page.getByText(/^Undo: /);
  const last = await undo.textContent();
  await drag(page, { on: head('Candidates', c), ...held }, { on: card('Candidates', c), y: 0.8 });
  await drag(
    page,
    { on: head('Candidates', c), ...held },
    { on: page.getByRole('complementary', { name: 'Balance' }) },
  );
  await expect(page.locator('.is-dragged, .lane[data-over], .lane-drop')).toHaveCount(0);
  expect(await words('Candidates')).toEqual([c, b]);
  await expect(undo).toHaveText(last ?? '');

  // One that is taken off by its menu leaves the keys to the next, as with Delete.
  await card('Candidates', c)
    .getByRole('button', { name: /^More about/ })
    .click();
  await page.getByRole('menuitem', { name: 'Take off the board' }).click();
  await expect.poll(() => words('Candidates')).toEqual([b]);
  await expect(card('Candidates', b)).toBeFocused();
});
