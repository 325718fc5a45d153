import { expect, test } from './support/app.ts';
import {
  begin,
  caret,
  interview,
  paste,
  save,
  selectFromTo,
  shown,
  sound,
  stored,
} from './support/editing.ts';

test('lines pasted over a selection that spans turns take its place, and no word is there twice', async ({
  app,
  page,
}) => {
  const project = await interview(app, page);
  await begin(page);
  await selectFromTo(page, 'Then I tell', 'Why do');
  await paste(page, { 'text/plain': 'one\ntwo' });
  const now = (await shown(page)).split('\n');
  expect(now.slice(1, 4)).toEqual([
    'I sit where they sit, not behind the desk. one',
    'two you think that is?',
    expect.stringMatching(/^They think nobody/),
  ]);
  await page.keyboard.type('!');
  await save(page);
  const { text, turns } = stored(project).transcript;
  expect(text).toBe(now.join('\n').replace('two you', 'two! you'));
  // What is left of the lower turn is still the interviewer's.
  const said = turns.map(({ speaker, start, end }) => [speaker, text.slice(start, end)]);
  expect(said[2]).toEqual(['I', 'two! you think that is?\n']);
  sound(project);
});

test('words stay their speaker’s when the turn before them is deleted, by whatever keys', async ({
  app,
  page,
}) => {
  test.slow();
  const project = await interview(app, page);
  const before = stored(project).transcript;
  const label = () =>
    page
      .locator('.ts-turn')
      .filter({ hasText: 'They think nobody' })
      .evaluate((turn) => turn.dataset['who']);
  await begin(page);
  const who = await label();
  // The words first, then the line that is left.
  await selectFromTo(page, 'Why do you think that is?', 'think that is?');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Delete');
  await expect(page.locator('.ts-turn')).toHaveCount(5);
  expect(await label()).toBe(who);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  // The whole line at once.
  await caret(page, 'Why do you');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Delete');
  await expect(page.locator('.ts-turn')).toHaveCount(5);
  expect(await label()).toBe(who);
  await page.keyboard.press('Control+z');
  // A line made by mistake, and taken back.
  await caret(page, 'think that is?', 'after');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Delete');
  await expect(page.locator('.ts-turn')).toHaveCount(6);
  expect(await label()).toBe(who);
  await save(page);
  expect(stored(project).transcript).toEqual(before);
  sound(project);
});
