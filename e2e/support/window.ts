import type { Page } from '@playwright/test';
import { expect } from './app.ts';

/** Presses keys, one after the other. */
export const keys = async (page: Page, ...pressed: string[]) => {
  for (const key of pressed) await page.keyboard.press(key);
};
/** The line at the foot of the window. */
export const status = (page: Page) => page.getByRole('contentinfo', { name: 'Status' });
/** Expects the last step, as undo names it. */
export const lastStep = (page: Page, label: string) => expect(status(page)).toContainText(`Undo: ${label}`);
/** The tree of codes. */
export const tree = (page: Page) => page.getByRole('treegrid', { name: 'Code tree' });
/** The row of a code in it. */
export const row = (page: Page, name: string) => tree(page).getByRole('row', { name, exact: true });

/** Does something by its name, or by what is typed to find what says `name`. */
export async function command(page: Page, typed: string, name: string | RegExp = typed): Promise<void> {
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Find or do' });
  await field.fill(typed);
  const list = page.getByRole('listbox', { name: 'Find or do' });
  await expect(list.getByRole('option', { selected: true })).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(field).toBeHidden();
}

/** Goes to a row of the tree by its name, and chooses it. */
export async function goToCode(page: Page, name: string): Promise<void> {
  await row(page, name).focus();
  await keys(page, 'Space');
  await expect(row(page, name)).toHaveAttribute('aria-selected', 'true');
}

/** Takes back the last step, and waits until it is answered. Returns its name. */
export async function undo(page: Page): Promise<string> {
  const notices = page.locator('.notice');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeEnabled();
  const label = ((await status(page).locator('.status-undo').textContent()) ?? '').replace('Undo: ', '');
  // Steps may have one name: what the last one was answered with is not the answer to this one.
  await notices.evaluateAll((all) => all.forEach((one) => one.toggleAttribute('data-seen', true)));
  await page.keyboard.press('Control+z');
  await expect(
    page.locator('.notice:not([data-seen])').filter({ hasText: `Undone: ${label}` }),
  ).toBeVisible();
  return label;
}

/** What is read of the page once it stays: three times in a row the same, a tenth of a second apart. */
export async function settled<T>(page: Page, read: () => Promise<T>): Promise<T> {
  let last = await read();
  for (let same = 0, times = 0; same < 3; times++) {
    await page.waitForTimeout(100);
    const now = await read();
    same = now === last ? same + 1 : 0;
    last = now;
    expect(times, `still on its way: ${JSON.stringify(now)}`).toBeLessThan(150);
  }
  return last;
}

/** Takes back every step there is, each only once the last has been answered. Returns how many there were, at most `most`. */
export async function undoAll(page: Page, most: number): Promise<number> {
  const button = page.getByRole('button', { name: 'Undo' });
  let steps = 0;
  while (await button.isEnabled()) {
    await undo(page);
    expect(++steps).toBeLessThan(most);
  }
  return steps;
}

/** Does so many steps again, by one key and by the other, and expects that there are no more. */
export async function redoAll(page: Page, steps: number): Promise<void> {
  const redo = page.getByRole('button', { name: 'Redo' });
  for (let i = 0; i < steps; i++) {
    await expect(redo).toBeEnabled();
    await page.keyboard.press(i % 2 === 0 ? 'Control+Shift+z' : 'Control+y');
    await expect.poll(async () => (await redo.isEnabled()) || i === steps - 1).toBe(true);
  }
  await expect(redo).toBeDisabled();
}
