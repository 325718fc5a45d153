import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { bars, caret, codeSentence, interview, selected, told } from './support/reading.ts';
import { codingsOf, text } from './support/transcript.ts';

/** Where some words begin on the screen. */
const placeOf = (page: Page, wanted: string) =>
  page.evaluate((said) => {
    const walker = document.createTreeWalker(
      document.querySelector('.ts-text') ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf(said);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { left, top, height } = range.getBoundingClientRect();
      return { x: left + 0.5, y: top + height / 2 };
    }
    throw new Error(`“${said}” is not in the text.`);
  }, wanted);

test('the selection grows by sentence and by turn, from the caret and back again', async ({ app, page }) => {
  await interview(app, page);
  await caret(page, 'where they sit');
  await page.keyboard.press('Control+Shift+Period');
  expect((await selected(page)).trim()).toBe('I sit where they sit.');
  await page.keyboard.press('Control+Shift+Period');
  expect(await selected(page)).toBe('I sit where they sit. I tell them straight.');
  await page.keyboard.press('Control+Shift+Comma');
  expect(await selected(page)).toBe('I sit where they sit.');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Control+Shift+ArrowDown');
  expect(await selected(page)).toBe(
    'I sit where they sit. I tell them straight. You see the whole face change.',
  );
  await page.keyboard.press('Control+Shift+ArrowDown');
  expect(await selected(page)).toContain('Why do you think that is?');
  await page.keyboard.press('Control+Shift+ArrowUp');
  expect(await selected(page)).toBe(
    'I sit where they sit. I tell them straight. You see the whole face change.',
  );
});

test('a passage over three turns is selected by dragging, upwards too, and coded as one', async ({
  app,
  page,
}) => {
  const file = await interview(app, page);
  const [from, to] = [await placeOf(page, 'You see'), await placeOf(page, 'could know')];
  const passage = 'You see the whole face change.\nWhy do you think that is?\nThey think nobody ';
  for (const [start, end] of [
    [from, to],
    [to, from],
  ] as const) {
    // Words that are selected would be dragged themselves.
    await caret(page, 'And then');
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(end.x, end.y, { steps: 8 });
    await page.mouse.up();
    await expect.poll(async () => (await selected(page)).replaceAll(/\n+/g, '\n')).toBe(passage);
  }
  await page.keyboard.type('from face to nobody');
  await page.keyboard.press('Enter');
  await told(page, 'Coded “from face to nobody”');
  await expect(bars(page)).not.toHaveCount(0);
  expect(codingsOf(app.folder, file).map((row) => row.text)).toEqual([passage.trimEnd()]);
});

test('U goes to the next turn in scope that is not the interviewer’s and has no coding', async ({
  app,
  page,
}) => {
  await interview(app, page);
  await codeSentence(page, 'They think nobody', 'not believed');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Home');
  // Told once, when the caret has rested; nothing is told over what follows.
  await told(page, 'No coding here.');
  await page.keyboard.press('u');
  await told(page, /^Turn 2 of 6, without a coding: I sit/);
  await page.keyboard.press('u');
  await told(page, /^Turn 6 of 6, without a coding: You wait/);
  await page.keyboard.press('u');
  await told(page, 'After this, every turn in scope has a coding.');
  await page.keyboard.press('Shift+U');
  await told(page, /^Turn 2 of 6/);
});

test('the codings at the caret are told when it comes into them and leaves them, once, and not while it runs past', async ({
  app,
  page,
}) => {
  await interview(app, page);
  await codeSentence(page, 'I sit', 'sitting');
  await codeSentence(page, 'where they', 'where', 0);
  const region = page.locator('.ts > [aria-live]');
  await expect(region).toHaveAttribute('aria-live', 'polite');
  await caret(page, 'What happens');
  await told(page, 'No coding here.');
  await region.evaluate((element) => {
    const kept = globalThis as unknown as { said: string[] };
    kept.said = [];
    new MutationObserver(() => kept.said.push((element.textContent ?? '').trim())).observe(element, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  const said = () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
  await caret(page, 'I sit');
  await told(page, '2 codings: where, sitting');
  // Within the same codings nothing more is said.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(400);
  expect(await said()).toEqual(['2 codings: where, sitting']);
  // Out, and through the coded words and out again as quickly as a key that is held.
  await caret(page, 'And then');
  await told(page, 'No coding here.');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft');
  await text(page).evaluate(async () => {
    const turns = document.querySelectorAll('.ts-turn');
    const step = async (turn: number, at: number) => {
      const node = turns[turn]?.firstChild?.firstChild;
      if (node) document.getSelection()?.collapse(node, at);
      await new Promise((done) => setTimeout(done, 30));
    };
    for (let at = 0; at < 12; at++) await step(1, at);
    await step(2, 3);
  });
  await page.waitForTimeout(400);
  expect(await said()).toEqual(['2 codings: where, sitting', 'No coding here.']);
});

test('braces go along the codings of the active code', async ({ app, page }) => {
  await interview(app, page);
  await codeSentence(page, 'I sit', 'one');
  await codeSentence(page, 'They think', 'two');
  await codeSentence(page, 'You wait', 'one');
  await page.keyboard.press('{');
  await told(page, /^one: I sit where/);
  await page.keyboard.press('}');
  await told(page, /^one: You wait/);
  await page.keyboard.press('}');
  await told(page, 'That was the last coding of this code.');
});
