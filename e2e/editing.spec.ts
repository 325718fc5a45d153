import { another, expect, test } from './support/app.ts';
import {
  begin,
  caret,
  done,
  edited,
  interview,
  save,
  selectFromTo,
  shown,
  sound,
  stored,
} from './support/editing.ts';
import { isSound, text } from './support/transcript.ts';

test('words are typed, Done saves them, and undo brings them back', async ({ app, page }) => {
  const project = await interview(app, page);
  await begin(page);
  const panel = page.getByRole('region', { name: 'This passage' });
  await expect(panel).toContainText('The text is being edited');
  await caret(page, 'You let it');
  await page.keyboard.type('And then ');
  await page.keyboard.press('Control+Enter');
  await expect(text(page)).toContainText('You wait. And then You let it come up');
  await expect(edited(page)).toHaveCount(0);
  await expect(panel).not.toContainText('The text is being edited');
  isSound(project.file);
  await page.keyboard.press('Control+z');
  await expect(text(page)).toContainText('You wait. You let it come up');
});

test('Enter parts a turn, Backspace joins it, cuts go over turns, and undo in the edit takes each back', async ({
  app,
  page,
}) => {
  test.slow();
  const project = await interview(app, page);
  const first = await shown(page);
  await begin(page);
  await caret(page, 'You let it');
  await page.keyboard.press('Enter');
  await expect(page.locator('.ts-turn')).toHaveCount(7);
  await page.keyboard.press('Backspace');
  await expect(page.locator('.ts-turn')).toHaveCount(6);
  expect(await shown(page)).toBe(first);
  await selectFromTo(page, 'Why do you', 'And then?');
  await page.keyboard.press('Backspace');
  await expect(page.locator('.ts-turn')).toHaveCount(4);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.ts-turn')).toHaveCount(6);
  expect(await shown(page)).toBe(first);
  await page.keyboard.press('Control+Shift+z');
  await expect(page.locator('.ts-turn')).toHaveCount(4);
  await page.keyboard.press('Control+z');
  await caret(page, 'You let it');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Control+Alt+s');
  await page.getByRole('menuitem', { name: 'INT' }).click();
  await caret(page, 'Then I tell');
  await page.keyboard.press('Enter');
  const now = await shown(page);
  await save(page);
  const { transcript } = stored(project);
  expect(transcript.text).toBe(now);
  // Shift and Enter is a line within the turn; who speaks was chosen for that turn alone; Enter parts, with the speaker.
  const turns = (of: typeof transcript) =>
    of.turns.map(({ speaker, start, end }) => [speaker, of.text.slice(start, end)]);
  const parted = [
    ['I', 'What happens when you first meet somebody on the ward?\n'],
    ['PW01', 'I sit where they sit, not behind the desk. \n'],
    ['PW01', expect.stringMatching(/^Then I tell them straight.*not me\.\n$/)],
    ['I', 'Why do you think that is?\n'],
    ['PW01', expect.stringMatching(/^They think nobody.*like that\.\n$/)],
    ['I', 'And then?\n'],
  ];
  expect(turns(transcript)).toEqual([...parted, ['I', 'You wait. \nYou let it come up when it comes up.']]);
  sound(project);

  // Selected words of three turns give way to what is typed: the turn that is left is the first one's.
  await begin(page);
  await selectFromTo(page, 'do you think', 'You wait.');
  await page.keyboard.type('now');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Shift+z');
  await save(page);
  const joined = [...parted.slice(0, 3), ['I', 'Why now \nYou let it come up when it comes up.']];
  expect(turns(stored(project).transcript)).toEqual(joined);
  sound(project);
  // Out of the edit each save is one step back, and one forth again.
  await text(page).focus();
  await page.keyboard.press('Control+z');
  await expect.poll(() => stored(project).transcript).toEqual(transcript);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => turns(stored(project).transcript)).toEqual(joined);
});

test('Escape asks before it discards', async ({ app, page }) => {
  await interview(app, page);
  await page.locator('.ts-turn').first().click();
  await page.keyboard.press('e');
  await expect(edited(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(edited(page)).toHaveCount(0);
  await begin(page);
  await caret(page, 'You let it');
  await page.keyboard.type('zz');
  await page.keyboard.press('Escape');
  // No undo brings typing back: Enter does not throw it away.
  await expect(page.getByRole('button', { name: 'Keep editing' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(edited(page)).toContainText('zz');
  await expect(edited(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard the edit' }).click();
  await expect(edited(page)).toHaveCount(0);
  await expect(text(page)).not.toContainText('zz');
});

test('a second window follows, and an edit of an old text is refused with nothing lost', async ({
  app,
  page,
}) => {
  const project = await interview(app, page);
  const other = await another(page);
  await other.getByText('PW01', { exact: false }).first().click();
  await expect(text(other)).toContainText('I sit where they sit');
  await begin(page);
  await caret(page, 'You let it');
  await page.keyboard.type('mine ');
  await begin(other);
  await caret(other, 'I sit where');
  await other.keyboard.type('theirs ');
  await save(other);
  await expect(page.getByRole('alert')).toContainText('changed in another window');
  await done(page).click();
  await expect(page.getByRole('button', { name: 'Copy my text' })).toBeVisible();
  await expect(edited(page)).toContainText('mine You let it');
  expect(stored(project).transcript.text).not.toContain('mine');
  await page.getByRole('button', { name: 'Reload' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Reload' }).click();
  await expect(text(page)).toContainText('theirs I sit where');
});
