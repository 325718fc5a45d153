import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { typist } from './support/at-once.ts';
import { caret, codeSentence, interview } from './support/reading.ts';
import { nameField, stripe, text } from './support/transcript.ts';

/** Every key is tried so often: a key that is lost now and then is lost. */
const TIMES = 2;

const counts = (page: Page) => page.getByRole('main').getByText(/loose · \d+ sorted/);

/** Expects what a field holds, and leaves it. */
async function holds(page: Page, field: Locator, what: string): Promise<void> {
  await expect(field).toBeFocused();
  expect(await field.inputValue()).toBe(what);
  await page.keyboard.press('Escape');
}

test('What is typed right after the key that opens the palette is in its field, and after Enter in what was opened.', async ({
  app,
  page,
}) => {
  test.setTimeout(180_000);
  await app.show(page, app.sample());
  const atOnce = await typist(page);
  const field = page.getByRole('combobox', { name: 'Find or do' });
  for (let i = 0; i < TIMES; i++) {
    await atOnce('Control+k', { typed: 'dark theme' });
    await holds(page, field, 'dark theme');
    await expect(field).toBeHidden();

    await atOnce('Control+k', { typed: 'all keys' }, 'Enter', { typed: 'neg' });
    await holds(page, page.getByRole('dialog', { name: 'All keys' }).getByRole('searchbox'), 'neg');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

test('What is typed right after G and N in the piles is in the field that finds a pile and in the name of a new one.', async ({
  app,
  page,
}) => {
  test.setTimeout(180_000);
  await app.show(page, app.sample());
  await page.keyboard.press('Alt+3');
  await page
    .getByRole('treegrid', { name: 'Code tree' })
    .getByRole('row', { name: 'keep it in your pocket', exact: true })
    .click();
  await page.keyboard.press('Alt+l');
  await expect(counts(page)).toHaveText('9 loose · 0 sorted');
  await page.keyboard.press('ArrowDown');
  const atOnce = await typist(page);
  for (let i = 1; i <= TIMES; i++) {
    await atOnce('n', { typed: `set 1${i}` });
    await holds(page, page.getByRole('textbox', { name: `Name of pile ${i}` }), `set 1${i}`);
    await atOnce('g', { typed: '12' });
    await holds(page, page.getByRole('combobox'), '12');
    await expect(page.getByRole('combobox')).toHaveCount(0);
  }
  await expect(counts(page)).toHaveText('7 loose · 2 sorted');

  // One after the other into the first pile: each key finds what the one before it has left.
  await atOnce('g', '1', 'Enter', 'g', '1', 'Enter', 'ArrowDown', 'g', '1', 'Enter');
  await expect(counts(page)).toHaveText('4 loose · 5 sorted');
  await expect(page.getByRole('region', { name: /^Pile 1, set 11: 4/ })).toBeVisible();
});

test('What is typed right after the key of a verdict is in its form.', async ({ app, page }) => {
  test.setTimeout(180_000);
  await app.show(page, app.sample());
  await page.keyboard.press('Alt+3');
  await page
    .getByRole('treegrid', { name: 'Code tree' })
    .getByRole('row', { name: 'keep it in your pocket', exact: true })
    .click();
  await page.keyboard.press('Alt+c');
  await expect(page.getByRole('article').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  const atOnce = await typist(page);
  for (let i = 0; i < TIMES; i++) {
    for (const key of ['d', 'm', 'p', 'r']) {
      await atOnce(key, { typed: 'snd12' });
      const dialog = page.getByRole('dialog');
      const field = key === 'r' ? dialog.locator('textarea').first() : dialog.locator('input:focus');
      await expect(field).toBeFocused();
      expect(await field.inputValue(), key).toContain('snd12');
      await page.keyboard.press('Escape');
      // A field that searches is emptied first; a form in which more than a name was written asks.
      if (key === 'm') await page.keyboard.press('Escape');
      if (key === 'r')
        await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).press('Enter');
      await expect(dialog).toHaveCount(0);
    }
    await atOnce('w', { typed: 'snd' });
    await expect(page.getByRole('textbox', { name: 'Why', exact: true })).toHaveValue(/snd$/u);
    await page.keyboard.press('Escape');
  }
});

test('What is typed right after a key in the transcript is in the field that it opens, not in the text’s commands.', async ({
  app,
  page,
}) => {
  test.setTimeout(180_000);
  await interview(app, page);
  await codeSentence(page, 'I tell', 'telling');
  const atOnce = await typist(page);
  const comment = page.locator('.coding-card textarea');
  for (let i = 0; i < TIMES; i++) {
    // V, S and digits are commands of the text.
    await caret(page, 'They think');
    await page.keyboard.press('Control+Shift+Period');
    await atOnce('Enter', { typed: 'vsn12' });
    await holds(page, nameField(page), 'vsn12');
    await atOnce({ typed: 'snv12' });
    await holds(page, nameField(page), 'snv12');
    await atOnce('Alt+r', { typed: 'snv' });
    await holds(page, page.getByRole('dialog').getByRole('textbox').first(), 'snv');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(text(page)).toBeFocused();

    await caret(page, 'I sit');
    await atOnce('m', { typed: 'snx12' });
    await holds(page, page.getByRole('dialog').getByRole('textbox').first(), 'snx12');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(text(page)).toBeFocused();
    await atOnce('Control+f', { typed: 'sn' });
    await holds(page, page.getByRole('textbox', { name: 'Find in this transcript' }), 'sn');

    // The card with the comment is on its way still: it follows the caret.
    await caret(page, 'I sit');
    await atOnce(']', 'c', { typed: 'she nods' });
    await expect(comment).toBeFocused();
    await expect(comment).toHaveValue('she nods');
    await page.keyboard.press('Escape');
    await expect(text(page)).toBeFocused();
  }
  await expect(stripe(page, 'telling')).toHaveCount(1);
});
