import { expect, test } from './support/app.ts';

test('a case renamed changes every identifier shown, and undo names what it takes back', async ({
  shared: page,
}) => {
  await page.keyboard.press('Alt+6');
  const code = page.getByLabel('Code of PAR1', { exact: true });
  await code.fill('NORTH');
  await code.press('Enter');
  await expect(page.getByText('Undo: renamed case PAR1 to NORTH')).toBeVisible();
  await page.keyboard.press('Alt+1');
  const list = page.getByRole('listbox', { name: 'Transcripts' });
  await expect(list.getByText('NORTHPW01')).toBeVisible();
  await list.getByText('NORTHPW01').click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(list.getByText('PAR1PW01')).toBeVisible();
  await expect(page.getByText('Undone: renamed case PAR1 to NORTH')).toBeVisible();
});

test('attributes are typed, and a value that does not fit is refused in words', async ({ app, page }) => {
  await app.show(page, app.sample());
  await page.keyboard.press('Alt+6');
  await page.getByRole('button', { name: 'Add attribute' }).first().click();
  await page.getByLabel('Name').fill('Beds');
  await page.getByRole('button', { name: /Kind of value/ }).click();
  await page.getByRole('option', { name: 'Number' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  const beds = page.getByLabel('Beds of STA1', { exact: true });
  await beds.fill('many');
  await beds.press('Enter');
  await expect(page.getByRole('alert')).toContainText('“Beds” is a number');
  await expect(beds).toHaveValue('');
  await beds.fill('18');
  await beds.press('Enter');
  await expect(page.getByText('Undo: set “Beds”')).toBeVisible();
});

test('deleting says what goes, and undo brings it back', async ({ shared: page }) => {
  await page.keyboard.press('Alt+1');
  const list = page.getByRole('listbox', { name: 'Transcripts' });
  const line = list.getByRole('option', { name: /PAR1PW01/ });
  await line.click({ button: 'right' });
  await page.getByRole('menuitem', { name: /Delete transcript/ }).click();
  await expect(page.getByRole('alertdialog')).toContainText(
    // Two of them are in a structured part that is out of scope.
    '48 codings in it go with it',
  );
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(line).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(line).toBeVisible();
});

test('transcripts are opened by arrows and Enter', async ({ app, page }) => {
  await app.show(page, app.sample());
  const options = page.getByRole('listbox', { name: 'Transcripts' }).getByRole('option');
  await options.first().click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
});

test('a memo is written, saved in a pause and found again', async ({ app, page }) => {
  await app.show(page, app.empty());
  await page.keyboard.press('Alt+5');
  await page.getByRole('button', { name: 'New memo' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('What disclosure does');
  await page.getByLabel('Memo', { exact: true }).fill('It turns the table round.');
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('Alt+5');
  await expect(page.getByLabel('Memo', { exact: true })).toHaveText('It turns the table round.');
  await page.getByRole('searchbox', { name: 'Search memos' }).fill('nothing like it');
  await expect(page.getByText('No memo answers that.')).toBeVisible();
});
