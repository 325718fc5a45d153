import type { Page } from '@playwright/test';
import { expect, isClean, test } from './support/app.ts';
import { undo as stepBack } from './support/window.ts';

const tree = (page: Page) => page.getByRole('treegrid', { name: 'Code tree' });
const row = (page: Page, name: string) => tree(page).getByRole('row', { name, exact: true });
// In one question: asked row by row it takes seconds on a busy machine.
const order = (page: Page) =>
  tree(page)
    .getByRole('row')
    .evaluateAll((rows) => rows.map((one) => one.getAttribute('aria-label')));
const inCodebook = async (page: Page) => {
  await page.getByRole('button', { name: 'Codebook', exact: true }).click();
  await expect(tree(page)).toBeVisible();
};
const undo = (page: Page) => page.keyboard.press('Control+z');

test('Codes move among their siblings, in and out of parents, and are renamed, by keys alone.', async ({
  shared: page,
}) => {
  await inCodebook(page);
  await row(page, 'just a brew').click();
  const before = await order(page);
  await page.keyboard.press('Alt+ArrowDown');
  await expect
    .poll(async () => (await order(page)).indexOf('just a brew'))
    .toBe(before.indexOf('just a brew') + 1);
  await expect(row(page, 'just a brew')).toBeFocused();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(row(page, 'just a brew')).toHaveAttribute('aria-level', '4');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(row(page, 'just a brew')).toHaveAttribute('aria-level', '3');
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Name of the code' }).fill('only a brew');
  await page.keyboard.press('Enter');
  await expect(row(page, 'only a brew')).toBeFocused();
  for (let i = 0; i < 4; i++) await stepBack(page);
  await expect.poll(() => order(page)).toEqual(before);
});

test('Several codes are chosen and dragged onto a theme together, and one undo puts both back.', async ({
  shared: page,
}) => {
  await inCodebook(page);
  const before = await order(page);
  await row(page, 'just a brew').click();
  await row(page, 'laughing about it').click({ modifiers: ['Control'] });
  await expect(tree(page).getByRole('row', { selected: true })).toHaveCount(2);
  await row(page, 'laughing about it').dragTo(row(page, 'Recognition without telling'));
  await expect
    .poll(async () => {
      const now = await order(page);
      const from = now.indexOf('Recognition without telling');
      const to = now.indexOf('Ordinary company');
      return now.slice(from, to).filter((name) => name === 'just a brew' || name === 'laughing about it');
    })
    .toEqual(['just a brew', 'laughing about it']);
  await undo(page);
  await expect.poll(() => order(page)).toEqual(before);
});

test('A code is dragged between two others, and by keyboard alone.', async ({ page, app }) => {
  await app.show(page, app.sample());
  await inCodebook(page);
  const target = row(page, 'a sign instead of a story');
  await row(page, 'not having to explain').dragTo(target, { targetPosition: { x: 60, y: 2 } });
  await expect
    .poll(async () => {
      const now = await order(page);
      return now.indexOf('a sign instead of a story') - now.indexOf('not having to explain');
    })
    .toBe(1);
  await row(page, 'not having to explain').click();
  const grip = row(page, 'not having to explain').getByRole('button', { name: 'Drag not having to explain' });
  const dragged = await order(page);
  const byKeys = async (last: 'Enter' | 'Escape') => {
    await grip.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /^Insert|^Drop/ }).first()).toBeAttached();
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press(last);
    await expect(page.getByRole('button', { name: /^Insert|^Drop/ })).toHaveCount(0);
  };
  await byKeys('Enter');
  await expect.poll(() => order(page)).not.toEqual(dragged);
  expect(new Set(await order(page))).toEqual(new Set(dragged));
  await undo(page);
  await expect.poll(() => order(page)).toEqual(dragged);
  const last = page.getByText(/^Undo: /);
  const before = (await last.textContent()) ?? '';
  await byKeys('Escape');
  // Only a later step is written.
  await row(page, 'not having to explain').click();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => order(page)).not.toEqual(dragged);
  await undo(page);
  await expect.poll(() => order(page)).toEqual(dragged);
  await expect(last).toHaveText(before);
});

test('Deleting says what goes, takes it, and undo brings all of it back.', async ({ shared: page }) => {
  await inCodebook(page);
  const before = await order(page);
  await row(page, 'Ordinary company').click();
  await page.keyboard.press('Delete');
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(/6 codes, 40 codings and \d+ exemplars? go, everything below included/);
  await dialog.getByRole('textbox').fill('Not a theme of its own.');
  await dialog.getByRole('button', { name: 'Delete 6 codes' }).click();
  await expect(row(page, 'Ordinary company')).toHaveCount(0);
  await undo(page);
  await expect.poll(() => order(page)).toEqual(before);
});

