import { expect, test } from './support/app.ts';
import {
  begin,
  caret,
  code,
  done,
  edited,
  interview,
  painted,
  passages,
  preview,
  save,
  selectFromTo,
  shown,
  sound,
  stored,
} from './support/editing.ts';
import { chance } from './support/seed.ts';
import { selectByMouse, stripe, text } from './support/transcript.ts';

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
