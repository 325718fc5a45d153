import { code } from '../src-main/db/schema.ts';
import { openProject as openHost } from '../src-main/open.ts';
import { expect, isClean, pictures, test } from './support/app.ts';
import { bars, caret, interview, told } from './support/reading.ts';
import { dense, hostOf, seedDense } from './support/seed.ts';
import { stored } from './support/stored.ts';
import { text } from './support/transcript.ts';

test('what is shown is chosen in one place and kept: numbers, times, colours, which codings', async ({
  app,
  page,
}) => {
  const file = dense(app, { turns: 60, codings: 200, codes: 12 });
  underOneTheme(file, '#123456');
  const codings = stored(file)['coding'] as { in_scope: number }[];
  const inScope = codings.filter((one) => one.in_scope === 1).length;
  expect(inScope).toBeLessThan(codings.length);
  await app.show(page, file);
  await page.getByText('PW01').first().click();
  await expect(bars(page).nth(10)).toBeVisible();
  const before = () =>
    page
      .locator('.ts-turn')
      .nth(2)
      .evaluate((turn) => getComputedStyle(turn, '::before').content);
  await page.getByRole('button', { name: 'What is shown' }).click();
  await page.getByRole('radio', { name: 'Turn numbers' }).check();
  await expect.poll(before).toMatch(/3"$/);
  await expect(page.locator('.ts-turn').nth(2)).toHaveAttribute('data-number', /3$/);
  await page.getByRole('checkbox', { name: 'Time stamps' }).uncheck();
  await expect.poll(before).not.toContain(':');
  const colours = () =>
    bars(page).evaluateAll((all) => [
      ...new Set(all.map((one) => (one as HTMLElement).style.getPropertyValue('--code'))),
    ]);
  expect((await colours()).length).toBeGreaterThan(3);
  await page.getByRole('radio', { name: 'Coder' }).check();
  await expect.poll(async () => (await colours()).length).toBe(1);
  expect(await colours()).not.toEqual(['#123456']);
  await page.getByRole('radio', { name: 'Theme' }).check();
  await expect.poll(colours).toEqual(['#123456']);
  await page.getByRole('checkbox', { name: /out of scope/ }).uncheck();
  await expect(page.locator('.ts-header')).toContainText(`${inScope} of ${codings.length} codings shown`);
  await page.getByRole('radio', { name: /selected in the tree/ }).check();
  await page.keyboard.press('Escape');
  await page
    .getByRole('row', { name: /letting them lead/ })
    .first()
    .click();
  await expect(page.getByRole('button', { name: /of 200 codings shown/ })).toBeVisible();
  const labels = page.locator('.ts-label:not([hidden])');
  await expect(labels.first()).toHaveText('letting them lead');
  expect(new Set(await labels.allTextContents())).toEqual(new Set(['letting them lead']));

  // All of it is as it was in a window that opens anew; which codes are selected is not kept, so all are shown.
  await page.reload();
  await expect(bars(page).nth(10)).toBeVisible();
  await expect.poll(before).toMatch(/3"$/);
  await expect.poll(before).not.toContain(':');
  await expect.poll(colours).toEqual(['#123456']);
  await page.getByRole('button', { name: `${inScope} of ${codings.length} codings shown` }).click();
  for (const name of ['Turn numbers', 'Theme', /selected in the tree/])
    await expect(page.getByRole('radio', { name })).toBeChecked();
  for (const name of ['Time stamps', /out of scope/])
    await expect(page.getByRole('checkbox', { name })).not.toBeChecked();
});

/** Puts all codes of a project under one theme of this colour. */
function underOneTheme(file: string, color: string): void {
  const host = hostOf(file);
  const { db, write, newGuid } = host.parts;
  write({ kind: 'test', label: 'Grouped' }, (tx) => {
    const codes = db.orm.query.code.findMany().sync();
    const [first] = codes;
    if (!first) throw new Error('There is no code.');
    const { id: _id, ...like } = first;
    const theme = tx.insert('code', { ...like, guid: newGuid(), level: 'theme', name: 'One theme', color });
    for (const { id } of codes) tx.update('code', id, { parentId: theme.id });
  });
  host.close();
}

test('finding matches case and whole words when asked, and remembers that', async ({ app, page }) => {
  await interview(app, page);
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find in this transcript' }).fill('IT');
  const found = page.locator('.ts-find-count');
  await expect(found).toHaveText('1 of 5');
  await page.getByRole('button', { name: 'Whole words' }).click();
  await expect(found).toHaveText('1 of 2');
  await page.getByRole('button', { name: 'Match case' }).click();
  await expect(found).toHaveText('Not found');
  await page.getByRole('textbox', { name: 'Find in this transcript' }).fill('it');
  await expect(found).toHaveText('1 of 2');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('button', { name: 'Whole words' })).toHaveAttribute('aria-pressed', 'true');
});

test('Enter that agrees to what an input method wrote stays at the words that were found', async ({
  app,
  page,
}) => {
  await interview(app, page);
  await page.keyboard.press('Control+f');
  const field = page.getByRole('textbox', { name: 'Find in this transcript' });
  await field.fill('it');
  const found = page.locator('.ts-find-count');
  await expect(found).toHaveText('1 of 5');
  const isTaken = (key: string) =>
    field.evaluate(
      (input, key) =>
        !input.dispatchEvent(
          new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, cancelable: true }),
        ),
      key,
    );
  expect(await isTaken('Enter')).toBe(false);
  await expect(found).toHaveText('1 of 5');
  expect(await isTaken('Escape')).toBe(false);
  await expect(field).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(found).toHaveText('2 of 5');
});