test('Merging one or several says how many codings move, and undo takes it back.', async ({
  shared: page,
}) => {
  await inCodebook(page);
  const before = await order(page);
  await row(page, 'just a brew').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Merge into…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Merge “just a brew” into…' });
  await dialog.getByRole('searchbox').fill('laughing');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toContainText(/\d+ codings? will move/);
  await dialog.getByRole('button', { name: 'Merge “just a brew” into “laughing about it”' }).click();
  await expect(row(page, 'just a brew')).toHaveCount(0);
  await expect(row(page, 'laughing about it')).toHaveAttribute('aria-selected', 'true');
  await undo(page);
  await expect.poll(() => order(page)).toEqual(before);

  // Several into one: the preview counts them together, and one undo brings all of them back.
  await row(page, 'just a brew').click();
  await row(page, 'laughing about it').click({ modifiers: ['Control'] });
  await row(page, 'laughing about it').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Merge into…' }).click();
  const many = page.getByRole('dialog', { name: 'Merge “just a brew”, “laughing about it” into…' });
  await many.getByRole('searchbox').fill('a sign instead');
  await page.keyboard.press('Enter');
  await expect(many.getByRole('status')).toContainText('18 codings will move. None is lost.');
  await many.getByRole('button', { name: /^Merge .+ into “a sign instead of a story”$/ }).click();
  for (const name of ['just a brew', 'laughing about it']) await expect(row(page, name)).toHaveCount(0);
  await expect(row(page, 'a sign instead of a story')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('region', { name: 'All incidents' }).locator('.part-head small')).toContainText(
    '26',
  );
  await undo(page);
  await expect.poll(() => order(page)).toEqual(before);
});

test('The filter finds names without their accents, keeps what is above them, and Escape clears it.', async ({
  shared: page,
}) => {
  await inCodebook(page);
  const before = await order(page);
  await row(page, 'just a brew').click();
  await page.keyboard.press('/');
  await page.keyboard.type('süspicion');
  await expect
    .poll(() => order(page))
    .toEqual(['Keeping company', 'Hope at one remove', 'Hope that hurts', 'suspicion of hope']);
  await expect(tree(page).locator('mark')).toHaveText('suspicion');
  await page.keyboard.press('Escape');
  await expect.poll(() => order(page)).toEqual(before);
});

test('A code gets another colour, is moved by name, and a new one stands under the chosen theme.', async ({
  page,
  app,
}) => {
  await app.show(page, app.sample());
  await inCodebook(page);
  const dot = row(page, 'just a brew').locator('.code-dot');
  const color = await dot.getAttribute('style');
  await row(page, 'just a brew').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Change colour…' }).click();
  await page.getByRole('radio', { name: 'Colour 3', exact: true }).click({ force: true });
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(dot).not.toHaveAttribute('style', color ?? '');

  await row(page, 'just a brew').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Move to…' }).click();
  const move = page.getByRole('dialog');
  await move.getByRole('searchbox').fill('top of the tree');
  await page.keyboard.press('Enter');
  await move.getByRole('button', { name: 'Move', exact: true }).click();
  await expect(move).toHaveCount(0);
  const filter = page.getByRole('searchbox', { name: 'Filter codes' });
  await filter.fill('just a brew');
  await expect.poll(() => order(page)).toEqual(['Not grouped yet', 'just a brew']);
  await filter.fill('');

  await row(page, 'Ordinary company').click();
  await page.getByRole('button', { name: 'Add a code, category, theme or domain' }).click();
  await page.getByRole('menuitem', { name: 'New code under “Ordinary company”' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('the good biscuits');
  await page.keyboard.press('Enter');
  await expect(row(page, 'the good biscuits')).toHaveAttribute('aria-level', '3');
  await expect(row(page, 'the good biscuits')).toHaveAttribute('aria-selected', 'true');
});

test('A code is renamed from its menu, and a name a sibling has is refused with a sentence.', async ({
  shared: page,
}) => {
  await inCodebook(page);
  await row(page, 'just a brew').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name of the code' }).fill('Laughing about it');
  await page.keyboard.press('Enter');
  await expect(page.getByText('There is a code “Laughing about it” in this place already.')).toBeVisible();
  await expect(row(page, 'just a brew')).toBeVisible();
});

test('The passage panel shows the codings of a passage, with star, comment and other incidents.', async ({
  page,
  app,
}) => {
  await app.show(page, app.sample());
  await inCodebook(page);
  await row(page, 'just a brew').click();
  await page.getByRole('button', { name: 'Go to these words of PAR1SU01' }).first().click();
  const panel = page.getByRole('region', { name: 'This passage' });
  const card = panel.getByRole('article', { name: 'just a brew' });
  await expect(card).toContainText('PAR1SU01');
  await expect(panel).toContainText('Something everyday that opens a conversation because it is only that.');
  await expect(panel).toContainText('7 other incidents');
  await card.getByRole('button', { name: 'Choose as exemplar' }).click();
  await expect(card.getByRole('button', { name: 'Edit quotation' })).toBeVisible();
  await card.getByRole('button', { name: 'Add a comment' }).click();
  await page.keyboard.type('Said with a laugh.');
  await page.keyboard.press('Control+Enter');
  await expect(card).toContainText('Said with a laugh.');
  await panel.getByRole('button', { name: 'New memo' }).click();
  await page.getByRole('textbox', { name: 'Memo', exact: true }).fill('Compare with the kettle.');
  await page.getByRole('button', { name: 'Keep memo' }).click();
  await expect(panel.getByRole('button', { name: /Compare with the kettle/ })).toBeVisible();
  await panel.getByRole('button', { name: 'Go to these words of VOL1PW01' }).first().click();
  await expect(panel.getByRole('article', { name: 'just a brew' })).toContainText('VOL1PW01');
});

test('The tree, and what it says before a code goes, have nothing for axe to find in either theme.', async ({
  page,
  app,
}) => {
  test.slow();
  await app.show(page, app.sample());
  await inCodebook(page);
  await row(page, 'just a brew').click();
  await isClean(page, 'the tree');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await isClean(page, 'what goes with a code');
});
