import type { Page } from '@playwright/test';
import { another, ended, expect, test } from './support/app.ts';
import { stored } from './support/stored.ts';
import { code, stripe } from './support/transcript.ts';

const coding = (page: Page, name: string) => page.getByRole('button', { name: `Coding as ${name}` });

async function choose(page: Page, from: string, to: string): Promise<void> {
  await coding(page, from).click();
  await page
    .getByRole('menuitemradio', { name: to })
    .or(page.getByRole('menuitem', { name: to }))
    .click();
}

test('Whoever coded in a study the last time codes in it again, and their codings are theirs.', async ({
  app,
  page,
}) => {
  const file = app.sample();
  const first = await app.show(page, file);
  await choose(page, 'Researcher one', 'Researcher two (R2)');
  await expect(coding(page, 'Researcher two')).toBeVisible();
  first.child.kill('SIGTERM');
  await ended(first.child);
  await app.show(page, file);
  await expect(coding(page, 'Researcher two')).toBeVisible();

  // What is coded now is theirs, as the stripe says under the pointer, with what the code means.
  await page.getByRole('listbox', { name: 'Transcripts' }).getByText('PAR1PW01').click();
  await code(page, "That's two people in a kitchen.", 'laughing about it');
  const tip = page.locator('.ts-tip');
  await stripe(page, 'laughing about it').hover();
  await expect(tip).toContainText('Joking about illness or services, and what it does.');
  await expect(tip).toContainText('Researcher two');
  await stripe(page, 'just a brew').first().hover();
  await expect(tip).toContainText('Something everyday that opens a conversation because it is only that.');
  await expect(tip).toContainText('Researcher one');
  const { coding: rows = [] } = stored(file) as Record<string, { coder_id: number }[]>;
  expect(rows.at(-1)?.coder_id).toBe(2);
});

test('A coder chosen in one window is who codes in every window, and each says so.', async ({
  app,
  page,
}) => {
  await app.show(page, app.sample());
  const other = await another(page);
  await expect(coding(other, 'Researcher one')).toBeVisible();
  await choose(page, 'Researcher one', 'Researcher two (R2)');
  for (const window of [page, other]) {
    await expect(coding(window, 'Researcher two')).toBeVisible();
    await expect(window.getByText('Researcher two is coding from now on.')).toBeVisible();
  }
});

test('A coder whose adding is taken back codes no longer; whoever coded before does.', async ({
  app,
  page,
}) => {
  await app.show(page, app.sample());
  await coding(page, 'Researcher one').click();
  await page.getByRole('menuitem', { name: 'Add a coder…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Somebody else');
  await dialog.getByRole('textbox', { name: 'Initials' }).fill('SE');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(coding(page, 'Somebody else')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(coding(page, 'Researcher one')).toBeVisible();
});
