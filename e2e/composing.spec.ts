import type { CDPSession } from '@playwright/test';
import { expect, test } from './support/app.ts';
import {
  begin,
  caret,
  code,
  edited,
  interview,
  painted,
  passages,
  save,
  selectFromTo,
  shown,
  sound,
  stored,
} from './support/editing.ts';
import { stripe, text } from './support/transcript.ts';

/** What an input method shows while it has not been agreed to. */
const composing = (ime: CDPSession, words: string) =>
  ime.send('Input.imeSetComposition', {
    text: words,
    selectionStart: words.length,
    selectionEnd: words.length,
  });
const agreed = (ime: CDPSession, words: string) => ime.send('Input.insertText', { text: words });
/** Ended with nothing, as Escape does. */
const cancelled = (ime: CDPSession) => composing(ime, '');

test('an input method composes in the text: what is agreed to is typed, what is not leaves nothing', async ({
  app,
  page,
}) => {
  const project = await interview(app, page);
  const ime = await page.context().newCDPSession(page);
  await code(page, 'not behind the desk', 'sitting');
  await code(page, 'You wait.', 'waiting');
  const first = await shown(page);
  const codings = ['You wait.', 'not behind the desk'];
  await begin(page);

  // Before, beside and behind coded words; while it is composed every wash lies on its words.
  await caret(page, 'I sit where');
  await composing(ime, 'に');
  await composing(ime, 'にほん');
  await expect(edited(page)).toContainText('にほんI sit where');
  await expect.poll(() => painted(page)).toEqual(codings);
  await agreed(ime, '日本');
  await expect(edited(page)).toContainText('日本I sit where');
  await caret(page, 'not behind the desk');
  await composing(ime, 'かな');
  await expect.poll(() => painted(page)).toEqual(codings);
  await agreed(ime, '仮名');
  await caret(page, 'You wait.', 'after');
  await composing(ime, '한');
  await composing(ime, '한글');
  await expect.poll(() => painted(page)).toEqual(codings);
  await agreed(ime, '한글');
  const typed = first
    .replace('I sit where', '日本I sit where')
    .replace('not behind', '仮名not behind')
    .replace('You wait.', 'You wait.한글');
  await expect.poll(() => shown(page)).toBe(typed);

  // Cancelled: within a word, over a selection, in an empty turn.
  await caret(page, 'straight');
  await composing(ime, 'zz');
  await composing(ime, 'zzz');
  await cancelled(ime);
  await expect.poll(() => shown(page)).toBe(typed);
  await expect.poll(() => painted(page)).toEqual(codings);

  // One composition is one step back, however often it changed on the way; the cancelled one is none.
  await page.keyboard.press('Control+z');
  await expect.poll(() => shown(page)).toBe(typed.replace('한글', ''));
  await page.keyboard.press('Control+z');
  await expect.poll(() => shown(page)).toBe(typed.replace('한글', '').replace('仮名', ''));
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => shown(page)).toBe(typed);
  await expect.poll(() => painted(page)).toEqual(codings);

  // In a turn that is empty, and in the place of selected words.
  await caret(page, 'And then?', 'after');
  await page.keyboard.press('Enter');
  await composing(ime, 'あ');
  await agreed(ime, '亜');
  await selectFromTo(page, 'Why do', 'Why do');
  await composing(ime, 'ど');
  await composing(ime, 'どう');
  await agreed(ime, 'どう');
  const all = typed.replace('And then?', 'And then?\n亜').replace('Why do', 'どう');
  await expect.poll(() => shown(page)).toBe(all);
  // Typed on after it, by keys, without a pause.
  await page.keyboard.type('x');
  await page.keyboard.press('Backspace');
  await expect.poll(() => shown(page)).toBe(all);
  await save(page);
  expect(stored(project).transcript.text).toBe(all);
  expect(passages(project).sort()).toEqual(codings);
  sound(project);
});

test('an input method that begins over words of several turns takes their place: no other letter goes, none comes twice, and it is one step back', async ({
  app,
  page,
}) => {
  const project = await interview(app, page);
  const ime = await page.context().newCDPSession(page);
  await code(page, 'not behind the desk', 'sitting');
  await code(page, 'it comes up.', 'waiting');
  const codings = ['it comes up.', 'not behind the desk'];
  const first = await shown(page);
  await begin(page);
  const begins = first.indexOf('do you think');
  const over = (words: string) => first.slice(0, begins) + words + first.slice(first.indexOf('You let it'));

  await selectFromTo(page, 'do you think', 'You wait. ');
  await composing(ime, 'に');
  await composing(ime, 'にほん');
  // Lexical keeps a place open on the page, not in the text, while it is composed.
  await expect.poll(async () => (await shown(page)).replaceAll('\u200b', '')).toBe(over('にほん'));
  await expect.poll(() => painted(page)).toEqual(codings);
  await agreed(ime, '日本');
  await expect.poll(() => shown(page)).toBe(over('日本'));
  await expect(page.locator('.ts-section > .ts-turn')).toHaveCount(3);
  await expect.poll(() => painted(page)).toEqual(codings);
  await page.keyboard.type('x');
  await expect.poll(() => shown(page)).toBe(over('日本x'));
  await page.keyboard.press('Backspace');
  await expect.poll(() => shown(page)).toBe(over('日本'));
  for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z');
  await expect.poll(() => shown(page)).toBe(first);
  await expect.poll(() => painted(page)).toEqual(codings);
  // Cancelled, it has taken the words all the same, as anywhere; they come back in one step as well.
  await selectFromTo(page, 'do you think', 'You wait. ');
  await composing(ime, 'に');
  await cancelled(ime);
  await expect.poll(() => shown(page)).toBe(over(''));
  await page.keyboard.press('Control+z');
  await expect.poll(() => shown(page)).toBe(first);
  await selectFromTo(page, 'do you think', 'You wait. ');
  await composing(ime, 'にほん');
  await agreed(ime, '日本');
  await page.keyboard.press('Control+z');
  await expect.poll(() => shown(page)).toBe(first);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => shown(page)).toBe(over('日本'));
  await expect.poll(() => painted(page)).toEqual(codings);
  await save(page);
  expect(stored(project).transcript.text).toBe(over('日本'));
  expect(passages(project).sort()).toEqual(codings);
  sound(project);
});

test('an input method over words of several turns of a text that is read changes nothing of it', async ({
  app,
  page,
}) => {
  const project = await interview(app, page);
  const ime = await page.context().newCDPSession(page);
  await code(page, 'not behind the desk', 'sitting');
  const first = await shown(page);
  const before = stored(project).transcript;
  await text(page).focus();
  await selectFromTo(page, 'I sit where', 'You wait. ');
  await composing(ime, 'に');
  await composing(ime, 'にほん');
  await agreed(ime, '日本');
  await expect.poll(() => shown(page)).toBe(first);
  await expect.poll(() => painted(page)).toEqual(['not behind the desk']);
  // The words are selected still, and a key codes them.
  await page.keyboard.type('all');
  await page.keyboard.press('Enter');
  await expect(stripe(page, 'all')).toBeVisible();
  expect(stored(project).transcript).toEqual(before);
  const words = first.slice(first.indexOf('I sit where'), first.indexOf(' You let it'));
  expect(passages(project).sort()).toEqual([words, 'not behind the desk'].sort());
  sound(project);
});
