import { expect, test } from './support/app.ts';
import { begin, caret, interview, save, sound, stored } from './support/editing.ts';
import { text } from './support/transcript.ts';

test('what was typed last is there when the edit is asked for from another room', async ({ app, page }) => {
  const project = await interview(app, page);
  await begin(page);
  await caret(page, 'You let it');
  await page.keyboard.type('first second third ');
  await page.keyboard.press('Alt+3');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('find and replace in all');
  await page.keyboard.press('Enter');
  const asking = page.getByRole('alertdialog');
  await asking.getByRole('button', { name: 'Save' }).click();
  await expect(asking).toHaveCount(0);
  expect(stored(project).transcript.text).toContain('You wait. first second third You let it');
  sound(project);
});

test('Done after what reads as before stores nothing, and a blank turn at the end is not stored with the rest', async ({
  app,
  page,
}) => {
  const project = await interview(app, page);
  const before = stored(project);
  await begin(page);
  await caret(page, 'when it comes up.', 'after');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.locator('.ts-turn')).toHaveCount(8);
  await caret(page, 'You let it');
  await page.keyboard.press('Delete');
  await page.keyboard.type('Y');
  await save(page);
  expect(stored(project)).toEqual(before);
  await expect(page.locator('.ts-turn')).toHaveCount(6);

  await begin(page);
  await caret(page, 'when it comes up.', 'after');
  await page.keyboard.type(' Yes.');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.ts-turn')).toHaveCount(6);
  expect(stored(project).transcript.text).toBe(`${before.transcript.text} Yes.`);
  // One step back, and there is no more: what changed nothing left none.
  await text(page).focus();
  await page.keyboard.press('Control+z');
  await expect.poll(() => stored(project)).toEqual(before);
  sound(project);
});
