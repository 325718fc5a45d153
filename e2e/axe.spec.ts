import type { Page } from 'playwright/test';
import { axe, expect, test, THEMES, useTheme } from './support/app.ts';

/** Every screen of the window, each from wherever the last one left it. */
const SCREENS: Record<string, (page: Page) => Promise<void>> = {
  code: async (page) => {
    await page.keyboard.press('Alt+1');
    const first = page.getByRole('listbox', { name: 'Transcripts' }).getByRole('option').first();
    if (await first.isVisible()) await first.click();
  },
  codebook: (page) => page.keyboard.press('Alt+3'),
  exemplars: (page) => page.keyboard.press('Alt+4'),
  people: (page) => page.keyboard.press('Alt+6'),
  memos: (page) => page.keyboard.press('Alt+5'),
  palette: async (page) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('a');
  },
  keys: async (page) => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
  },
  import: async (page) => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+i');
  },
};

for (const study of ['empty', 'sample'] as const) {
  test(`axe finds nothing on any screen of the ${study} study, in either theme`, async ({ app, page }) => {
    test.setTimeout(240_000); // axe takes some seconds a screen
    await app.show(page, app[study]());
    for (const [name, go] of Object.entries(SCREENS)) {
      await go(page);
      await page.waitForTimeout(300);
      for (const theme of THEMES) {
        await useTheme(page, theme);
        expect.soft(await axe(page), `${name}, ${theme}`).toEqual([]);
      }
    }
  });
}
