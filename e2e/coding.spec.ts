import type { Page } from '@playwright/test';
import { expect, isClean, test, type App } from './support/app.ts';
import { codingsIn } from './support/in-file.ts';
import { dense } from './support/seed.ts';
import { codingsOf, selectByMouse as select, stripe, text as words } from './support/transcript.ts';

const INTERVIEW = `I: What happens when you first meet somebody on the ward?
PW01: I sit where they sit, not behind the desk. Then I tell them straight, I have been in that bed myself, and you see the whole face change. After that it is them asking the questions, not me.
I: Why do you think that is?
PW01: They think nobody in a lanyard could know 😀, and then one does. שלום, she said once, and nobody had greeted her like that.
I: And then?
PW01: You wait. You let it come up when it comes up.
`;

/** A project with one interview, open in the room of coding. */
async function interview(app: App, page: Page): Promise<string> {
  const file = app.holding('PAR1PW01.txt', INTERVIEW);
  await app.show(page, file);
  await page.getByText('PW01', { exact: false }).first().click();
  await expect(words(page)).toContainText('I sit where they sit');
  return file;
}

const told = (page: Page) => page.locator('[aria-live="polite"]');
const choices = (page: Page) => page.getByRole('listbox', { name: 'Codes', exact: true }).getByRole('option');
const field = (page: Page) => page.getByRole('combobox', { name: 'Name of the code' });

/** Where words end on the page. */
const endOf = (page: Page, words: string) =>
  page.evaluate((wanted) => {
    const walker = document.createTreeWalker(
      document.querySelector('.ts-text') ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const last = [...range.getClientRects()].at(-1);
      if (last) return { x: last.right, y: last.top };
    }
    throw new Error(`“${wanted}” is not in the text.`);
  }, words);

test('words are selected, a name is typed, Enter makes the code, and what was made can be undone', async ({
  app,
  page,
}) => {
  const file = await interview(app, page);
  await select(page, 'it is them asking the questions');
  await page.keyboard.type('letting them lead');
  await expect(field(page)).toHaveValue('letting them lead');
  await expect(choices(page).first()).toContainText('Create “letting them lead”');
  await page.keyboard.press('Enter');
  await expect(stripe(page, 'letting them lead')).toBeVisible();
  await expect(told(page).filter({ hasText: 'Coded “letting them lead”' })).toHaveCount(1);
  await expect(words(page)).toBeFocused();
  expect(codingsOf(app.folder, file)).toMatchObject([
    { code: 'letting them lead', text: 'it is them asking the questions' },
  ]);

  // The second time the code is there: the first choice is it, and no other is made.
  await select(page, 'You wait.');
  await page.keyboard.type('Letting');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(stripe(page, 'letting them lead')).toHaveCount(2);

  await page.keyboard.press('Control+z');
  await expect(stripe(page, 'letting them lead')).toHaveCount(1);

  // Enter would make a code of what is typed; Tab completes it to the first that there is.
  await select(page, 'You wait.');
  await page.keyboard.type('lett');
  await expect(choices(page).first()).toContainText('Create “lett”');
  await page.keyboard.press('Tab');
  await expect(stripe(page, 'letting them lead')).toHaveCount(2);
  expect(codingsIn(file).map((one) => one.code)).toEqual(['letting them lead', 'letting them lead']);
});

test('V codes in vivo, a digit with a recent code, Delete takes the coding at the caret away', async ({
  app,
  page,
}) => {
  const file = await interview(app, page);
  await select(page, 'one does');
  await page.keyboard.press('v');
  await expect(stripe(page, 'one does')).toBeVisible();
  await select(page, 'nobody in a lanyard could know 😀');
  await page.keyboard.press('1');
  await expect(stripe(page, 'one does')).toHaveCount(2);
  expect(codingsIn(file).map((coding) => coding.text)).toEqual([
    'nobody in a lanyard could know 😀',
    'one does',
  ]);
  await page.keyboard.press('Delete');
  await expect(stripe(page, 'one does')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(stripe(page, 'one does')).toHaveCount(2);
});

test('Escape leaves the passage selected and codes nothing; a long passage is not a name', async ({
  app,
  page,
}) => {
  await interview(app, page);
  await select(page, 'not behind the desk');
  await page.keyboard.press('Enter');
  await expect(choices(page).first()).toContainText('In vivo: “not behind the desk”');
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveCount(0);
  expect(await page.evaluate(() => document.getSelection()?.toString())).toBe('not behind the desk');

  const long =
    'Then I tell them straight, I have been in that bed myself, and you see the whole face change. After that';
  await select(page, long);
  await page.keyboard.press('v');
  await expect(field(page)).toHaveValue(/^Then I tell them straight, .{20,55}$/);
  await page.keyboard.press('Escape');
  await expect(page.locator('.ts-bar')).toHaveCount(0);
});

test('boundaries move by keys and by grips, in one undo each, and never through a character', async ({
  app,
  page,
}) => {
  const file = await interview(app, page);
  await select(page, 'could know');
  await page.keyboard.type('not believed');
  await page.keyboard.press('Enter');
  await expect(stripe(page, 'not believed')).toBeVisible();
  const text = () => codingsIn(file)[0]?.text;
  // The file has it before the window is told, and the next key goes from what the window shows.
  const standsOn = async (words: string | RegExp) => {
    await expect.poll(text).toMatch(words instanceof RegExp ? words : new RegExp(`^${words}$`));
    await expect(page.locator('.coding-card.is-active .quote')).toHaveText(`“${text()}”`);
  };

  await standsOn('could know');
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('Control+Shift+Alt+ArrowRight');
  await page.keyboard.press('Control+Shift+Alt+ArrowRight');
  await standsOn('a lanyard could know 😀');
  await page.keyboard.press('Control+z');
  await standsOn('could know');

  await page.keyboard.press('Control+Shift+z');
  await standsOn('a lanyard could know 😀');
  const grip = await page.locator('.ts-grip.is-start').boundingBox();
  if (!grip) throw new Error('The active coding has no grip.');
  const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y, { steps: 5 });
  await page.mouse.up();
  await standsOn(/^(nobody )?in a lanyard could know 😀$/);

  // The other grip, from where it hangs below its line to the end of a word; undone in one step.
  const before = text() ?? '';
  const below = await page.locator('.ts-grip.is-end').boundingBox();
  const [from, to] = [await endOf(page, 'could know 😀'), await endOf(page, 'and then')];
  if (!below) throw new Error('The active coding has no grip at its end.');
  const [x2, y2] = [below.x + below.width / 2, below.y + below.height / 2];
  await page.mouse.move(x2, y2);
  await page.mouse.down();
  await page.mouse.move(x2 + to.x - from.x, y2 + to.y - from.y, { steps: 5 });
  await page.mouse.up();
  await standsOn(`${before}, and then`);
  await page.keyboard.press('Control+z');
  await standsOn(before);

  // The end by a word, the start by a character and by a word, inwards.
  await page.keyboard.press('Shift+Alt+ArrowRight');
  await page.keyboard.press('Control+Alt+ArrowRight');
  await standsOn(`${before.slice(1)}, and`);
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Shift+Alt+ArrowLeft');
  await standsOn(/^(in )?a lanyard could know$/);
});

