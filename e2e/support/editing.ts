import type { Page } from '@playwright/test';
import { expect, type App, type Opened } from './app.ts';
import { codingsIn, isSoundInside, transcriptIn } from './in-file.ts';
import { codingsOf, text, type CodingRow } from './transcript.ts';

export { code } from './transcript.ts';

export const INTERVIEW = `I: What happens when you first meet somebody on the ward?
PW01: I sit where they sit, not behind the desk. Then I tell them straight, I have been in that bed myself, and you see the whole face change. After that it is them asking the questions, not me.
I: Why do you think that is?
PW01: They think nobody in a lanyard could know 😀, and then one does. שלום, she said once, and nobody had greeted her like that.
I: And then?
PW01: You wait. You let it come up when it comes up.
`;

export type Project = { file: string; app: App; opened: Opened };

/** A project with one interview, open in the room of coding. */
export async function interview(app: App, page: Page): Promise<Project> {
  const file = app.holding('PAR1PW01.txt', INTERVIEW);
  const opened = await app.show(page, file);
  await page.getByText('PW01', { exact: false }).first().click();
  await expect(text(page)).toContainText('I sit where they sit');
  return { file, app, opened };
}

export const edited = (page: Page) => page.getByRole('textbox', { name: /being edited$/ });
export const done = (page: Page) => page.getByRole('button', { name: 'Done', exact: true });
export const preview = (page: Page) => page.getByRole('dialog', { name: 'Before the text is saved' });

/** Begins to edit, by the button. */
export async function begin(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit text' }).click();
  await expect(edited(page)).toBeFocused();
}

/** The editor is told of a selection only after it was made: by the second frame, however busy the machine is. */
const selectionTold = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resume) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resume, 20))),
      ),
  );

/** Puts the caret before, or after, words of the text that is edited, as a click would. */
export async function caret(page: Page, words: string, where: 'before' | 'after' = 'before'): Promise<void> {
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
  await selectionTold(page);
}

/** Selects from before some words to after others, in whatever turns they are. */
export async function selectFromTo(page: Page, from: string, to: string): Promise<void> {
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
  await selectionTold(page);
}

export async function save(page: Page): Promise<void> {
  await done(page).click();
  await expect(text(page).and(page.locator(':not(.is-editing)'))).toBeVisible();
}

/** The words of the page, a line for each turn. */
export const shown = (page: Page) =>
  page.locator('.ts-turn').evaluateAll((turns) => turns.map((turn) => turn.textContent ?? '').join('\n'));

/** What is stored of the transcript and its codings, to be compared. */
export const stored = ({ file }: Project) => ({
  transcript: transcriptIn(file, 'PAR1PW01'),
  codings: codingsIn(file),
});
/** The words of the codings, as the command line exports them. */
export const passages = ({ app, file }: Project): string[] =>
  codingsOf(app.folder, file).map((row: CodingRow) => row.text);
export const sound = ({ file }: Project) => isSoundInside(file);

export async function paste(page: Page, data: Record<string, string>): Promise<void> {
  await page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    for (const [type, value] of Object.entries(given)) clipboardData.setData(type, value);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, data);
}

/** What the washes lie on, piece by piece in order of the page. */
export const painted = (page: Page) =>
  page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const pieces: string[] = [];
    for (const [name, highlight] of CSS.highlights)
      if (name.startsWith('ts-wash-'))
        for (const { startContainer, startOffset, endOffset } of highlight)
          pieces.push((startContainer.textContent ?? '').slice(startOffset, endOffset));
    return pieces.sort();
  });
