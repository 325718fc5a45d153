import { another, expect, test } from './support/app.ts';
import { begin, caret, interview, passages, save, selectFromTo, sound } from './support/editing.ts';
import { nameField, text } from './support/transcript.ts';

const selected = () => document.getSelection()?.toString() ?? '';

test('words stay selected when their text is changed in another window, and what is typed then codes them', async ({
  app,
  page,
}) => {
  const project = await interview(app, page);
  const other = await another(page);
  await other.getByText('PW01', { exact: false }).first().click();
  await expect(text(other)).toContainText('I sit where they sit');
  await text(page).focus();
  await selectFromTo(page, 'tell them straight', 'tell them straight');
  await begin(other);
  await caret(other, 'I sit where');
  await other.keyboard.type('Well, for the most part ');
  await save(other);

  await expect(text(page)).toContainText('Well, for the most part I sit where');
  await expect.poll(() => page.evaluate(selected)).toBe('tell them straight');
  await page.keyboard.type('saying it');
  await expect(nameField(page)).toHaveValue('saying it');
  await page.keyboard.press('Enter');
  await expect.poll(() => passages(project)).toEqual(['tell them straight']);

  // All of them gone, the caret stands where they were: a letter codes nothing.
  await selectFromTo(page, 'not behind the desk', 'not behind the desk');
  await begin(other);
  await selectFromTo(other, ', not behind the desk', ', not behind the desk');
  await other.keyboard.press('Delete');
  await save(other);
  await expect(text(page)).toContainText('they sit. Then I');
  await expect.poll(() => page.evaluate(selected)).toBe('');
  expect(passages(project)).toEqual(['tell them straight']);
  sound(project);
});

test('words that were found stay selected through a replacement and its undo', async ({ app, page }) => {
  await interview(app, page);
  await text(page).focus();
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find in this transcript' }).fill('them');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('search')).toContainText('2 of');
  await page.getByRole('button', { name: 'Replace…' }).click();
  const desk = page.getByRole('dialog', { name: 'Find and replace' });
  await desk.getByRole('textbox', { name: 'Replace by' }).fill('the women');
  await desk.getByRole('button', { name: /^Replace \d/ }).click();
  await expect(desk).toHaveCount(0);
  await expect(text(page)).toContainText('it is the women asking');
  await text(page).focus();
  await expect.poll(() => page.evaluate(selected)).toBe('the women');
  await page.keyboard.press('Control+z');
  await expect(text(page)).toContainText('it is them asking');
  await expect.poll(() => page.evaluate(selected)).toBe('them');
});
