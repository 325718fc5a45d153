import type { Page } from '@playwright/test';
import { expect } from './app.ts';

/** The incidents on the bench. */
export const bench = (page: Page) => page.getByRole('region', { name: 'Incidents', exact: true });
/** The bar in which what is picked is judged. */
export const verdict = (page: Page) => page.getByRole('region', { name: 'Verdict' });
/** The first card on the bench that says these words. */
export const card = (page: Page, words: string) =>
  bench(page).getByRole('article').filter({ hasText: words }).first();

/** Puts codes on the bench, each found by its name. */
export async function choose(page: Page, ...names: string[]): Promise<void> {
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('Alt+c');
  const dialog = page.getByRole('dialog', { name: 'What is compared' });
  const field = dialog.getByRole('searchbox');
  for (const name of names) {
    await field.fill(name);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(bench(page).getByRole('article').first()).toBeVisible();
}

/** Words of the sample study: two incidents of one code by two people, and one of another code. */
export const WAIT = 'walk up to somebody';
export const HERS = 'not going to say what she said';
export const SPEECH = 'do the whole speech';

/** Picks the cards that say these words. */
export async function pick(page: Page, ...cards: string[]): Promise<void> {
  for (const words of cards) await card(page, words).click();
  await expect(verdict(page)).toContainText(`${cards.length} incidents:`);
}
