import { expect, test } from './support/app.ts';
import {
  begin,
  caret,
  code,
  done,
  edited,
  interview,
  preview,
  selectFromTo,
  shown,
  sound,
  stored,
} from './support/editing.ts';
import { holding } from './support/holding.ts';
import { text } from './support/transcript.ts';

test('while an edit is being saved the text takes no letters, and takes them again when it is not left', async ({
  app,
  page,
}) => {
  test.slow();
  const held = await holding(page);
  const project = await interview(app, page);
  await code(page, 'not behind the desk', 'sitting');
  await begin(page);
  await caret(page, 'behind the desk');
  await page.keyboard.type('ever ');
  held.hold();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type('zz');
  await page.keyboard.press('Backspace');
  await expect(edited(page)).toContainText('not ever behind the desk');
  held.release();
  await preview(page).getByRole('button', { name: 'Keep editing' }).click();
  await expect(edited(page)).toBeFocused();
  await page.keyboard.type('so ');
  await expect(edited(page)).toContainText('not ever so behind the desk');
  await done(page).click();
  await preview(page).getByRole('button', { name: 'Save' }).click();
  await expect(edited(page)).toHaveCount(0);

  // With nothing to ask it is saved at once, and what is shown is what is stored.
  await begin(page);
  await caret(page, 'You let it');
  await page.keyboard.type('And then ');
  const now = await shown(page);
  held.hold();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type('zz');
  expect(await shown(page)).toBe(now);
  held.release();
  await expect(text(page)).toBeVisible();
  await expect(edited(page)).toHaveCount(0);
  expect(stored(project).transcript.text).toBe(now);
  sound(project);
});

test('what was typed can be taken back and done again after a look at another room', async ({
  app,
  page,
}) => {
  test.slow();
  const project = await interview(app, page);
  await begin(page);
  await caret(page, 'You let it');
  // At once: a slow machine takes letters that come late for steps of their own.
  await page.keyboard.insertText('So ');
  await page.keyboard.press('Enter');
  await caret(page, 'I sit where');
  await page.keyboard.insertText('Then ');
  await page.keyboard.press('Control+z');
  const typed = await shown(page);
  await page.keyboard.press('Alt+3');
  await expect(edited(page)).toHaveCount(0);
  await page.keyboard.press('Alt+1');
  await expect(edited(page)).toBeFocused();
  expect(await shown(page)).toBe(typed);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.ts-turn')).toHaveCount(6);
  await page.keyboard.press('Control+z');
  await expect(edited(page)).not.toContainText('So You let it');
  for (const _ of ['So ', 'Enter', 'Then ']) await page.keyboard.press('Control+Shift+z');
  await expect(edited(page)).toContainText('Then I sit where');
  // The caret is where something came: typing goes on there, and is taken back as ever.
  await page.keyboard.insertText('now ');
  await expect(edited(page)).toContainText('Then now I sit where');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(await shown(page)).toBe(typed);
  const now = await shown(page);
  await done(page).click();
  await expect(edited(page)).toHaveCount(0);
  expect(stored(project).transcript.text).toBe(now);
  sound(project);
});

test('what waits for review is asked for only where something waits', async ({ app, page }) => {
  test.slow();
  let asked = 0;
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      if (payload.includes('review.list')) asked++;
    }),
  );
  await interview(app, page);
  await code(page, 'not behind the desk', 'sitting');
  await code(page, 'You wait.', 'waiting');
  expect(asked).toBe(0);
  await begin(page);
  await selectFromTo(page, 'You wait.', 'You wait. ');
  await page.keyboard.press('Delete');
  await done(page).click();
  await preview(page).getByRole('button', { name: 'Save' }).click();
  const review = page.getByRole('region', { name: '1 to review after an edit' });
  await expect(review).toContainText('You wait.');
  expect(asked).toBeGreaterThan(0);
  // Nothing waits any more: the bar goes, and nothing is asked again.
  await review.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(review).toHaveCount(0);
  const before = asked;
  await code(page, 'it comes up', 'coming up');
  expect(asked).toBe(before);
});
