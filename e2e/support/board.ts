import type { Page } from '@playwright/test';

/** The themes that have a board of exemplars. */
export const themes = (page: Page) => page.getByRole('listbox', { name: 'Themes' });
/** A lane of the board, by its name. */
export const lane = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
/** The quotations in it. */
export const cards = (page: Page, name: string) => lane(page, name).getByRole('article');

/** Goes to the board of a theme. */
export async function toBoard(page: Page, theme: string): Promise<void> {
  await page.keyboard.press('Alt+4');
  await themes(page)
    .getByRole('option', { name: new RegExp(`^${theme}`) })
    .click();
}
