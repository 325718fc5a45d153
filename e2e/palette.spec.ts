import { dropFile } from './support/dragging.ts';
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

  // What belongs to the code that is chosen, and what the tree does while it has the focus, are found from it too.
  await page.keyboard.press('Control+k');
  const todo = page.getByRole('group', { name: 'Things to do' }).getByRole('option');
  await field.fill('into piles');
  await expect(todo.filter({ hasText: 'Sort the incidents' })).toHaveCount(1);
  await field.fill('move down');
  await expect(todo).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByRole('row', { name: /Just a brew/i }).click();
  await page.keyboard.press('Control+k');
  await field.fill('move down');
  await expect(todo.first()).toBeVisible();
  await page.keyboard.press('Escape');

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

  // What is being written on the text is lost by no click beside it, no file and no key that was meant for another thing.
  await page.keyboard.press('Alt+1');
  await page.getByRole('option', { name: /PAR1PW01/ }).click();
  await page.getByRole('textbox', { name: /PAR1PW01/ }).click();
  await page.keyboard.press('m');
  const memo = page.getByRole('dialog', { name: /memo/i });
  await memo.getByRole('textbox', { name: 'Memo', exact: true }).fill('She says it twice.');
  await page.mouse.click(5, 400);
  await dropFile(page, 'PAR9PW01.txt', 'PW01: Yes.');
  await expect(memo.getByRole('textbox', { name: 'Memo', exact: true })).toHaveValue('She says it twice.');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  for (const leave of ['Escape', 'Cancel', 'Close']) {
    if (leave === 'Escape') await page.keyboard.press(leave);
    else await memo.getByRole('button', { name: leave, exact: true }).click();
    const asks = page.getByRole('alertdialog', { name: 'Leave without saving what you have written?' });
    await expect(asks).toBeVisible();
    await asks.getByRole('button', { name: 'Keep writing' }).press('Enter');
    await expect(asks).toHaveCount(0);
  }
  await expect(memo.getByRole('textbox', { name: 'Memo', exact: true })).toHaveValue('She says it twice.');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Leave without saving' }).click();
  await expect(memo).toHaveCount(0);
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
  // A search that could not be made is not one that found nothing.
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find or do' }).fill('washing up zzz');
  await expect(page.getByText(/nobody said it/)).toHaveCount(0);
  await expect(page.locator('.palette-none')).toContainText(/connection/i);
});

test('a notice leaves the buttons of a question free', async ({ app, page }) => {
  await app.show(page, app.sample());
  await page.getByRole('row', { name: 'just a brew' }).first().click();
  await page.keyboard.press('Delete');
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Delete/ })
    .click();
  await expect(page.getByRole('row', { name: 'just a brew' })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  const notice = page.getByRole('status').filter({ hasText: 'Undone' });
  await expect(notice).toBeVisible();
  await page.getByRole('row', { name: 'just a brew' }).first().click();
  await page.keyboard.press('Delete');
  const question = page.getByRole('alertdialog');
  await expect(question).toBeVisible();
  const [above, below] = [
    await notice.boundingBox(),
    await question.getByRole('button').last().boundingBox(),
  ];
  if (!above || !below) throw new Error('One of the two is not there.');
  expect(above.y + above.height).toBeLessThan(below.y);
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-dialogs]')).toHaveCount(0);
});
