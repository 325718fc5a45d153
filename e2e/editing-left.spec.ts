import { expect, test } from './support/app.ts';
import { begin, caret, interview, sound, stored } from './support/editing.ts';

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
