import { expect, test } from './support/app.ts';

test('one field finds transcripts, codes, participants, words and things to do', async ({ app, page }) => {
  await app.show(page, app.sample());
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Find or do' });
  await field.fill('par1pw');
  await expect(page.getByRole('group', { name: 'Transcripts' }).getByRole('option').first()).toContainText(
    'PAR1PW01',
  );
  await page.keyboard.press('Enter');
  await expect(field).toBeHidden();
  await expect(page.getByRole('option', { name: /PAR1PW01/ })).toHaveAttribute('aria-selected', 'true');

  await page.keyboard.press('Control+k');
  await field.fill('same building same carpet');
  const words = page.getByRole('group', { name: 'Words in transcripts' }).getByRole('option');
  await expect(words.first()).toContainText('STA1PW01');
  await words.first().click();
  await expect(page.getByRole('option', { name: /STA1PW01/ })).toHaveAttribute('aria-selected', 'true');

  // A category's codings are those of its codes, as in the code tree.
  await page.keyboard.press('Control+k');
  await field.fill('Hope that hurts');
  await expect(page.getByRole('group', { name: 'Codes' }).getByRole('option').first()).toContainText(
    '12 codings',
  );
  await field.fill('just a brew');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation').getByRole('button', { name: 'Codebook' })).toHaveAttribute(
    'aria-current',
    'page',
  );

  await page.keyboard.press('Control+k');
  await field.fill('dark theme');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('keys run commands, and leave fields and native undo alone', async ({ app, page }) => {
  await app.show(page, app.sample());
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'All keys' });
  await expect(sheet.getByText('Code with recent code 1–9')).toBeVisible();
  await page.keyboard.type('negative');
  await expect(sheet.getByRole('term')).toContainText(['negative case']);
  await expect(sheet.getByText('Code with recent code')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await page.keyboard.press('Alt+5');
  await page.getByRole('searchbox', { name: 'Search memos' }).fill('abc');
  await page.keyboard.type('?');
  await expect(page.getByRole('searchbox', { name: 'Search memos' })).toHaveValue('abc?');
  const before = await page.getByText(/^Undo: /).textContent();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('searchbox', { name: 'Search memos' })).not.toHaveValue('abc?');
  // The host has answered what was asked after it: an undo would have been answered before.
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find or do' }).fill('same building same carpet');
  await expect(
    page.getByRole('group', { name: 'Words in transcripts' }).getByRole('option').first(),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText(/^Undo: /)).toHaveText(before ?? '');
});

test('the study is renamed where its title stands, and panes keep their width', async ({ app, page }) => {
  await app.show(page, app.empty());
  await page.getByRole('button', { name: /Study title/ }).dblclick();
  await page.getByRole('textbox', { name: 'Study title' }).fill('Night shifts');
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle('Night shifts · Groundwork');
  const line = page.getByRole('separator', { name: 'Width of the left pane' });
  const before = Number(await line.getAttribute('aria-valuenow'));
  await line.focus();
  await page.keyboard.press('ArrowRight');
  await expect(line).toHaveAttribute('aria-valuenow', String(before + 8));
});

test('when the host goes, the window says so and that everything is saved', async ({ app, page }) => {
  const { child } = await app.show(page, app.sample());
  child.kill('SIGKILL');
  await expect(page.getByText('Connection closed', { exact: true })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('Everything you did up to now is saved');
});
