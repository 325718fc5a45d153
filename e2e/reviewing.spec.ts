import { expect, test } from './support/app.ts';
import { begin, done, edited, preview } from './support/editing.ts';
import { dense } from './support/seed.ts';
import { isSound, selectByMouse, text } from './support/transcript.ts';

test('of many codings that wait for review fifty are drawn until more are asked for', async ({
  app,
  page,
}) => {
  const file = dense(app, { turns: 60, codings: 120, codes: 6 });
  await app.show(page, file);
  await page.getByText('PW01').first().click();
  await begin(page);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Everything is gone.');
  await done(page).click();
  await preview(page).getByRole('button', { name: 'Save' }).click();
  await expect(edited(page)).toHaveCount(0);

  const review = page.getByRole('region', { name: '120 to review after an edit' });
  // A mark stands where they stood, before the full stop and behind it, and none of them counts as a coding that stands.
  await expect(page.locator('.ts-label')).toHaveText(['3 to review', '117 to review']);
  await expect(page.locator('.ts-counts')).toHaveText('120 to review');
  const entries = review.getByRole('button', { name: 'Show the place' });
  await expect(entries).toHaveCount(50);
  await review.getByRole('button', { name: 'Show 50 more' }).click();
  await expect(entries).toHaveCount(100);
  await review.getByRole('button', { name: 'Show 20 more' }).click();
  await expect(entries).toHaveCount(120);
  await expect(review.getByRole('button', { name: /more$/ })).toHaveCount(0);

  // An entry stands on what is selected when it is pressed, not on what was when it was drawn.
  const stands = review.getByRole('button', { name: 'Stands here' }).first();
  await expect(stands).toBeDisabled();
  await selectByMouse(page, 'Everything');
  await expect(stands).toBeEnabled();
  await selectByMouse(page, 'gone');
  await stands.click();
  await expect(page.getByRole('region', { name: '119 to review after an edit' })).toBeVisible();
  await expect(text(page)).toContainText('Everything is gone.');
  isSound(file);
});
