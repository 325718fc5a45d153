import type { Locator, Page } from '@playwright/test';
import { another, expect, isClean, pictures, test } from './support/app.ts';

const tree = (page: Page) => page.getByRole('treegrid', { name: 'Code tree' });
const row = (page: Page, name: string) => tree(page).getByRole('row', { name, exact: true });
const main = (page: Page) => page.getByRole('main');
const told = (page: Page) => page.locator('.elsewhere');
const inCodebook = (page: Page, name: string) =>
  page.keyboard.press('Alt+3').then(() => row(page, name).click());
/** The field over a row of the tree, which F2 opens. */
const nameIn = (page: Page) => page.getByRole('textbox', { name: 'Name of the code' });
async function rename(page: Page, from: string, to: string) {
  await row(page, from).click();
  await page.keyboard.press('F2');
  await nameIn(page).fill(to);
  await page.keyboard.press('Enter');
  await expect(row(page, to)).toBeVisible();
}

test('A name that another window has changed is not overwritten unseen: the field says so, one Enter asks, a second keeps mine, Escape takes theirs.', async ({
  page,
  app,
}) => {
  await app.show(page, app.sample());
  const other = await another(page);
  await inCodebook(page, 'just a brew');
  await inCodebook(other, 'just a brew');

  // Over the tree. Opened and not written in, it says so and takes nothing back.
  await row(page, 'just a brew').focus();
  await page.keyboard.press('F2');
  await rename(other, 'just a brew', 'only a brew');
  await expect(page.getByRole('status').locator('.elsewhere')).toContainText(
    'Changed in another window to “only a brew”.',
  );
  await expect(told(page).getByRole('button')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(nameIn(page)).toHaveCount(0);
  await expect(row(other, 'only a brew')).toBeVisible();

  await page.keyboard.press('F2');
  await nameIn(page).fill('a brew of mine');
  await rename(other, 'only a brew', 'a brew of theirs');
  await expect(told(page)).toContainText('“a brew of theirs”');
  await page.keyboard.press('Enter');
  await expect(told(page).getByText('Enter keeps yours, Escape takes the other.')).toBeVisible();
  await expect(row(other, 'a brew of theirs')).toBeVisible();
  await isClean(page, 'a name that was changed in another window');
  await pictures(page, 'rename-elsewhere', { everySize: true });
  await page.keyboard.press('Enter');
  await expect(row(other, 'a brew of mine')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(row(other, 'a brew of theirs')).toBeVisible();

  // On its page, where leaving asks as Enter does, and by the buttons.
  const title = main(page).getByRole('button', { name: /^Name: / });
  const field = main(page).getByRole('textbox', { name: 'Name', exact: true });
  await title.dblclick();
  await field.fill('mine again');
  await rename(other, 'a brew of theirs', 'theirs again');
  await page.keyboard.press('Tab');
  await expect(told(page).getByRole('button', { name: 'Keep mine' })).toBeFocused();
  await expect(field).toHaveValue('mine again');
  await pictures(page, 'title-elsewhere', { everySize: true });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(title).toHaveText('theirs again');
  await expect(title).toBeFocused();
  await page.keyboard.press('Enter');
  await field.fill('mine at last');
  await rename(other, 'theirs again', 'theirs at last');
  await told(page).getByRole('button', { name: 'Keep mine' }).click();
  await expect(row(other, 'mine at last')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('A colour, a group, a case code and a value that another window has changed are not overwritten unseen.', async ({
  page,
  app,
}) => {
  test.slow();
  await app.show(page, app.sample());
  const other = await another(page);
  for (const one of [page, other]) await inCodebook(one, 'just a brew');
  const colour = async (at: Page, nth: number) => {
    await at.getByRole('button', { name: 'Change colour' }).click();
    await at.getByRole('radio', { name: `Colour ${nth}`, exact: true }).check({ force: true });
  };
  const dot = (at: Page) => main(at).locator('.code-title .code-dot').getAttribute('style');
  const before = await dot(page);
  await colour(page, 3);
  await colour(other, 5);
  await other.getByRole('button', { name: 'Done' }).click();
  await expect.poll(() => dot(other)).not.toBe(before);
  const theirs = await dot(other);
  await expect(told(page)).toContainText('Changed in another window to this');
  await page.keyboard.press('Escape');
  expect(await dot(other)).toBe(theirs);
  await isClean(page, 'a colour that was changed in another window');
  await pictures(page, 'colour-elsewhere', { everySize: true });
  await told(page).getByRole('button', { name: 'Keep mine' }).click();
  await expect(page.getByRole('dialog', { name: 'Colour' })).toHaveCount(0);
  await expect.poll(() => dot(other)).not.toBe(theirs);
  await expect.poll(() => dot(page)).toBe(await dot(other));

  const groups = async (at: Page) => {
    await at.getByRole('button', { name: 'More', exact: true }).click();
    await at.getByRole('menuitem', { name: /Groups/ }).click();
    return at.getByRole('dialog');
  };
  const [ours, they] = [await groups(page), await groups(other)];
  await ours.getByRole('textbox', { name: 'New group' }).fill('to discuss');
  await page.keyboard.press('Enter');
  const group = (at: Locator) => at.getByRole('button', { name: /^Name of the group: / });
  const named = (at: Locator) => at.getByRole('textbox', { name: 'Name of the group' });
  for (const at of [ours, they]) await group(at).dblclick();
  await named(ours).fill('mine');
  await named(they).fill('theirs');
  await other.keyboard.press('Enter');
  await expect(told(page)).toContainText('“theirs”');
  await page.keyboard.press('Enter');
  await expect(group(they)).toHaveText('theirs');
  await pictures(page, 'group-elsewhere', { everySize: true });
  await page.keyboard.press('Escape');
  await expect(group(ours)).toHaveText('theirs');
  for (const at of [ours, they]) await at.getByRole('button', { name: 'Done' }).click();

  for (const one of [page, other]) await one.keyboard.press('Alt+6');
  const cells = [
    ['Code of PAR1', 'NORTH', 'SOUTH'],
    ['Label of VOL1', 'North', 'South'],
  ] as const;
  for (const [name, mine, theirs] of cells) {
    const cell = (at: Page) => main(at).getByLabel(name, { exact: true });
    await cell(page).fill(mine);
    await cell(other).fill(theirs);
    await cell(other).press('Enter');
    const now = main(page).locator('.elsewhere');
    await expect(now).toContainText(`“${theirs}”`);
    await page.keyboard.press('Enter');
    await expect(now.getByText('Enter keeps yours')).toBeVisible();
    await isClean(page, `${name} that was changed in another window`);
    await pictures(page, `cell-elsewhere-${mine}`, { everySize: true });
    await page.keyboard.press('Enter');
    await expect(now).toHaveCount(0);
    await expect(main(other).getByLabel(name.replace('PAR1', mine), { exact: true })).toHaveValue(mine);
  }
});

test('What is written of something that another window deletes meanwhile is told, and can be copied.', async ({
  page,
  app,
}) => {
  test.slow();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.show(page, app.sample());
  const other = await another(page);
  for (const one of [page, other]) await inCodebook(one, 'just a brew');
  const alert = (words: string) => page.getByRole('alert').filter({ hasText: words });
  const copies = async (words: string, of: string) => {
    await expect(alert(words)).toContainText('no longer there');
    await expect(alert(words)).toContainText(`You had written in “${of}”`);
    await alert(words).getByRole('button', { name: 'Copy' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(words);
    await alert(words).getByRole('button', { name: 'Dismiss' }).click();
    await expect(alert(words)).toHaveCount(0);
  };
  const deleteBrew = async () => {
    await row(other, 'just a brew').click();
    await other.keyboard.press('Delete');
    await other
      .getByRole('alertdialog')
      .getByRole('button', { name: /^Delete/ })
      .click();
    await expect(row(other, 'just a brew')).toHaveCount(0);
  };

  await main(page)
    .getByRole('button', { name: /^Definition: edit/ })
    .click();
  await main(page).getByRole('textbox', { name: 'Definition', exact: true }).fill('It is\nonly tea.');
  await deleteBrew();
  await expect(alert('only tea.')).toBeVisible();
  await isClean(page, 'what was written of a code that is gone');
  await pictures(page, 'left-definition', { everySize: true });
  await copies('It is\nonly tea.', 'Definition');

  await other.keyboard.press('Control+z');
  await row(page, 'just a brew').click();
  await page.keyboard.press('F2');
  await nameIn(page).fill('only tea');
  await deleteBrew();
  await copies('only tea', 'Name of the code');
  await expect(nameIn(page)).toHaveCount(0);

  for (const one of [page, other]) await one.keyboard.press('Alt+6');
  await main(page).getByLabel('Code of PAR1PW01', { exact: true }).fill('PW77');
  await main(other).getByRole('button', { name: 'Delete participant PAR1PW01' }).click();
  await other.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await copies('PW77', 'Code of PAR1PW01');
});
