import type { Page } from '@playwright/test';
import type { Memo } from '../../src-shared/contract/index.ts';
import type { Host } from '../../src-main/host.ts';
import type { Tx } from '../../src-main/db/transaction.ts';
import { expect } from './app.ts';

/** The text of the memo that is open. */
export const memo = (page: Page) => page.getByRole('textbox', { name: 'Memo', exact: true });
/** The memos that the list shows. */
export const lines = (page: Page) => page.getByRole('listbox', { name: 'Memos' }).getByRole('option');
/** Goes to the memos. */
export const inMemos = (page: Page) => page.keyboard.press('Alt+5');

/** Goes to the board on which memos are sorted. */
export async function toBoard(page: Page): Promise<void> {
  await inMemos(page);
  await page.getByRole('radio', { name: 'Sorting board' }).click();
}

/** Adds sections to it. */
export async function addSections(page: Page, ...names: string[]): Promise<void> {
  for (const name of names) {
    await page.getByRole('button', { name: 'Add section' }).click();
    await page.getByRole('textbox', { name: 'Name of the section' }).fill(name);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('listbox', { name })).toBeVisible();
  }
}

/** Writes memos in a project that no window has open yet; what is not said of one is as of a theoretical memo of nothing. */
export function writeMemos({ parts }: Host, tx: Tx, memos: readonly Partial<Memo>[]): Memo[] {
  const at = parts.clock();
  return tx.insertMany(
    'memo',
    memos.map((own) => ({
      guid: parts.newGuid(),
      kind: 'theoretical' as const,
      title: '',
      body: '',
      plainText: '',
      coderId: parts.coder.id(),
      createdAt: at,
      updatedAt: at,
      sectionId: null,
      place: 0,
      ...own,
    })),
  );
}
