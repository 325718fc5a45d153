import type { Page } from '@playwright/test';
import { openProject as openHost } from '../src-main/open.ts';
import { axe, expect, test, THEMES, useTheme, type App } from './support/app.ts';
import { dense, seedDense } from './support/seed.ts';
import { codingsOf } from './support/transcript.ts';

const INTERVIEW = `I: What happens when you first meet somebody on the ward?
PW01: I sit where they sit. I tell them straight. You see the whole face change.
I: Why do you think that is?
PW01: They think nobody could know. Then one does.
I: And then?
PW01: You wait. You let it come up when it comes up.
`;

const words = (page: Page) => page.getByRole('textbox', { name: /^Transcript / });
const told = (page: Page, text: string | RegExp) =>
  expect(page.locator('.ts > [aria-live="polite"]')).toHaveText(text);
const bars = (page: Page) => page.locator('.ts-bar');
const selected = (page: Page) => page.evaluate(() => document.getSelection()?.toString() ?? '');

/** A project with one interview, open, the caret at its first word. */
async function interview(app: App, page: Page): Promise<string> {
  const file = app.holding('PAR1PW01.txt', INTERVIEW);
  await app.show(page, file);
  await page.getByText('PW01', { exact: false }).first().click();
  await expect(words(page)).toContainText('I sit where they sit');
  await caret(page, 'What happens');
  return file;
}

/** What the window counts: codings in scope by code, as the tree shows them. */
const count = (page: Page, code: string) => page.getByRole('row', { name: new RegExp(code) }).first();

/** Puts the caret before words, by finding them. */
async function caret(page: Page, before: string): Promise<void> {
  await words(page).focus();
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find in this transcript' }).fill(before);
  await expect(page.getByRole('search')).toContainText(/1 of \d/);
  await page.keyboard.press('Escape');
  await expect.poll(() => selected(page)).toBe(before);
  await page.keyboard.press('ArrowLeft');
}

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

/** Codes the sentence at the caret, by keys. */
async function codeSentence(page: Page, at: string, name: string, more = 0): Promise<void> {
  await caret(page, at);
  for (let i = 0; i <= more; i++) await page.keyboard.press('Control+Shift+Period');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await told(page, `Coded “${name}”`);
}

/** The words of the codings that are painted, as the panel at the right quotes the active one. */
const quoted = (page: Page) => page.locator('.coding-card.is-active .quote');

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
  await words(page).evaluate(async () => {
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
  await expect(words(page)).toBeFocused();
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
  await words(page).focus();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'All keys' });
  for (const name of [
    'Split the coding at the caret',
    'Next turn without a coding',
    'Comment on the coding',
    'Extend the selection by a sentence',
  ])
    await expect(sheet).toContainText(name);
});

test('regions are marked from words and from a turn, renamed, taken out of scope and removed; counts follow at once', async ({
  app,
  page,
}) => {
  await interview(app, page);
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

  // The heading has a menu.
  const box = await page.locator('.ts-turn').first().boundingBox();
  if (!box) throw new Error('The first turn is not shown.');
  await page.mouse.click(box.x + 20, box.y - 20);
  await page.getByRole('menuitem', { name: 'Take into scope' }).click();
  await expect(page.locator('.ts-turn.is-out')).toHaveCount(0);
  await expect(count(page, 'sitting')).toHaveText(/1$/);
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
  await expect(words(page)).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find or do' }).fill('remove the region');
  await page.keyboard.press('Enter');
  await expect(page.locator('.ts-turn').nth(4)).not.toHaveAttribute('data-region', 'Close');
});

