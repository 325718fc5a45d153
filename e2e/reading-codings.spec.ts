import { expect, isClean, pictures, test } from './support/app.ts';
import { bars, caret, codeSentence, count, interview, quoted, told } from './support/reading.ts';
import { text } from './support/transcript.ts';

test('a boundary moves by a sentence; a coding is split, joined and erased in part, each in one undo', async ({
  app,
  page,
}) => {
  await interview(app, page);
  await codeSentence(page, 'I tell', 'telling');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(quoted(page)).toHaveText('“I sit where they sit. I tell them straight.”');
  await page.keyboard.press('Shift+Alt+ArrowDown');
  await expect(quoted(page)).toHaveText(
    '“I sit where they sit. I tell them straight. You see the whole face change.”',
  );
  await page.keyboard.press('Shift+Alt+ArrowUp');
  await expect(quoted(page)).toHaveText('“I sit where they sit. I tell them straight.”');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(quoted(page)).toHaveText('“I tell them straight.”');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(quoted(page)).toHaveText('“I sit where they sit. I tell them straight.”');

  await caret(page, 'I tell');
  await page.keyboard.press('x');
  await told(page, 'Split the coding of “telling” at the caret');
  await expect(bars(page)).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(bars(page)).toHaveCount(1);
  await page.keyboard.press('Control+Shift+z');
  await expect(bars(page)).toHaveCount(2);

  await caret(page, 'I sit');
  await page.keyboard.press('j');
  await told(page, 'Joined two codings of “telling”');
  await expect(bars(page)).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(bars(page)).toHaveCount(2);
  await page.keyboard.press('Control+Shift+z');
  await expect(bars(page)).toHaveCount(1);

  // Across words that have another code: only after a question.
  await codeSentence(page, 'You wait', 'telling');
  await page.keyboard.press('{');
  await page.keyboard.press('j');
  await expect(page.getByRole('alertdialog')).toContainText('words without this code');
  await page.keyboard.press('Escape');
  await expect(bars(page)).toHaveCount(2);

  await caret(page, 'where they');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.press('Shift+Delete');
  await told(page, 'Erased “telling” from the selected words');
  await expect(bars(page)).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expect(bars(page)).toHaveCount(2);
});

test('without a mouse: comment, memo on the passage, exemplar and negative case; all of it is in the key sheet', async ({
  app,
  page,
}) => {
  await interview(app, page);
  await codeSentence(page, 'They think', 'not believed');
  await page.keyboard.press('c');
  await expect(page.locator('.coding-card textarea')).toBeFocused();
  await page.keyboard.type('She laughs here.');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.coding-card.is-active')).toContainText('She laughs here.');
  await expect(text(page)).toBeFocused();
  await page.keyboard.press('n');
  await told(page, 'Marked as a negative case of “not believed”');
  await page.keyboard.press('s');
  await told(page, 'Exemplar of “not believed” chosen');
  await page.keyboard.press('m');
  await expect(page.getByRole('dialog', { name: 'Memo on this passage' })).toContainText(
    'They think nobody could know.',
  );
  await page.keyboard.type('Why nobody?');
  await page.keyboard.press('Enter');
  await expect(page.locator('.passage-panel')).toContainText('Why nobody?');
  await text(page).focus();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'All keys' });
  for (const name of [
    'Split the coding at the caret',
    'Next turn without a coding',
    'Comment on the coding',
    'Write a memo on the selected passage',
    'Choose the coding as an exemplar, or not',
    'Mark the coding as a negative case, or not',
    'Extend the selection by a sentence',
  ])
    await expect(sheet).toContainText(name);
});

test('codings of a retired code stay on the text, muted and told as such, and can be left out', async ({
  app,
  page,
}) => {
  await interview(app, page);
  await codeSentence(page, 'I sit', 'sitting down');
  await codeSentence(page, 'They think', 'nobody knows');
  const muted = () =>
    page.evaluate(() =>
      [...(CSS.highlights.get('ts-retired') ?? [])].map(({ startContainer, startOffset, endOffset }) =>
        startContainer.textContent?.slice(startOffset, endOffset),
      ),
    );
  const retired = page.locator('.ts-bar.is-retired');
  await expect(retired).toHaveCount(0);
  await count(page, 'sitting down').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Retire…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retire 1 code' }).click();
  await expect(retired).toHaveCount(1);
  await expect.poll(muted).toEqual(['I sit where they sit.']);
  await expect(bars(page)).toHaveCount(2);

  const label = page.locator('.ts-label', { hasText: 'sitting down (retired)' });
  await expect(label).toHaveClass(/is-retired/);
  await label.hover();
  await expect(page.locator('.ts-tip')).toContainText('retired');
  await label.click();
  await told(page, /sitting down \(retired\)/);
  await expect(page.locator('.coding-card.is-active')).toContainText('retired');
  await expect(quoted(page)).toContainText('I sit where they sit.');
  await isClean(page, 'a retired code');
  await pictures(page, 'retired');

  await page.getByRole('button', { name: 'What is shown' }).click();
  await page.getByRole('checkbox', { name: 'Codings of retired codes' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(bars(page)).toHaveCount(1);
  await expect.poll(muted).toEqual([]);
  await page.getByRole('button', { name: '1 of 2 codings shown' }).click();
  await page.getByRole('button', { name: 'Show all codings' }).click();
  await page.keyboard.press('Escape');
  await expect(retired).toHaveCount(1);
  await text(page).focus();
  await page.keyboard.press('Control+z');
  await expect(retired).toHaveCount(0);
  await expect.poll(muted).toEqual([]);
  await expect(bars(page)).toHaveCount(2);
});
