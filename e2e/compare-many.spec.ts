import type { Page } from '@playwright/test';
import { axe, expect, test } from './support/app.ts';
import { choose, verdict } from './support/bench.ts';
import { dense } from './support/seed.ts';
import { crossing } from './support/seed-crossing.ts';
import { settled } from './support/window.ts';

test('More incidents than are asked for at once stay picked when a filter takes them out of sight.', async ({
  app,
  page,
}) => {
  await app.show(page, dense(app, { turns: 700, codings: 2_400, codes: 1 }));
  await choose(page, 'saying I’m one too');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+a');
  const picked = verdict(page).locator('.verdict-count');
  await expect(picked).toContainText(/^2,\d{3} incidents/);
  const all = await picked.innerText();
  await page.keyboard.press('f');
  await page.getByRole('group', { name: 'Negative case' }).getByRole('button', { name: 'Only' }).click();
  await page.keyboard.press('Escape');
  await expect(verdict(page)).toContainText('not in sight');
  await expect(picked).toHaveText(all);
});

const crossedByCode = async (page: Page) => {
  await choose(page, 'Recognition');
  await page.getByRole('button', { name: 'Interview', exact: true }).click();
  await page.getByRole('button', { name: 'No rows' }).click();
  await page.getByRole('menuitem', { name: 'Code' }).click();
  const table = page.getByRole('table', { name: 'Interview crossed with Code' });
  await expect(table).toBeVisible();
  return table;
};

test('A card and a cell that are shown whole stay so, and their row as high, while columns are scrolled away and back.', async ({
  app,
  page,
}) => {
  await app.show(page, crossing(app, { interviews: 40, codes: 12, each: 40 }));
  const table = await crossedByCode(page);
  const box = page.locator('.cross');
  const first = table.getByRole('row', { name: /^sitting beside 1: / });
  const height = async () => Math.round((await first.boundingBox())?.height ?? Number.NaN);
  const scrolled = async (left: number, column: number) => {
    await box.evaluate((element, to) => element.scrollTo({ left: to }), left);
    await expect(first.locator(`[aria-colindex="${column}"]`)).toBeInViewport();
  };
  const before = await height();
  const more = first.getByRole('article').getByRole('button', { name: 'more', exact: true }).first();
  await more.click();
  await expect.poll(height).toBeGreaterThan(before + 100);
  const opened = await height();
  await scrolled(6_000, 27);
  expect(await height()).toBe(opened);
  await scrolled(0, 2);
  expect(await height()).toBe(opened);
  await first.getByRole('button', { name: 'less', exact: true }).click();
  await expect.poll(height).toBe(before);

  await first.getByRole('button', { name: '2 more', exact: true }).first().click();
  const whole = first.getByRole('cell').filter({ has: page.getByRole('button', { name: 'Show fewer' }) });
  await expect(whole).toHaveCount(1);
  const high = await height();
  await scrolled(6_000, 27);
  expect(await height()).toBe(high);
  await page.keyboard.press('Alt+3');
  await expect(box).toBeHidden();
  await page.keyboard.press('Alt+2');
  await expect(first.locator('[aria-colindex="27"]')).toBeInViewport();
  expect(await height()).toBe(high);
  await scrolled(0, 2);
  await whole.getByRole('article').first().focus();
  await page.keyboard.press('End');
  await expect(whole.getByRole('article').last()).toBeFocused();
  await expect(whole.getByRole('article').last()).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('End');
  await expect(first.locator('[aria-colindex="41"]').getByRole('article').last()).toBeFocused();
});

test('Many interviews crossed with many codes are drawn as far as they are in sight, and keys reach the last.', async ({
  app,
  page,
}) => {
  await app.show(page, crossing(app, { interviews: 300, codes: 300, each: 12 }));
  const table = await crossedByCode(page);
  await expect(table).toHaveAttribute('aria-rowcount', '301');
  await expect(table).toHaveAttribute('aria-colcount', '301');
  const cell = (name: string) => table.getByRole('cell').filter({ has: page.getByRole('list', { name }) });
  const drawn = () => table.getByRole('cell').count();
  const first = table.getByRole('row', { name: /^sitting beside 1: / });
  await expect(cell('sitting beside 1, STA1PW01')).toBeInViewport();
  await expect(first.getByRole('cell').first()).toHaveAttribute('aria-colindex', '2');
  expect(await drawn()).toBeLessThan(200);
  const second = table.getByRole('row', { name: /^sitting beside 2: / });
  await expect(second.getByText('sitting beside 2, STA1PW01: No evidence yet')).toBeAttached();

  // To the end of the row, which was not drawn; what comes in sight on the way moves no row.
  const top = async () => Math.round((await second.boundingBox())?.y ?? Number.NaN);
  const before = await top();
  await first.getByRole('article').first().focus();
  const at = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await page.keyboard.press('ArrowRight');
  await expect.poll(at).toBe('STA2PW01, sitting beside 1');
  await page.keyboard.press('End');
  await expect.poll(at).toBe('STA300PW01, sitting beside 1');
  const last = cell('sitting beside 1, STA300PW01');
  await expect(last).toBeInViewport({ ratio: 0.5 });
  await expect(first.getByRole('rowheader')).toBeInViewport({ ratio: 1 });
  expect(await top()).toBe(before);
  const box = page.locator('.cross');
  for (let left = 0; left < 72_000; left += 9_000) {
    await box.evaluate((element, to) => element.scrollTo({ left: to }), left);
    await expect(first.getByRole('article').first()).not.toContainText('Bringing the words');
    expect(await top(), `${left}`).toBe(before);
  }
  // The focus stays where it is however far it is scrolled away, and the key to there brings it back.
  await box.evaluate((element) => element.scrollTo({ left: 0, top: 30_000 }));
  await expect(first).not.toBeInViewport();
  expect(await at()).toBe('STA300PW01, sitting beside 1');
  expect(await drawn()).toBeLessThan(200);
  await page.keyboard.press('End');
  await expect(last).toBeInViewport({ ratio: 0.5 });

  // In another room and back: the same row and column at the same place.
  await box.evaluate((element) => element.scrollTo({ left: 21_370, top: 24_680 }));
  const corner = () =>
    box.evaluate((element) => {
      const { left, top } = element.getBoundingClientRect();
      const shown = document.elementFromPoint(left + 260, top + 120)?.closest('[role="cell"]');
      const own = shown?.getBoundingClientRect();
      return `${shown?.parentElement?.ariaRowIndex} ${shown?.ariaColIndex} ${own?.left} ${own?.top}`;
    });
  const was = await settled(page, corner);
  await page.keyboard.press('Alt+3');
  await expect(box).toBeHidden();
  await page.keyboard.press('Alt+2');
  await expect.poll(corner).toBe(was);
  expect(await axe(page)).toEqual([]);
});
