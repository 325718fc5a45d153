import { another, expect, test } from './support/app.ts';
import {
  begin,
  caret,
  code,
  done,
  edited,
  interview,
  painted,
  passages,
  paste,
  preview,
  save,
  selectFromTo,
  shown,
  sound,
  stored,
} from './support/editing.ts';
import { chance } from './support/seed.ts';
import { isSound, selectByMouse, stripe, text } from './support/transcript.ts';

test('words are typed, Done saves them, and undo brings them back', async ({ app, page }) => {
  const project = await interview(app, page);
  await begin(page);
  await caret(page, 'You let it');
  await page.keyboard.type('And then ');
  await page.keyboard.press('Control+Enter');
  await expect(text(page)).toContainText('You wait. And then You let it come up');
  await expect(edited(page)).toHaveCount(0);
  isSound(project.file);
  await page.keyboard.press('Control+z');
  await expect(text(page)).toContainText('You wait. You let it come up');
});

test('letters typed within a coded passage change it after a preview, at its edges they do not', async ({
  app,
  page,
}) => {
  const project = await interview(app, page);
  await code(page, 'not behind the desk', 'sitting');
  await page.keyboard.press('s');
  await expect(stripe(page, '★ sitting')).toBeVisible();
  const before = stored(project);
  await begin(page);
  await caret(page, 'not behind the desk');
  await page.keyboard.type('XX');
  await caret(page, 'not behind the desk', 'after');
  await page.keyboard.type('YY');
  await save(page);
  expect(passages(project)).toEqual(['not behind the desk']);
  await begin(page);
  await caret(page, 'behind the desk');
  await page.keyboard.type('ever ');
  await done(page).click();
  await expect(preview(page)).toContainText('1 coding stands on other words');
  await expect(preview(page).locator('ins')).toHaveText('ever ');
  await preview(page).getByRole('button', { name: 'Keep editing' }).click();
  await expect(edited(page)).toBeFocused();
  await done(page).click();
  await preview(page).getByRole('button', { name: 'Save' }).click();
  await expect(edited(page)).toHaveCount(0);
  expect(passages(project)).toEqual(['not ever behind the desk']);
  sound(project);

  // The exemplar on it is looked at again: it stands as it reads, or is one no longer; either is one step.
  const review = page.getByRole('region', { name: '1 to review after an edit' });
  await expect(review.locator('ins')).toHaveText('ever ');
  await review.getByRole('button', { name: 'Stands as it reads now' }).click();
  await expect(review).toHaveCount(0);
  await expect(stripe(page, '★ sitting')).toBeVisible();
  await text(page).focus();
  await page.keyboard.press('Control+z');
  await review.getByRole('button', { name: 'No longer an exemplar' }).click();
  await expect(review).toHaveCount(0);
  await expect(stripe(page, '★ sitting')).toHaveCount(0);
  await expect(stripe(page, 'sitting')).toBeVisible();
  await text(page).focus();
  await page.keyboard.press('Control+z');
  await expect(review).toBeVisible();
  await text(page).focus();
  await page.keyboard.press('Control+z');
  await expect(text(page)).not.toContainText('ever behind');
  await page.keyboard.press('Control+z');
  await expect(text(page)).not.toContainText('XX');
  await expect.poll(() => stored(project)).toEqual(before);
});

test('a coding whose words are deleted waits for review, is put where they stand now, removed, or put on what is selected', async ({
  app,
  page,
}) => {
  const project = await interview(app, page);
  await code(page, 'You wait.', 'waiting');
  const before = stored(project);
  await begin(page);
  await selectFromTo(page, 'You wait.', 'You wait. ');
  await page.keyboard.press('Delete');
  await caret(page, 'I sit where');
  await page.keyboard.type('You wait. ');
  await done(page).click();
  await expect(preview(page)).toContainText('loses all its words');
  await preview(page).getByRole('button', { name: 'Save' }).click();
  const review = page.getByRole('region', { name: '1 to review after an edit' });
  await expect(review).toContainText('You wait.');
  sound(project);
  expect(passages(project)).toEqual([]);
  await review.getByRole('button', { name: 'Put it on “You wait.”' }).click();
  await expect(review).toHaveCount(0);
  await expect.poll(() => painted(page)).toEqual(['You wait.']);
  expect(passages(project)).toEqual(['You wait.']);
  await text(page).focus();
  await page.keyboard.press('Control+z');
  await review.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(review).toHaveCount(0);
  expect(passages(project)).toEqual([]);
  sound(project);
  await text(page).focus();
  await page.keyboard.press('Control+z');
  await expect(review).toBeVisible();
  await selectByMouse(page, 'it comes up');
  await review.getByRole('button', { name: 'Stands here' }).click();
  await expect(review).toHaveCount(0);
  expect(passages(project)).toEqual(['it comes up']);
  sound(project);
  await text(page).focus();
  await page.keyboard.press('Control+z');
  await expect(review).toBeVisible();
  await text(page).focus();
  await page.keyboard.press('Control+z');
  await expect(text(page)).toContainText('You wait.');
  await expect.poll(() => stored(project)).toEqual(before);
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

test('after forty edits by chance the stored text is the shown one, and no coding is off its words', async ({
  app,
  page,
}) => {
  const seed = 20_261;
  const random = chance(seed);
  const project = await interview(app, page);
  await code(page, 'not behind the desk', 'sitting');
  await code(page, 'nobody in a lanyard could know 😀', 'lanyard');
  await begin(page);
  const steps: string[] = [];
  for (let i = 0; i < 40; i++) {
    await page.evaluate(
      ([turn = 0, at = 0, length = 0]) => {
        const turns = document.querySelectorAll('.ts-turn');
        const node = turns[Math.floor(turn * turns.length)]?.firstChild?.firstChild;
        if (!(node instanceof Text)) return;
        const segments = [...new Intl.Segmenter().segment(node.data)].map((one) => one.index);
        const from = segments[Math.floor(at * segments.length)] ?? 0;
        const to = segments[Math.floor(at * segments.length) + Math.floor(length)] ?? node.length;
        document.getSelection()?.setBaseAndExtent(node, from, node, Math.max(from, to));
      },
      [random(), random(), random() < 0.3 ? random() * 8 : 0],
    );
    await page.waitForTimeout(30);
    const key = [
      'a',
      'e',
      'x',
      ' ',
      'Backspace',
      'Delete',
      'Enter',
      'Control+z',
      'Control+Backspace',
      'Shift+Enter',
    ][Math.floor(random() * 10)] as string;
    steps.push(key);
    await page.keyboard.press(key);
  }
  const now = await shown(page);
  // Codings settle a moment after the last letter, when the page is idle: what is asked for after it comes after it.
  await page.evaluate(
    () => new Promise((settled) => setTimeout(() => requestIdleCallback(settled, { timeout: 1_000 }), 400)),
  );
  const washed = await painted(page);
  await done(page).click();
  await expect(preview(page).or(text(page).and(page.locator(':not(.is-editing)')))).toBeVisible();
  if (await preview(page).isVisible()) await preview(page).getByRole('button', { name: 'Save' }).click();
  await expect(edited(page)).toHaveCount(0);
  const { transcript, codings } = stored(project);
  const of = `seed ${seed}: ${steps.join(' ')}`;
  expect(transcript.text, of).toBe(now);
  for (const row of codings) expect(transcript.text.slice(row.start, row.end), of).toBe(row.text);
  const pieces = codings.flatMap((row) => row.text.split('\n')).filter((piece) => piece !== '');
  expect(washed.flatMap((piece) => piece.split('\n')).sort(), of).toEqual(pieces.sort());
  sound(project);
});
