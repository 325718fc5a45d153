import type { Page } from '@playwright/test';
import type { Host } from '../../src-main/host.ts';
import { expect } from './app.ts';
import { row } from './window.ts';

/** The changes that the trail lists. */
export const entries = (page: Page) => page.getByRole('listbox', { name: 'Entries' });
/** The history on the page of a code. */
export const history = (page: Page) => page.getByRole('region', { name: 'History' });

/** Chooses a code by key: `/` to the filter, its name, down into the tree. */
export async function choose(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Alt+3');
  await page.getByRole('searchbox').first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.press('Control+a');
  await page.keyboard.type(name);
  await expect(row(page, name)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  const focused = () =>
    page.evaluate(() => document.activeElement?.closest('[role="row"]')?.getAttribute('aria-label') ?? '');
  await expect.poll(focused).not.toBe('');
  for (let i = 0; i < 10 && (await focused()) !== name; i++) {
    const from = await focused();
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).not.toBe(from);
  }
  await page.keyboard.press('Space');
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(name) })).toBeVisible();
}

/** What a call of the host is made in, where nobody waits or stops it. */
export const context = { cancelled: () => false, progress: () => {} };

/** Ids that a question of one name finds in a project that no window has open yet. */
export const idsOf = (host: Host, sql: string, name: string) =>
  host.parts.db.sqlite.prepare(sql).pluck().all(name) as number[];
