import { expect, test } from './support/app.ts';
import { begin, caret, interview, paste, save, shown, sound, stored } from './support/editing.ts';

test('everything can be deleted and typed again', async ({ app, page }) => {
  const project = await interview(app, page);
  await begin(page);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(page.locator('.ts-section > .ts-turn')).toHaveCount(1);
  await page.keyboard.type('All new.');
  await save(page);
  expect(stored(project).transcript.text).toBe('All new.');
  sound(project);
});

test('of HTML only the words are pasted, and too much is refused with a message', async ({ app, page }) => {
  const project = await interview(app, page);
  await begin(page);
  await caret(page, 'You let it');
  await paste(page, {
    'text/html':
      '<p><b>one</b></p><script>window.hit = 1</script><p>two<img src=x onerror="window.hit=1"></p>',
  });
  await expect(page.locator('.ts-turn')).toHaveCount(7);
  expect(await page.evaluate(() => 'hit' in window)).toBe(false);
  expect(await page.locator('.ts-turn *:not(span)').count()).toBe(0);
  await paste(page, { 'text/plain': ' three\r\n\r\nfour\r' });
  await expect(page.locator('.ts-turn')).toHaveCount(9);
  const before = await shown(page);
  await paste(page, { 'text/plain': 'said over and over\n'.repeat(275_000) });
  await expect(
    page.getByText(/^Nothing was pasted: these are 5,\d+,\d+ characters.* import it/).first(),
  ).toBeAttached();
  expect(await shown(page)).toBe(before);
  // As much as may be pasted: its lines are turns, and typing goes on at their end.
  await paste(page, { 'text/plain': 'said over and over\n'.repeat(10_000) + 'until the end. ' });
  await expect(page.locator('.ts-turn')).toHaveCount(10_009);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.ts-turn')).toHaveCount(9);
  expect(await shown(page)).toBe(before);
  await page.keyboard.type('Y');
  await page.keyboard.press('Backspace');
  await save(page);
  expect(stored(project).transcript.text).toContain('You wait. one\ntwo three\nfour\nYou let it');
  sound(project);
});