test('what is shown is chosen in one place and kept: numbers, times, colours, which codings', async ({
  app,
  page,
}) => {
  await app.show(page, dense(app, { turns: 60, codings: 200, codes: 12 }));
  await page.getByText('PW01').first().click();
  await expect(bars(page).nth(10)).toBeVisible();
  const before = () =>
    page
      .locator('.ts-turn')
      .nth(2)
      .evaluate((turn) => getComputedStyle(turn, '::before').content);
  await page.getByRole('button', { name: 'What is shown' }).click();
  await page.getByRole('radio', { name: 'Turn numbers' }).check();
  await expect.poll(before).toMatch(/3"$/);
  await expect(page.locator('.ts-turn').nth(2)).toHaveAttribute('data-number', /3$/);
  await page.getByRole('checkbox', { name: 'Time stamps' }).uncheck();
  await expect.poll(before).not.toContain(':');
  const colours = () =>
    bars(page).evaluateAll(
      (all) => new Set(all.map((one) => (one as HTMLElement).style.getPropertyValue('--code'))).size,
    );
  expect(await colours()).toBeGreaterThan(3);
  await page.getByRole('radio', { name: 'Coder' }).check();
  await expect.poll(colours).toBe(1);
  await page.getByRole('radio', { name: 'Theme' }).check();
  await page.getByRole('checkbox', { name: /out of scope/ }).uncheck();
  await page.getByRole('radio', { name: /selected in the tree/ }).check();
  await page.keyboard.press('Escape');
  await page
    .getByRole('row', { name: /letting them lead/ })
    .first()
    .click();
  await expect(page.getByRole('button', { name: /of 200 codings shown/ })).toBeVisible();
  const labels = page.locator('.ts-label:not([hidden])');
  await expect(labels.first()).toHaveText('letting them lead');
  expect(new Set(await labels.allTextContents())).toEqual(new Set(['letting them lead']));
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
  for (const theme of THEMES) {
    await useTheme(page, theme);
    expect(await axe(page)).toEqual([]);
    const to = process.env['SCREENSHOTS'];
    if (to) await page.screenshot({ path: `${to}/retired-${theme}.png` });
  }

  await page.getByRole('button', { name: 'What is shown' }).click();
  await page.getByRole('checkbox', { name: 'Codings of retired codes' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(bars(page)).toHaveCount(1);
  await expect.poll(muted).toEqual([]);
  await page.getByRole('button', { name: '1 of 2 codings shown' }).click();
  await page.getByRole('button', { name: 'Show all codings' }).click();
  await page.keyboard.press('Escape');
  await expect(retired).toHaveCount(1);
  await words(page).focus();
  await page.keyboard.press('Control+z');
  await expect(retired).toHaveCount(0);
  await expect.poll(muted).toEqual([]);
  await expect(bars(page)).toHaveCount(2);
});

test('finding matches case and whole words when asked, and remembers that', async ({ app, page }) => {
  await interview(app, page);
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find in this transcript' }).fill('IT');
  const found = page.locator('.ts-find-count');
  await expect(found).toHaveText('1 of 5');
  await page.getByRole('button', { name: 'Whole words' }).click();
  await expect(found).toHaveText('1 of 2');
  await page.getByRole('button', { name: 'Match case' }).click();
  await expect(found).toHaveText('Not found');
  await page.getByRole('textbox', { name: 'Find in this transcript' }).fill('it');
  await expect(found).toHaveText('1 of 2');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('button', { name: 'Whole words' })).toHaveAttribute('aria-pressed', 'true');
});

test('50,000 words with 2,000 codings: all is selected, found and filtered', async ({ app, page }) => {
  await app.show(page, dense(app, { turns: 1_450, codings: 2_000, codes: 40 }));
  await page.getByText('PW01').first().click();
  await expect(page.locator('.ts-turn')).toHaveCount(1_450);
  await caret(page, 'What happens');
  await page.keyboard.press('Control+a');
  await page.evaluate(() => {
    document.addEventListener('copy', (event) => {
      (globalThis as unknown as { copied: string }).copied = event.clipboardData?.getData('text/plain') ?? '';
    });
  });
  await page.keyboard.press('Control+c');
  const copied = await page.evaluate(() => (globalThis as unknown as { copied: string }).copied);
  expect(copied.length).toBeGreaterThan(200_000);
  await page.keyboard.type('everything');
  await expect(page.getByRole('combobox', { name: 'Name of the code' })).toHaveValue('everything');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('u');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  const field = page.getByRole('textbox', { name: 'Find in this transcript' });
  await field.fill('th');
  await page.keyboard.press('e');
  await page.keyboard.press('Enter');
  await field.fill('put down anywhere');
  await page.keyboard.press('Shift+Enter');
  await expect(page.locator('.ts-find-count')).toHaveText(/^(\d+) of \1$/);
  await page.keyboard.press('Escape');
  const line = () =>
    page.evaluate(() => {
      const at = document.getSelection()?.getRangeAt(0).getBoundingClientRect();
      const view = document.querySelector('.ts-scroller')?.getBoundingClientRect();
      return at && view ? at.top > view.top && at.bottom < view.bottom : false;
    });
  await expect.poll(line).toBe(true);
  await page.getByRole('button', { name: 'What is shown' }).click();
  await page.getByRole('radio', { name: 'Code', exact: true }).click();
  await page.getByRole('radio', { name: 'Only mine' }).click();
  await page.getByRole('radio', { name: 'Coder' }).click();
  await page.getByRole('radio', { name: 'Turn numbers' }).click();
  await page.getByRole('checkbox', { name: 'Time stamps' }).click();
});

for (const [size, viewport] of Object.entries({
  wide: { width: 1440, height: 900 },
  narrow: { width: 1024, height: 700 },
}))
  for (const theme of THEMES)
    test(`what is shown of dense codings fits the window, ${size}, ${theme}`, async ({ app, page }) => {
      await page.setViewportSize(viewport);
      const file = app.empty();
      const host = openHost(file);
      if (!host.ok) throw new Error(host.failure.message);
      seedDense(host.value, { turns: 120, codings: 600, codes: 40 });
      host.value.close();
      await app.show(page, file);
      await useTheme(page, theme);
      await page.getByText('PW01').first().click();
      await expect(bars(page).nth(10)).toBeVisible();
      await page.getByRole('button', { name: 'What is shown' }).click();
      await page.getByRole('radio', { name: 'Turn numbers' }).check();
      const dialog = await page.getByRole('dialog', { name: 'What is shown' }).boundingBox();
      expect(dialog && dialog.x >= 0 && dialog.x + dialog.width <= viewport.width).toBe(true);
      expect(dialog && dialog.y + dialog.height <= viewport.height).toBe(true);
      const header = page.locator('.ts-header');
      expect(await header.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
      const to = process.env['SCREENSHOTS'];
      if (to) await page.screenshot({ path: `${to}/reading-${size}-${theme}.png` });
      await page.keyboard.press('Escape');
      await page.locator('.ts-turn').nth(3).click();
      await page.keyboard.press('Control+f');
      await page.getByRole('textbox', { name: 'Find in this transcript' }).fill('they');
      await expect(page.locator('.ts-find-count')).toContainText('of');
      const bar = page.getByRole('search');
      expect(await bar.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
      if (to) await page.screenshot({ path: `${to}/find-${size}-${theme}.png` });
    });

for (const theme of THEMES)
  test(`axe finds nothing in what is shown and in a region's dialog, ${theme}`, async ({ app, page }) => {
    await interview(app, page);
    await useTheme(page, theme);
    await page.keyboard.press('Alt+r');
    await expect(page.getByRole('dialog', { name: 'Mark as region' })).toBeVisible();
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'What is shown' }).click();
    await expect(page.getByRole('radio', { name: 'Turn numbers' })).toBeVisible();
    // The buttons that close a popover for a screen reader stand beside its dialog, in no landmark.
    expect((await axe(page)).filter((one) => !one.startsWith('region:'))).toEqual([]);
  });