test('codings in the colour of their theme follow when a category becomes one', async ({ app, page }) => {
  const file = dense(app, { turns: 30, codings: 40, codes: 3 });
  const host = hostOf(file);
  const [above, ...below] = host.parts.db.orm.select().from(code).all();
  if (!above) throw new Error('There are no codes.');
  host.parts.write({ kind: 'test', label: 'Seeded', origin: 'import' }, (tx) => {
    tx.update('code', above.id, { level: 'category' });
    for (const { id } of below) tx.update('code', id, { parentId: above.id });
  });
  host.close();
  await app.show(page, file);
  await page.getByText('PW01').first().click();
  await page.getByRole('button', { name: 'What is shown' }).click();
  await page.getByRole('radio', { name: 'Theme' }).check();
  await page.keyboard.press('Escape');
  const colours = () =>
    bars(page).evaluateAll((all) => [
      ...new Set(all.map((one) => (one as HTMLElement).style.getPropertyValue('--code'))),
    ]);
  await expect.poll(async () => (await colours()).length).toBeGreaterThan(1);
  const row = page.getByRole('row', { name: above.name }).first();
  await row.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Make it a theme' }).click();
  await page.getByRole('dialog').getByRole('textbox').press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(colours).toEqual([above.color]);
});

test('50,000 words with 2,000 codings: all is selected, found and filtered', async ({ app, page }) => {
  const file = dense(app, { turns: 1_450, codings: 2_000, codes: 40 });
  const { coding = [], code = [] } = stored(file) as Record<string, { id: number; code_id: number; name: string }[]>; // prettier-ignore
  await app.show(page, file);
  await page.getByText('PW01').first().click();
  await expect(page.locator('.ts-turn')).toHaveCount(1_450);
  await caret(page, 'What happens');
  await page.keyboard.press('Control+a');
  await page.evaluate(() => {
    document.addEventListener('copy', (event) => {
      (globalThis as unknown as { copied: string }).copied = event.clipboardData?.getData('text/plain') ?? '';
    });
  });
  await page.keyboard.press('Control+c');
  const copied = await page.evaluate(() => (globalThis as unknown as { copied: string }).copied);
  expect(copied.length).toBeGreaterThan(200_000);
  await page.keyboard.type('everything');
  await expect(page.getByRole('combobox', { name: 'Name of the code' })).toHaveValue('everything');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('u');
  await told(page, /^(Turn [\d,]+ of 1,?450, without a coding: |After this, every turn)/);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  const field = page.getByRole('textbox', { name: 'Find in this transcript' });
  await field.fill('th');
  await page.keyboard.press('e');
  await page.keyboard.press('Enter');
  await field.fill('put down anywhere');
  await page.keyboard.press('Shift+Enter');
  await expect(page.locator('.ts-find-count')).toHaveText(/^(\d+) of \1$/);
  await page.keyboard.press('Escape');
  const line = () =>
    page.evaluate(() => {
      const at = document.getSelection()?.getRangeAt(0).getBoundingClientRect();
      const view = document.querySelector('.ts-scroller')?.getBoundingClientRect();
      return at && view ? at.top > view.top && at.bottom < view.bottom : false;
    });
  await expect.poll(line).toBe(true);
  await page.getByRole('button', { name: 'What is shown' }).click();
  await page.getByRole('radio', { name: /selected in the tree/ }).check();
  await page.keyboard.press('Escape');
  const row = page.getByRole('row', { name: /^sitting where they sit 2/ });
  // Playwright scrolls and presses within one frame, as no hand can: React Aria, to which the press brings the focus
  // before it has heard of the scrolling, scrolls back to where it was, and the row is gone from under the mouse.
  await row.scrollIntoViewIfNeeded();
  await page.evaluate(() => new Promise((heard) => requestAnimationFrame(() => setTimeout(heard))));
  await row.click();
  const chosen = code.find((one) => one.name === 'sitting where they sit 2')?.id;
  const ofOne = coding.filter((one) => one.code_id === chosen).length;
  const shown = `${ofOne} of ${coding.length.toLocaleString('en')} codings shown`;
  await expect(page.getByRole('button', { name: shown })).toBeVisible();
  const labels = page.locator('.ts-label:not([hidden])');
  const names = async () => [...new Set(await labels.allTextContents())];
  // Where the view stands, at the last place found, there need not be one: the one before is gone to.
  await text(page).focus();
  await page.keyboard.press('[');
  await expect.poll(names).toEqual(['sitting where they sit 2']);
});

