import { expect, test } from './support/app.ts';
import { begin, caret, edited, interview, save, sound, stored } from './support/editing.ts';
import { dense } from './support/seed.ts';
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

test('an edit that was left for another room is where it was, caret and scroll; the focus is not taken', async ({
  app,
  page,
}) => {
  await app.show(page, dense(app, { turns: 600, codings: 300, codes: 12 }));
  await page.getByText('PW01').first().click();
  await begin(page);
  const scroller = page.locator('.ts-scroller');
  await page.locator('.ts-turn').nth(401).scrollIntoViewIfNeeded();
  await page.locator('.ts-turn').nth(401).click();
  await page.keyboard.press('End');
  await page.keyboard.type('first');
  const top = () =>
    page
      .locator('.ts-turn')
      .nth(401)
      .evaluate((turn) => Math.round(turn.getBoundingClientRect().top));
  /** What the caret is behind, when it is in the text that is edited. */
  const behind = () =>
    page.evaluate(() => {
      const at = document.getSelection();
      return document.activeElement?.matches('.ts-text')
        ? at?.anchorNode?.textContent?.slice(0, at.anchorOffset)
        : null;
    });
  await expect.poll(behind).toMatch(/first$/);
  const was = await top();

  await page.keyboard.press('Alt+3');
  await expect(scroller).toHaveCount(0);
  await page.keyboard.press('Alt+1');
  await expect(edited(page)).toBeFocused();
  await expect.poll(behind).toMatch(/first$/);
  await expect.poll(async () => Math.abs((await top()) - was)).toBeLessThan(4);
  await page.keyboard.type('second');
  await expect(page.locator('.ts-turn').nth(401)).toContainText('firstsecond');

  // By a click beside the text the focus stays there, until the text is gone to.
  await page.keyboard.press('Alt+3');
  await expect(scroller).toHaveCount(0);
  const room = page.getByRole('navigation').getByRole('button', { name: 'Code', exact: true });
  await room.click();
  await expect(edited(page)).toBeVisible();
  await expect(room).toBeFocused();
  await expect.poll(async () => Math.abs((await top()) - was)).toBeLessThan(4);
  await edited(page).focus();
  await page.keyboard.type('third');
  await expect(page.locator('.ts-turn').nth(401)).toContainText('firstsecondthird');
  // And a click says where the caret is by itself.
  await page.keyboard.press('Alt+3');
  await expect(scroller).toHaveCount(0);
  await room.click();
  await page
    .locator('.ts-turn')
    .nth(401)
    .click({ position: { x: 2, y: 8 } });
  await expect.poll(behind).toBe('');
});
