import type { Locator, Page, WebSocketRoute } from '@playwright/test';
import { another, expect, isClean, test } from './support/app.ts';

const tree = (page: Page) => page.getByRole('treegrid', { name: 'Code tree' });
const open = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Codebook', exact: true }).click();
  await tree(page).getByRole('row', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(name) })).toBeVisible();
};
const shown = (at: Locator) => at.getByRole('button', { name: /^Definition: edit/ });
const field = (at: Locator) => at.getByRole('textbox', { name: 'Definition', exact: true });
const away = (page: Page) => page.getByRole('heading', { name: 'All incidents' }).click();

test('A definition that is open in two windows: what is only read takes nothing back, what both write is asked about, and none is written into another code.', async ({
  page,
  app,
}) => {
  test.slow();
  await app.show(page, app.sample());
  const other = await another(page);
  const [mine, theirs] = [page.getByRole('main'), other.getByRole('main')];
  const write = async (words: string) => {
    await shown(theirs).click();
    await field(theirs).fill(words);
    await away(other);
    await expect(shown(theirs)).toContainText(words);
  };
  for (const one of [page, other]) await open(one, 'just a brew');
  await shown(mine).click();
  await write('Theirs.');
  await away(page);
  await expect(shown(mine)).toContainText('Theirs.');
  await expect(shown(theirs)).toContainText('Theirs.');

  await shown(mine).click();
  await field(mine).fill('Mine.');
  await write('Theirs again.');
  await away(page);
  const asked = mine.getByRole('alert');
  await expect(asked.locator('blockquote')).toHaveText('Theirs again.');
  await expect(field(mine)).toHaveValue('Mine.');
  await isClean(page, 'a text that was changed in another window');
  await asked.getByRole('button', { name: 'Take the other' }).click();
  await expect(shown(mine)).toContainText('Theirs again.');
  await shown(mine).click();
  await field(mine).fill('Mine.');
  await write('Theirs once more.');
  await away(page);
  await asked.getByRole('button', { name: 'Keep mine' }).click();
  await expect(shown(theirs)).toContainText('Mine.');

  // A passage whose code another window merges into another while its definition is open.
  await page.getByRole('button', { name: 'Go to these words of PAR1SU01' }).first().click();
  const panel = page.getByRole('region', { name: 'This passage' });
  await shown(panel).click();
  await open(other, 'laughing about it');
  const before = await shown(theirs).innerText();
  await open(other, 'just a brew');
  await theirs
    .getByRole('button', { name: /^Merge/ })
    .first()
    .click();
  await other.getByRole('dialog').getByRole('searchbox').fill('laughing about it');
  await other.keyboard.press('Enter');
  await other
    .getByRole('dialog')
    .getByRole('button', { name: /^Merge/ })
    .last()
    .click();
  await expect(panel.getByRole('article', { name: 'laughing about it' }).first()).toBeVisible();
  await expect(field(panel)).toHaveCount(0);
  await open(other, 'laughing about it');
  // The merge has put the two definitions together, and nothing has taken the place of both.
  await expect(shown(theirs)).toContainText(before);
});

test('What is written in a field while the connection is gone stays in it, and the window asks before it closes; it is saved when it is left again.', async ({
  page,
  app,
}) => {
  const wires = { isDown: false, open: [] as WebSocketRoute[] };
  await page.routeWebSocket(/\/port$/, (wire) => {
    if (wires.isDown) return void wire.close();
    wire.connectToServer();
    wires.open.push(wire);
  });
  await app.show(page, app.sample());
  await open(page, 'just a brew');
  const main = page.getByRole('main');
  const banner = page.getByRole('alert').filter({ hasText: 'The connection to the project' });
  await shown(main).click();
  wires.isDown = true;
  for (const wire of wires.open.splice(0)) await wire.close();
  await expect(banner).toBeVisible();
  await field(main).fill('Written in the dark.');
  await away(page);
  await expect(field(main)).toHaveValue('Written in the dark.');
  let asked = '';
  page.once('dialog', (dialog) => {
    asked = dialog.type();
    void dialog.dismiss();
  });
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toBe('beforeunload');
  wires.isDown = false;
  await expect(banner).toHaveCount(0, { timeout: 20_000 });
  await field(main).click();
  await away(page);
  await expect(shown(main)).toContainText('Written in the dark.');
});