test('a code is chosen by a click while the tree is still scrolling', async ({ app, page }) => {
  await app.show(page, dense(app, { turns: 30, codings: 40, codes: 40 }));
  const tree = page.getByRole('treegrid');
  await expect(page.getByRole('row', { name: /^delight at recognition/ }).first()).toBeVisible();
  // Within the task in which the tree hears that it was scrolled: React Aria would take no click for 0.3 s from then.
  const found = await tree.evaluate(
    (list) =>
      new Promise<string>((resolve) => {
        list.addEventListener('scroll', () => setTimeout(() => {
          const { x, y, width, height } = list.getBoundingClientRect();
          resolve(document.elementFromPoint(x + width / 2, y + height / 2)?.closest('[role="row"]')?.textContent ?? '');
        }), { once: true });
        list.scrollTop += 60;
      }),
  ); // prettier-ignore
  expect(found).not.toBe('');
});

test('what is shown of dense codings fits a wide window and a narrow one', async ({ app, page }) => {
  const file = app.empty();
  const host = openHost(file);
  if (!host.ok) throw new Error(host.failure.message);
  seedDense(host.value, { turns: 120, codings: 600, codes: 40 });
  host.value.close();
  await app.show(page, file);
  await page.getByText('PW01').first().click();
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 1024, height: 700 },
  ]) {
    await page.setViewportSize(viewport);
    await expect(bars(page).nth(10)).toBeVisible();
    await page.getByRole('button', { name: 'What is shown' }).click();
    await page.getByRole('radio', { name: 'Turn numbers' }).check();
    const dialog = await page.getByRole('dialog', { name: 'What is shown' }).boundingBox();
    expect(dialog && dialog.x >= 0 && dialog.x + dialog.width <= viewport.width).toBe(true);
    expect(dialog && dialog.y + dialog.height <= viewport.height).toBe(true);
    const header = page.locator('.ts-header');
    expect(await header.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
    await pictures(page, 'reading');
    await page.keyboard.press('Escape');
    await page.locator('.ts-turn').nth(3).click();
    await page.keyboard.press('Control+f');
    await page.getByRole('textbox', { name: 'Find in this transcript' }).fill('they');
    await expect(page.locator('.ts-find-count')).toContainText('of');
    const bar = page.getByRole('search');
    expect(await bar.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
    await pictures(page, 'find');
    await page.keyboard.press('Escape');
    await expect(bar).toBeHidden();
  }
});

test("axe finds nothing in what is shown and in a region's dialog, in either theme", async ({
  app,
  page,
}) => {
  await interview(app, page);
  await page.keyboard.press('Alt+r');
  await expect(page.getByRole('dialog', { name: 'Mark as region' })).toBeVisible();
  await isClean(page, 'a region');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'What is shown' }).click();
  await expect(page.getByRole('radio', { name: 'Turn numbers' })).toBeVisible();
  // The buttons that close a popover for a screen reader stand beside its dialog, in no landmark.
  await isClean(page, 'what is shown', { but: 'region' });
});
