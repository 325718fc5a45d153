import type { Locator, Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { expect, isClean, pictures, test } from './support/app.ts';
import { text } from './support/transcript.ts';

/** The sample study with participants whose identifiers are 40 characters long. */
function withLongIdentifiers(file: string): string {
  const db = new Database(file);
  db.exec("update participant set code = code || '-of-the-second-round-of-interviews'");
  db.close();
  return file;
}

/** Nothing of a line of a card wraps or is pushed out of it; the identifier is what gives way, and its title says it. */
async function isOneLine(meta: Locator, ...buttons: string[]) {
  const id = meta.locator('.id');
  await expect(id).toHaveAttribute('title', /^\w{8}-of-the-second-round-of-interviews$/);
  const box = async (one: Locator) => (await one.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const middle = async (one: Locator) => {
    const { y, height } = await box(one);
    return y + height / 2;
  };
  expect((await box(id)).width).toBeGreaterThan(60);
  const line = await box(meta);
  for (const name of buttons) {
    const button = meta.getByRole('button', { name });
    expect(Math.abs((await middle(button)) - (await middle(id)))).toBeLessThan(5);
    const { x, width } = await box(button);
    expect(x + width).toBeLessThanOrEqual(line.x + line.width + 1);
  }
}

/** What can be pressed in a line is all within it. */
async function buttonsStay(line: Locator) {
  const ends = await line.evaluate((one) => {
    const { right } = one.getBoundingClientRect();
    return [...one.querySelectorAll('button')].map((button) => right - button.getBoundingClientRect().right);
  });
  expect(ends.length).toBeGreaterThan(3);
  for (const end of ends) expect(end).toBeGreaterThanOrEqual(0);
}

/** axe looks at the narrow window, where more has to give way; it takes a second each time. */
const isNarrow = (page: Page) => page.viewportSize()?.width === 1100;

test('An identifier of forty characters is shortened where it stands beside buttons, which stay on their line.', async ({
  page,
  app,
}) => {
  await app.show(page, withLongIdentifiers(app.sample()));
  for (const [width, height] of [
    [1440, 900],
    [1100, 700],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.keyboard.press('Alt+3');
    await page
      .getByRole('treegrid', { name: 'Code tree' })
      .getByRole('row', { name: 'just a brew', exact: true })
      .click();
    await page
      .getByRole('button', { name: /^Go to these words of/ })
      .first()
      .click();
    await expect(text(page)).toBeVisible();
    const compared = page.getByRole('region', { name: 'Constantly compare' });
    await expect(compared.locator('.card-meta').first()).toBeVisible();
    const meta = compared.locator('.card-meta').first();
    await isOneLine(meta, 'Go to these words of');
    expect(await meta.locator('.id').evaluate((one) => one.scrollWidth > one.clientWidth)).toBe(true);
    await pictures(page, 'compared');
    if (isNarrow(page)) await isClean(page, 'compared');

    await page.keyboard.press('Alt+4');
    await page
      .getByRole('listbox', { name: 'Themes' })
      .getByRole('option', { name: /^Keeping company/ })
      .click();
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    const found = page.locator('.found-card .card-meta').first();
    await expect(found).toBeVisible();
    await isOneLine(found, 'Candidate', 'Choose');
    expect(await page.locator('.finder-list').evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
    await pictures(page, 'finder');
  }
});

test('Above a text its buttons stay: the role gives way, then the counts, of which one goes whole, then the identifier.', async ({
  page,
  app,
}) => {
  await app.show(page, withLongIdentifiers(app.sample()));
  const header = page.locator('.ts-header');
  const width = (selector: string) =>
    header.locator(selector).evaluate((one) => one.getBoundingClientRect().width);
  for (const [wide, high] of [
    [1440, 900],
    [1100, 700],
  ] as const) {
    await page.setViewportSize({ width: wide, height: high });
    await page.keyboard.press('Alt+1');
    await page
      .getByRole('option', { name: /PAR1PW01/ })
      .first()
      .click();
    await expect(text(page)).toBeVisible();
    await buttonsStay(header);
    await expect(header.getByRole('heading')).toHaveAttribute(
      'title',
      /^PAR1PW01-of-the-second-round-of-interviews$/,
    );
    expect(await width('.ts-who')).toBe(0);
    expect(await width('.ts-counts')).toBe(0);
    expect(await width('h2')).toBeGreaterThan(200);
    await pictures(page, 'header-long');
    if (isNarrow(page)) await isClean(page, 'header');
  }
});

test('Beside a short identifier the counts above a text are said whole, and the heads of the codebook too.', async ({
  page,
  app,
}) => {
  await app.show(page, app.sample());
  const header = page.locator('.ts-header');
  const cut = (line: Locator) =>
    line.evaluate((one) => [one.scrollWidth - one.clientWidth, one.scrollHeight - one.clientHeight]);
  for (const [width, height] of [
    [1440, 900],
    [1100, 700],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.keyboard.press('Alt+1');
    await page
      .getByRole('option', { name: /PAR1PW01/ })
      .first()
      .click();
    await expect(header.locator('.ts-counts')).toHaveText('48 codings · 2 coders');
    expect(await cut(header.locator('.ts-counts'))).toEqual([0, 0]);
    expect(await cut(header.locator('h2'))).toEqual([0, 0]);
    await buttonsStay(header);
    await pictures(page, 'header-short');

    await page.keyboard.press('Alt+3');
    const summary = page.locator('.codebook-tree .pane-head small');
    await expect(summary).toHaveText('3 domains · 10 themes · 8 categories · 54 codes');
    await expect(page.getByText('participants with evidence')).toBeVisible();
    for (const line of [summary, ...(await page.locator('.who .pane-head small').all())])
      expect(await cut(line)).toEqual([0, 0]);
    await pictures(page, 'codebook');
    if (isNarrow(page)) await isClean(page, 'codebook');
  }
});
