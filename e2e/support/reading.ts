import type { Page } from '@playwright/test';
import { expect, type App } from './app.ts';
import { text } from './transcript.ts';

const INTERVIEW = `I: What happens when you first meet somebody on the ward?
PW01: I sit where they sit. I tell them straight. You see the whole face change.
I: Why do you think that is?
PW01: They think nobody could know. Then one does.
I: And then?
PW01: You wait. You let it come up when it comes up.
`;

/** What the transcript tells to those who listen. */
export const told = (page: Page, said: string | RegExp) =>
  expect(page.locator('.ts > [aria-live="polite"]')).toHaveText(said);
/** The bars of the codings in sight. */
export const bars = (page: Page) => page.locator('.ts-bar');
/** The selected words. */
export const selected = (page: Page) => page.evaluate(() => document.getSelection()?.toString() ?? '');

/** A project with one interview, open, the caret at its first word. */
export async function interview(app: App, page: Page): Promise<string> {
  const file = app.holding('PAR1PW01.txt', INTERVIEW);
  await app.show(page, file);
  await page.getByText('PW01', { exact: false }).first().click();
  await expect(text(page)).toContainText('I sit where they sit');
  await caret(page, 'What happens');
  return file;
}

/** What the window counts: codings in scope by code, as the tree shows them. */
export const count = (page: Page, code: string) => page.getByRole('row', { name: new RegExp(code) }).first();

/** Puts the caret before words, by finding them. */
export async function caret(page: Page, before: string): Promise<void> {
  await text(page).focus();
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find in this transcript' }).fill(before);
  await expect(page.getByRole('search')).toContainText(/1 of \d/);
  await page.keyboard.press('Escape');
  await expect.poll(() => selected(page)).toBe(before);
  await page.keyboard.press('ArrowLeft');
}

/** Codes the sentence at the caret, by keys. */
export async function codeSentence(page: Page, at: string, name: string, more = 0): Promise<void> {
  await caret(page, at);
  for (let i = 0; i <= more; i++) await page.keyboard.press('Control+Shift+Period');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await told(page, `Coded “${name}”`);
}

/** The words of the codings that are painted, as the panel at the right quotes the active one. */
export const quoted = (page: Page) => page.locator('.coding-card.is-active .quote');
