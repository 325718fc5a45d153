import type { Page } from '@playwright/test';
import { expect, isClean, test } from './support/app.ts';

const room = async (page: Page, key: string, name: string) => {
  await page.keyboard.press(key);
  await expect(page.getByRole('button', { name, exact: true })).toHaveAttribute('aria-current', 'page');
};

/** Every screen of the window, each from wherever the last one left it; it is there when it resolves. */
const SCREENS: Record<string, (page: Page, study: 'empty' | 'sample') => Promise<void>> = {
  code: async (page, study) => {
    await room(page, 'Alt+1', 'Code');
    if (study === 'empty') return;
    await page.getByRole('listbox', { name: 'Transcripts' }).getByRole('option').first().click();
    await expect(page.getByRole('textbox', { name: /^Transcript / })).toBeVisible();
  },
  compare: (page) => room(page, 'Alt+2', 'Compare'),
  codebook: (page) => room(page, 'Alt+3', 'Codebook'),
  exemplars: (page) => room(page, 'Alt+4', 'Exemplars'),
  memos: (page) => room(page, 'Alt+5', 'Memos'),
  people: (page) => room(page, 'Alt+6', 'Cases'),
  trail: (page) => room(page, 'Alt+7', 'Audit trail'),
  palette: async (page) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find or do' }).fill('a');
    await expect(page.getByRole('listbox', { name: 'Find or do' }).getByRole('option').first()).toBeVisible();
  },
  keys: async (page) => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'All keys' })).toBeVisible();
  },
  import: async (page) => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+i');
    await expect(page.getByRole('dialog', { name: /import/i })).toBeVisible();
  },
};

/** What has nothing of the study in it is the same in both. */
const ALIKE = ['keys', 'import'];

for (const study of ['empty', 'sample'] as const) {
  test(`axe finds nothing on any screen of the ${study} study, in either theme`, async ({ app, page }) => {
    test.setTimeout(240_000); // axe takes some seconds a screen
    await app.show(page, app[study]());
    for (const [name, go] of Object.entries(SCREENS)) {
      if (study === 'empty' && ALIKE.includes(name)) continue;
      await go(page, study);
      await isClean(page, name);
    }
  });
}
