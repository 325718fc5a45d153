import { expect, test } from './support/app.ts';
import { caret, codeSentence, count, interview } from './support/reading.ts';
import { codingsOf, exported, stripe, text, type CodingRow } from './support/transcript.ts';

test('regions are marked from words and from a turn, renamed, taken out of scope and removed; counts follow at once', async ({
  app,
  page,
}) => {
  const file = await interview(app, page);
  await codeSentence(page, 'I sit', 'sitting');
  await expect(count(page, 'sitting')).toHaveText(/1$/);
  await caret(page, 'What happens');
  await page.keyboard.press('Control+Shift+ArrowDown');
  await page.keyboard.press('Control+Shift+ArrowDown');
  await page.keyboard.press('Alt+r');
  const dialog = page.getByRole('dialog', { name: 'Mark as region' });
  await page.keyboard.type('Warm up');
  await dialog.getByRole('checkbox', { name: 'In scope' }).uncheck();
  await page.keyboard.press('Enter');
  await expect(page.locator('.ts-turn.is-out')).toHaveCount(2);
  await expect(page.locator('.ts-turn').first()).toHaveAttribute('data-region', 'Warm up · out of scope');
  await expect(count(page, 'sitting')).toHaveText(/0$/);
  // Its words are dimmed, and can be coded all the same: that is not counted, and exported only where it is asked for.
  const inks = await page.evaluate(() => {
    const ink = (of: Element) => getComputedStyle(of).color;
    const faint = document.body.appendChild(document.createElement('i'));
    faint.style.color = 'var(--ink-3)';
    const found = [...[...document.querySelectorAll('.ts-turn')].map(ink), ink(faint)];
    faint.remove();
    return found;
  });
  const [asked, said, askedWithin, saidWithin] = inks;
  expect([asked, said]).toEqual([inks.at(-1), inks.at(-1)]);
  expect([askedWithin, saidWithin]).not.toContain(asked);
  await codeSentence(page, 'I tell', 'telling');
  await expect(stripe(page, 'telling')).toBeVisible();
  await expect(count(page, 'telling')).toHaveText(/0$/);
  expect(exported<CodingRow[]>(app.folder, ['codings', file], 'json')).toEqual([]);
  expect(codingsOf(app.folder, file).map((one) => one.code)).toEqual(['sitting', 'telling']);

  // The heading has a menu.
  const box = await page.locator('.ts-turn').first().boundingBox();
  if (!box) throw new Error('The first turn is not shown.');
  await page.mouse.click(box.x + 20, box.y - 20);
  await page.getByRole('menuitem', { name: 'Take into scope' }).click();
  await expect(page.locator('.ts-turn.is-out')).toHaveCount(0);
  await expect(count(page, 'sitting')).toHaveText(/1$/);
  await expect(count(page, 'telling')).toHaveText(/1$/);
  await page.mouse.click(box.x + 20, box.y - 20);
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Opening');
  await page.keyboard.press('Enter');
  await expect(page.locator('.ts-turn').first()).toHaveAttribute('data-region', 'Opening');

  await caret(page, 'And then?');
  await page.keyboard.press('Alt+r');
  await page.keyboard.type('Close');
  await page.keyboard.press('Enter');
  await expect(page.locator('.ts-turn').nth(4)).toHaveAttribute('data-region', 'Close');
  await expect(dialog).toBeHidden();
  await expect(text(page)).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find or do' }).fill('remove the region');
  await page.keyboard.press('Enter');
  await expect(page.locator('.ts-turn').nth(4)).not.toHaveAttribute('data-region', 'Close');
});
