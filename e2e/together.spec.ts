import type { Page, WebSocketRoute } from '@playwright/test';
import { another as anotherWindow, expect, isClean, pictures, test } from './support/app.ts';
import {
  begin,
  caret,
  code,
  done,
  edited,
  interview,
  passages,
  preview,
  save,
  selectFromTo,
  sound,
  stored,
} from './support/editing.ts';
import { stripe, text } from './support/transcript.ts';

/** The same transcript in another window of the same host. */
async function another(page: Page): Promise<Page> {
  const other = await anotherWindow(page);
  await other.getByText('PW01', { exact: false }).first().click();
  await expect(text(other)).toContainText('I sit where they sit');
  return other;
}

test('an edit in hand follows what another window does; changed in both, both are shown and mine goes into the new text', async ({
  app,
  page,
}) => {
  test.slow();
  const project = await interview(app, page);
  const other = await another(page);
  // Nothing typed yet: the edit goes on with the text that the other window saves.
  await begin(page);
  await begin(other);
  await caret(other, 'You let it');
  await other.keyboard.type('So ');
  await save(other);
  await expect(edited(page)).toContainText('So You let it');
  await expect(page.getByRole('alert')).toHaveCount(0);

  // With something typed: codings, stars, counts and exports go on.
  await caret(page, 'You wait');
  await page.keyboard.type('mine ');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Alt+s');
  await page.getByRole('menuitem', { name: 'INT' }).click();
  await code(other, 'not behind the desk', 'sitting');
  await expect(stripe(page, 'sitting')).toHaveCount(1);
  await expect(page.getByRole('row', { name: /sitting/ }).first()).toHaveText(/1$/);
  await other.keyboard.press('s');
  await expect(stripe(page, '★ sitting')).toBeVisible();
  expect(passages(project)).toEqual(['not behind the desk']);
  await code(other, 'they sit', 'gone soon');
  await expect(stripe(page, 'gone soon')).toHaveCount(1);
  await other.keyboard.press('Control+z');
  await expect(stripe(page, 'gone soon')).toHaveCount(0);
  // In other rooms and back again.
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep editing' }).click();
  await page.getByRole('navigation').getByRole('button', { name: 'Codebook' }).click();
  await page.getByRole('navigation').getByRole('button', { name: 'Code', exact: true }).click();
  await expect(edited(page)).toContainText('mine');

  // Both change the text, one word both of them.
  await begin(other);
  await caret(other, 'I sit where');
  await other.keyboard.type('theirs ');
  await selectFromTo(other, 'comes up', 'comes up.');
  await other.keyboard.type('rises.');
  await save(other);
  await selectFromTo(page, 'comes up.', 'comes up.');
  await page.keyboard.type('surfaces.');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('changed in another window');
  await done(page).click();
  await expect(edited(page)).toContainText('mine');
  expect(stored(project).transcript.text).not.toContain('mine');
  await alert.getByRole('button', { name: 'Show both' }).click();
  const both = page.getByRole('dialog', { name: 'What both windows changed' });
  await expect(both.locator('section').first().locator('ins')).toHaveText(['theirs ', 'rises']);
  await expect(both.locator('section').last().locator('ins')).toContainText(['mine \n', 'surfaces']);
  await both.getByRole('button', { name: 'Put mine into the new text' }).click();
  await expect(page.getByText('1 place that both changed reads as you typed it').first()).toBeAttached();
  await expect(alert).toHaveCount(0);
  await expect(edited(page)).toContainText('theirs I sit where');
  await expect(edited(page)).toContainText('surfaces.');
  await expect(stripe(page, '★ sitting')).toBeVisible();
  await save(page);
  const { transcript } = stored(project);
  expect(transcript.turns.map(({ speaker, start, end }) => [speaker, transcript.text.slice(start, end)]).slice(-2)).toEqual([
    ['PW01', 'mine \n'],
    ['I', 'You wait. So You let it come up when it surfaces.'],
  ]); // prettier-ignore
  expect(transcript.text).toContain('theirs I sit');
  expect(passages(project)).toEqual(['not behind the desk']);
  sound(project);
  await expect(text(other)).toContainText('when it surfaces.');
});

test('a connection that is lost in an edit says so, keeps what was typed, and saves it when it is back; a host that died leaves it to be copied', async ({
  app,
  page,
}) => {
  test.slow();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const wires = { isDown: false, open: [] as WebSocketRoute[] };
  await page.routeWebSocket(/\/port$/, (wire) => {
    if (wires.isDown) return void wire.close();
    wire.connectToServer();
    wires.open.push(wire);
  });
  const project = await interview(app, page);
  const other = await another(page);
  await begin(page);
  await caret(page, 'You let it');
  await page.keyboard.type('kept ');
  wires.isDown = true;
  for (const wire of wires.open.splice(0)) await wire.close();
  // What was asked for just then may fail with a notice of its own.
  const banner = page.locator('.banner');
  await expect(banner).toContainText('What you typed in PAR1PW01 is still here and not saved yet');
  await page.keyboard.type('and on ');
  await done(page).click();
  await expect(
    page.getByText('The connection to the project has closed. Start Groundwork again').first(),
  ).toBeVisible();
  await expect(edited(page)).toContainText('kept and on You let it');
  await code(other, 'not behind the desk', 'sitting');
  expect(stored(project).transcript.text).not.toContain('kept');
  wires.isDown = false;
  await expect(banner).toHaveCount(0, { timeout: 15_000 });
  await expect(stripe(page, 'sitting')).toHaveCount(1);
  // The way back within the edit is still there.
  await edited(page).focus();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Shift+z');
  await save(page);
  await expect(text(other)).toContainText('kept and on You let it');
  expect(stored(project).transcript.text).toContain('kept and on You let it');

  await begin(page);
  await caret(page, 'You wait');
  await page.keyboard.type('never sent ');
  project.opened.child.kill('SIGKILL');
  await expect(banner).toContainText('not saved yet');
  await done(page).click();
  await expect(edited(page)).toContainText('never sent You wait');
  await banner.getByRole('button', { name: 'Copy my text' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain('never sent You wait. kept and on You let it');
  sound(project);
  expect(stored(project).transcript.text).not.toContain('never sent');
}); // prettier-ignore

test('axe finds nothing in an edit, in what it leaves to review and where two windows differ, in either theme', async ({
  app,
  page,
}) => {
  test.slow();
  await interview(app, page);
  const look = async (name: string) => {
    await isClean(page, name, { but: 'region' });
    await pictures(page, name, { everySize: true });
  };
  await code(page, 'not behind the desk', 'sitting');
  await code(page, 'You wait.', 'waiting');
  await begin(page);
  await selectFromTo(page, 'You wait.', 'You wait. ');
  await page.keyboard.press('Delete');
  await look('edit');
  await done(page).click();
  await look('preview');
  await preview(page).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('region', { name: '1 to review after an edit' })).toBeVisible();
  await look('review');
  await begin(page);
  await caret(page, 'You let it');
  await page.keyboard.type('mine ');
  const other = await another(page);
  await begin(other);
  await caret(other, 'I sit where');
  await other.keyboard.type('theirs ');
  await save(other);
  await expect(page.getByRole('alert')).toContainText('changed in another window');
  await look('stale');
  await page.getByRole('button', { name: 'Show both' }).click();
  await look('both');
}); // prettier-ignore
