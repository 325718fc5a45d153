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
