import type { Page } from '@playwright/test';
import { expect, isClean, test } from './support/app.ts';

const tree = (page: Page) => page.getByRole('treegrid', { name: 'Code tree' });
const row = (page: Page, name: string) => tree(page).getByRole('row', { name, exact: true });
const order = (page: Page) =>
  tree(page)
    .getByRole('row')
    .evaluateAll((rows) => rows.map((one) => one.getAttribute('aria-label')));
/** As many rows as are drawn wherever the list was scrolled to, from its top. */
const top = async (page: Page) => {
  await tree(page).evaluate((list) => list.scrollTo(0, 0));
  return (await order(page)).slice(0, 20);
};
const drawn = async (page: Page) => {
  await expect.poll(async () => (await top(page)).length).toBe(20);
  return top(page);
};
const choose = async (page: Page, code: string, entry: string) => {
  // The tree goes to what an undo brought back: only then does the row stay where it is.
  await row(page, code).click();
  await expect(row(page, code)).toHaveAttribute('aria-selected', 'true');
  await row(page, code).click({ button: 'right' });
  await page.getByRole('menuitem', { name: entry, exact: true }).click();
};

test('A code is merged after its preview, split, promoted to a theme, moved, and of another origin, each with its reason and each undone.', async ({
  page,
  app,
}) => {
  test.setTimeout(240_000); // axe takes some seconds a screen
  await app.show(page, app.sample());
  await page.keyboard.press('Alt+3');
  const before = await drawn(page);
  const last = page.getByText(/^Undo: /);
  const first = (await last.textContent()) ?? '';
  const dialog = page.getByRole('dialog');
  const undo = async () => {
    await page.keyboard.press('Control+z');
    // The step before is the next to be undone: this one has been.
    await expect(last).toHaveText(first);
    await expect.poll(() => top(page)).toEqual(before);
  };

  await choose(page, 'just a brew', 'Merge into…');
  await dialog.getByRole('searchbox').fill('laughing');
  await page.keyboard.press('Enter');
  await dialog.getByText('1 passage overlaps another without being the same: both stay').click();
  await expect(dialog.locator('.merge-passage').first()).toContainText('PAR2ST01');
  await dialog.getByRole('checkbox', { name: /^Typical example/ }).uncheck();
  await dialog.getByRole('textbox', { name: /^Why/ }).fill('One kind of lightness.');
  await isClean(page, 'merge');
  await dialog.getByRole('button', { name: 'Merge “just a brew” into “laughing about it”' }).click();
  await expect(row(page, 'just a brew')).toHaveCount(0);
  const definition = page.getByRole('main').getByRole('button', { name: /^Definition: edit/ });
  await expect(definition).toContainText('Something everyday');
  await undo();

  await choose(page, 'just a brew', 'Split…');
  const incidents = dialog.getByRole('option');
  await incidents.nth(1).click();
  await incidents.nth(2).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('laughing about it');
  await expect(dialog).toContainText('There is a code “laughing about it” in this place already.');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('something grander');
  await dialog.getByRole('button', { name: 'Split off 2 incidents' }).click();
  await expect(row(page, 'something grander')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('region', { name: 'All incidents' }).getByRole('article')).toHaveCount(2);
  await undo();

  await choose(page, 'Hope that hurts', 'Make it a theme');
  await expect(dialog).toContainText(
    '“Hope that hurts” goes under “Keeping company”, with everything below it.',
  );
  await isClean(page, 'level');
  await page.keyboard.type('It explains the others.');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Hope that hurts')).toHaveAttribute('aria-level', '2');
  await undo();

  // Its place and its origin are changed with a reason too, and its history tells both.
  const history = page.getByRole('region', { name: 'History' });
  await choose(page, 'just a brew', 'Move to…');
  await dialog.getByRole('searchbox').fill('Recognition without');
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: /^Why/ }).fill('A brew tells without telling.');
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await expect(history).toContainText('moved under “Recognition without telling”');
  await expect(history).toContainText('A brew tells without telling.');
  await undo();
  await expect(history).not.toContainText('A brew tells without telling.');
  await choose(page, 'just a brew', 'Mark as a priori');
  await expect(dialog).toContainText('It was there before the data');
  await dialog.getByRole('textbox', { name: /^Why/ }).fill('The guide asks for it.');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('button', { name: /a priori/ })).toBeVisible();
  await expect(history).toContainText('origin changed');
  await expect(history).toContainText('The guide asks for it.');
  await undo();
  await expect(page.getByRole('main').getByRole('button', { name: /a priori/ })).toHaveCount(0);
  await expect(history).not.toContainText('origin changed');
});

test('A retired code is out of the way and can be read and restored; groups and properties keep what is put there.', async ({
  page,
  app,
}) => {
  test.setTimeout(240_000); // axe takes some seconds a screen
  await app.show(page, app.sample());
  await page.keyboard.press('Alt+3');
  const before = await drawn(page);
  const dialog = page.getByRole('dialog');

  await choose(page, 'just a brew', 'Retire…');
  await expect(dialog).toContainText('8 codings stay and can be read');
  await isClean(page, 'retire');
  await page.keyboard.press('Enter');
  await expect(row(page, 'just a brew')).toHaveCount(0);
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find or do' }).fill('just a brew');
  // The words are found, so what is found is shown: the code is not among it.
  await expect(
    page.getByRole('group', { name: 'Words in transcripts' }).getByRole('option').first(),
  ).toBeVisible();
  await expect(page.getByRole('option', { name: /^just a brew/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await row(page, 'laughing about it').click();
  await page.keyboard.press('End');
  await expect(row(page, 'Retired')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(row(page, 'just a brew')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('main')).toContainText('its incidents can be read here');
  await isClean(page, 'the page of a retired code');
  await page.getByRole('main').getByRole('button', { name: 'Restore…' }).click();
  await page.keyboard.press('Enter');
  await expect(row(page, 'Retired')).toHaveCount(0);
  await expect.poll(() => top(page)).toEqual(before);

  await choose(page, 'just a brew', 'Groups…');
  await page.keyboard.type('Things to drink');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('checkbox', { name: 'Belongs to Things to drink' })).toBeChecked();
  await isClean(page, 'groups');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Show only Things to drink: 1 code' }).click();
  await expect.poll(() => order(page)).toEqual(['Keeping company', 'Ordinary company', 'just a brew']);
  await page.getByRole('button', { name: 'Show only Things to drink: 1 code' }).click();

  const properties = page.getByRole('region', { name: 'Properties and dimensions' });
  await properties.getByRole('button', { name: 'New property' }).click();
  await properties.getByRole('button', { name: 'Place another incident' }).click();
  await page
    .getByRole('menuitem', { name: /^PAR1PW01/ })
    .first()
    .click();
  const dot = properties.getByRole('slider');
  await dot.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(dot).toHaveAttribute('aria-valuenow', '61');
  await expect(properties.locator('.dimension-told')).toContainText('PAR1PW01');
  await isClean(page, 'properties');
  await page.keyboard.press('Control+z');
  await expect(dot).toHaveAttribute('aria-valuenow', '60');

  // Beside the passage the keys stay on the scale, and a place that undo brings back is shown.
  await page.getByRole('button', { name: 'Go to these words of PAR1PW01' }).first().click();
  const scale = page.getByRole('region', { name: 'This passage' }).getByRole('slider').first();
  await expect(scale).toHaveValue('60');
  await scale.focus();
  await page.keyboard.press('ArrowRight');
  await expect(scale).toHaveValue('61');
  await page.keyboard.press('PageDown');
  await expect(scale).toHaveValue('51');
  await expect(scale).toBeFocused();
});
