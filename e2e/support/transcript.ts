import type { Page } from '@playwright/test';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, groundwork } from './app.ts';

/** The words of the open transcript. */
export const text = (page: Page) => page.getByRole('textbox', { name: /^Transcript / });
/** The label in the margin of a coding with this code. */
export const stripe = (page: Page, code: string) => page.locator('.ts-label', { hasText: code });
/** The field that names the selected words. */
export const nameField = (page: Page) => page.getByRole('combobox', { name: 'Name of the code' });

const selected = (page: Page) => page.evaluate(() => document.getSelection()?.toString() ?? '');

/**
 * Selects a passage without a mouse: Ctrl F and Escape bring the caret to its first word, then Shift and the arrows go on
 * by words, and by characters where a word is too much. `landmark` is what is searched for, at the passage's start.
 */
export async function selectByKeys(
  page: Page,
  passage: string,
  landmark = passage.slice(0, 30),
): Promise<void> {
  await text(page).focus();
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find in this transcript' }).fill(landmark);
  await expect(page.getByRole('search')).toContainText(/1 of \d/);
  await page.keyboard.press('Escape');
  await expect(text(page)).toBeFocused();
  await expect.poll(() => selected(page)).toBe(landmark);
  await page.keyboard.press('ArrowLeft');
  let now = '';
  for (let step = 0; now.trimEnd() !== passage && step < 80; step++) {
    await page.keyboard.press('Control+Shift+ArrowRight');
    now = await selected(page);
    if (!passage.startsWith(now.trimEnd())) {
      await page.keyboard.press('Control+Shift+ArrowLeft');
      await byCharacters(page, passage);
      return;
    }
  }
  expect(now.trimEnd()).toBe(passage);
}

/** Goes on by characters until the passage is selected. */
async function byCharacters(page: Page, passage: string): Promise<void> {
  for (let step = 0; step < 60; step++) {
    const now = await selected(page);
    if (now === passage) return;
    if (!passage.startsWith(now)) throw new Error(`Shift and the arrows gave “${now}”, not “${passage}”.`);
    await page.keyboard.press('Shift+ArrowRight');
  }
  throw new Error(`“${passage}” was not reached.`);
}

/** Selects a passage of one turn by dragging from its first character to its last, whichever way it is read. */
export async function selectByMouse(page: Page, passage: string): Promise<void> {
  // What stands above the text may still come or grow between the measuring and the drag.
  await expect(async () => {
    await dragOver(page, passage);
    await expect.poll(() => selected(page), { timeout: 1_000 }).toBe(passage);
  }).toPass({ timeout: 20_000 });
}

async function dragOver(page: Page, passage: string): Promise<void> {
  const ends = await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(
      document.querySelector('.ts-text') ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const data = node.textContent ?? '';
      const at = data.indexOf(wanted);
      if (at < 0) continue;
      (node.parentElement ?? document.body).scrollIntoView({ block: 'center' });
      const box = (from: number, to: number) => {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, to);
        return range.getBoundingClientRect();
      };
      const graphemes = [...new Intl.Segmenter().segment(wanted)];
      const lastAt = at + (graphemes.at(-1)?.index ?? 0);
      const first = box(at, at + (graphemes[0]?.segment.length ?? 1));
      const last = box(lastAt, at + wanted.length);
      const leftwards = /^[\u0590-\u08ff]/u.test(wanted);
      const x = (rect: DOMRect, isFirst: boolean) =>
        isFirst === leftwards ? rect.right - 0.5 : rect.left + 0.5;
      return {
        from: { x: x(first, true), y: first.top + first.height / 2 },
        to: { x: x(last, false), y: last.top + last.height / 2 },
      };
    }
    return null;
  }, passage);
  if (!ends) throw new Error(`“${passage}” is not in the text.`);
  await page.mouse.move(ends.from.x, ends.from.y);
  await page.mouse.down();
  await page.mouse.move(ends.to.x, ends.to.y, { steps: 5 });
  await page.mouse.up();
}

/** Codes a passage with a new code, or one of this name. */
export async function code(page: Page, passage: string, name: string): Promise<void> {
  const before = await stripe(page, name).count();
  await selectByMouse(page, passage);
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(stripe(page, name)).toHaveCount(before + 1);
}

/** A row of `groundwork export codings`. */
export type CodingRow = {
  transcript: string;
  case: string;
  participant: string;
  identifier: string;
  role: string;
  code: string;
  path: string;
  start: number;
  end: number;
  text: string;
};

/** What the command line exports, parsed; the file is gone afterwards. */
export function exported<T>(folder: string, what: string[], ending: string): T {
  const out = join(folder, `export-${process.hrtime.bigint()}.${ending}`);
  const run = groundwork('export', ...what, '-o', out);
  expect(run.status, run.stderr).toBe(0);
  try {
    return (ending === 'json' ? JSON.parse(readFileSync(out, 'utf8')) : readFileSync(out)) as T;
  } finally {
    rmSync(out);
  }
}

export const codingsOf = (folder: string, file: string): CodingRow[] =>
  exported<CodingRow[]>(folder, ['codings', file, '--with-out-of-scope'], 'json');

/** `groundwork check` finds nothing wrong in the file, and says so. */
export function isSound(file: string): void {
  const run = groundwork('check', file);
  expect(run.stdout + run.stderr).toContain('All is well');
  expect(run.status, run.stdout + run.stderr).toBe(0);
}