test('the keys walk from coding to coding, choose an exemplar and tell what is at the caret', async ({
  app,
  page,
}) => {
  await interview(app, page);
  for (const passage of ['You wait.', 'one does', 'I sit where they sit']) {
    await select(page, passage);
    await page.keyboard.press('v');
    await expect(told(page).filter({ hasText: `Coded “${passage.replace(/\.$/, '')}”` })).toHaveCount(1);
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Home');
  const at = (name: RegExp) => expect(told(page).filter({ hasText: name })).toHaveCount(1);
  await page.keyboard.press(']');
  await at(/^I sit where they sit: /);
  await page.keyboard.press('ArrowRight');
  await at(/^1 coding: I sit where they sit$/);
  await page.keyboard.press(']');
  await at(/^one does: /);
  await page.keyboard.press('s');
  await expect(stripe(page, '★ one does')).toBeVisible();
  await page.keyboard.press(']');
  await page.keyboard.press(']');
  await at(/last coding/);
  await page.keyboard.press('[');
  await at(/^one does: /);
});

test('the words cannot be changed by any key, paste or drop', async ({ app, page }) => {
  await interview(app, page);
  const before = await words(page).textContent();
  await words(page).click();
  await page.keyboard.type('xyz 12');
  for (const key of ['Enter', 'Backspace', 'Delete', 'Control+v', 'Control+x', 'Control+b'])
    await page.keyboard.press(key);
  await page.evaluate(() => document.execCommand('insertText', false, 'no'));
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+x');
  await page.keyboard.press('Backspace');
  expect(await words(page).textContent()).toBe(before);
});

test('finding goes through the whole text and leaves what it found selected', async ({ app, page }) => {
  await interview(app, page);
  await words(page).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find in this transcript' }).fill('NOBODY');
  await expect(page.locator('.ts-find-count')).toHaveText('1 of 2');
  await page.keyboard.press('Enter');
  await expect(page.locator('.ts-find-count')).toHaveText('2 of 2');
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.getSelection()?.toString())).toBe('nobody');
});

test('axe finds nothing in the transcript and its popover, in either theme', async ({ app, page }) => {
  await interview(app, page);
  await select(page, 'one does');
  await page.keyboard.press('v');
  await expect(stripe(page, 'one does')).toBeVisible();
  await isClean(page, 'a coded passage');
  await select(page, 'You wait.');
  await page.keyboard.press('o');
  await expect(field(page)).toBeVisible();
  await isClean(page, 'the field of a code');
});

test('dense codings: names never lie on each other, few stripes are drawn, and a page made narrow keeps its place', async ({
  app,
  page,
}) => {
  await app.show(page, dense(app, { turns: 400, codings: 2_000, codes: 40 }));
  await page.getByText('PW01').first().click();
  await expect(page.locator('.ts-turn')).toHaveCount(400);
  await page.locator('.ts-scroller').evaluate((scroller) => (scroller.scrollTop = scroller.scrollHeight / 2));
  await expect(page.locator('.ts-bar').nth(20)).toBeVisible();
  const overlapping = (selector: string) =>
    page.locator(selector).evaluateAll((elements) => {
      const boxes = elements.map((one) => one.getBoundingClientRect()).filter((box) => box.width > 0);
      return boxes.filter((a, i) =>
        boxes
          .slice(i + 1)
          .some(
            (b) =>
              a.left < b.right - 0.5 &&
              b.left < a.right - 0.5 &&
              a.top < b.bottom - 0.5 &&
              b.top < a.bottom - 0.5,
          ),
      ).length;
    });
  expect(await overlapping('.ts-label:not([hidden])')).toBe(0);
  expect(await page.locator('.ts-bar').count()).toBeLessThan(300);

  const firstInView = () =>
    page.locator('.ts-scroller').evaluate((scroller) => {
      const { top } = scroller.getBoundingClientRect();
      const turns = [...document.querySelectorAll('.ts-turn')];
      return turns.findIndex((turn) => turn.getBoundingClientRect().bottom >= top);
    });
  const before = await firstInView();
  await page.setViewportSize({ width: 1100, height: 700 });
  await expect.poll(async () => Math.abs((await firstInView()) - before)).toBeLessThanOrEqual(1);
});
