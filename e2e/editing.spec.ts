import type { Page } from '@playwright/test';
import { expect, groundwork, test, type App } from './support/app.ts';
import { chance } from './support/seed.ts';
import { codingsOf, exported, selectByMouse, stripe, text, type CodingRow } from './support/transcript.ts';

const INTERVIEW = `I: What happens when you first meet somebody on the ward?
PW01: I sit where they sit, not behind the desk. Then I tell them straight, I have been in that bed myself, and you see the whole face change. After that it is them asking the questions, not me.
I: Why do you think that is?
PW01: They think nobody in a lanyard could know 😀, and then one does. שלום, she said once, and nobody had greeted her like that.
I: And then?
PW01: You wait. You let it come up when it comes up.
`;

type Out = { text: string; turns: { speaker: string | null; start: number; end: number }[] };
type Project = { file: string; app: App };

/** A project with one interview, open in the room of coding. */
async function interview(app: App, page: Page): Promise<Project> {
  const file = app.holding('PAR1PW01.txt', INTERVIEW);
  await app.show(page, file);
  await page.getByText('PW01', { exact: false }).first().click();
  await expect(text(page)).toContainText('I sit where they sit');
  return { file, app };
}

const edited = (page: Page) => page.getByRole('textbox', { name: /being edited$/ });
const done = (page: Page) => page.getByRole('button', { name: 'Done', exact: true });
const preview = (page: Page) => page.getByRole('dialog', { name: 'Before the text is saved' });

async function code(page: Page, passage: string, name: string): Promise<void> {
  const before = await stripe(page, name).count();
  await selectByMouse(page, passage);
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(stripe(page, name)).toHaveCount(before + 1);
}

/** Begins to edit, by the button. */
async function begin(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit text' }).click();
  await expect(edited(page)).toBeFocused();
}

/** Puts the caret before, or after, words of the text that is edited, as a click would. */
async function caret(page: Page, words: string, where: 'before' | 'after' = 'before'): Promise<void> {
  await page.evaluate(
    ({ words, where }) => {
      const walker = document.createTreeWalker(
        document.querySelector('.ts-text') ?? document.body,
        NodeFilter.SHOW_TEXT,
      );
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node.textContent ?? '').indexOf(words);
        if (at < 0) continue;
        node.parentElement?.scrollIntoView({ block: 'center' });
        document.getSelection()?.collapse(node, where === 'before' ? at : at + words.length);
        return;
      }
      throw new Error(`“${words}” is not in the text.`);
    },
    { words, where },
  );
  // The editor is told of a selection after the event.
  await page.waitForTimeout(40);
}

/** Selects from before some words to after others, in whatever turns they are. */
async function selectFromTo(page: Page, from: string, to: string): Promise<void> {
  await page.evaluate(
    ({ from, to }) => {
      const find = (words: string) => {
        const walker = document.createTreeWalker(
          document.querySelector('.ts-text') ?? document.body,
          NodeFilter.SHOW_TEXT,
        );
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = (node.textContent ?? '').indexOf(words);
          if (at >= 0) return { node, at };
        }
        throw new Error(`“${words}” is not in the text.`);
      };
      const [a, b] = [find(from), find(to)];
      document.getSelection()?.setBaseAndExtent(a.node, a.at, b.node, b.at + to.length);
    },
    { from, to },
  );
  await page.waitForTimeout(40);
}

async function save(page: Page): Promise<void> {
  await done(page).click();
  await expect(text(page).and(page.locator(':not(.is-editing)'))).toBeVisible();
}

/** The words of the page, a line for each turn. */
const shown = (page: Page) =>
  page.locator('.ts-turn').evaluateAll((turns) => turns.map((turn) => turn.textContent ?? '').join('\n'));

/** What the command line exports of the transcript and its codings, to be compared. */
const stored = ({ app, file }: Project) => ({
  transcript: exported<Out>(app.folder, ['transcript', file, 'PAR1PW01'], 'json'),
  codings: codingsOf(app.folder, file),
});
const passages = ({ app, file }: Project): string[] =>
  codingsOf(app.folder, file).map((row: CodingRow) => row.text);
const sound = ({ file }: Project) => {
  const run = groundwork('check', file);
  expect(run.stdout + run.stderr).not.toMatch(/damaged|wrong|differs/i);
  expect(run.status, run.stdout + run.stderr).toBe(0);
};

test('words are typed, Done saves them, and undo brings them back', async ({ app, page }) => {
  const project = await interview(app, page);
  await begin(page);
  await caret(page, 'You let it');
  await page.keyboard.type('And then ');
  await page.keyboard.press('Control+Enter');
  await expect(text(page)).toContainText('You wait. And then You let it come up');
  await expect(edited(page)).toHaveCount(0);
  sound(project);
  await page.keyboard.press('Control+z');
  await expect(text(page)).toContainText('You wait. You let it come up');
});

test('letters typed within a coded passage change it after a preview, at its edges they do not', async ({
  app,
  page,
}) => {
  const project = await interview(app, page);
  await code(page, 'not behind the desk', 'sitting');
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
  await text(page).focus();
  await page.keyboard.press('Control+z');
  await expect(text(page)).not.toContainText('ever behind');
  await page.keyboard.press('Control+z');
  await expect(text(page)).not.toContainText('XX');
  await expect.poll(() => stored(project)).toEqual(before);
});

test('a coding whose words are deleted waits for review, and stands again on what is selected', async ({
  app,
  page,
}) => {
  const project = await interview(app, page);
  await code(page, 'You wait.', 'waiting');
  const before = stored(project);
  await begin(page);
  await selectFromTo(page, 'You wait.', 'You wait. ');
  await page.keyboard.press('Delete');
  await done(page).click();
  await expect(preview(page)).toContainText('loses all its words');
  await preview(page).getByRole('button', { name: 'Save' }).click();
  const review = page.getByRole('region', { name: '1 to review after an edit' });
  await expect(review).toContainText('You wait.');
  sound(project);
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
  expect(transcript.turns).toHaveLength(7);
  expect(transcript.turns.at(-1)?.speaker).toBe('I');
  sound(project);
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

async function paste(page: Page, data: Record<string, string>): Promise<void> {
  await page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    for (const [type, value] of Object.entries(given)) clipboardData.setData(type, value);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, data);
}

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
  await paste(page, { 'text/plain': 'x'.repeat(5_000_000) });
  await expect(page.getByText('too many to paste').first()).toBeAttached();
  await save(page);
  expect(stored(project).transcript.text).toContain('You wait. one\ntwoYou let it');
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
  context,
}) => {
  const project = await interview(app, page);
  const other = await context.newPage();
  await other.goto(page.url());
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
  await done(page).click();
  await expect(preview(page).or(text(page).and(page.locator(':not(.is-editing)')))).toBeVisible();
  if (await preview(page).isVisible()) await preview(page).getByRole('button', { name: 'Save' }).click();
  await expect(edited(page)).toHaveCount(0);
  const { transcript, codings } = stored(project);
  const of = `seed ${seed}: ${steps.join(' ')}`;
  expect(transcript.text, of).toBe(now);
  for (const row of codings) expect(transcript.text.slice(row.start, row.end), of).toBe(row.text);
  sound(project);
});
