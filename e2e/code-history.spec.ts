import { axe, expect, isClean, test } from './support/app.ts';
import { hostOf } from './support/seed.ts';
import { choose, context, entries, history, idsOf } from './support/trail.ts';
import { row } from './support/window.ts';

/** Says more of a code, and then takes its first coding away. */
function uncodedOne(file: string, code: string): void {
  const host = hostOf(file);
  const sql =
    'select g.id from coding g join code c on c.id = g.code_id where c.name = ? order by g.id limit 1';
  const ids = idsOf(host, 'select id from code where name = ?', code);
  void host.handlers['codes.update']({ ids, patch: { useWhen: 'It opens something.' }, reason: '' }, context);
  void host.handlers['codings.remove']({ ids: idsOf(host, sql, code), reason: '' }, context);
  host.close();
}

test('A definition is refined, the story says so, and the code is read as it was: what it meant and what was coded with it.', async ({
  page,
  app,
}) => {
  const file = app.sample();
  uncodedOne(file, 'just a brew');
  await app.show(page, file);
  await choose(page, 'just a brew');
  const shown = page.getByRole('main').getByRole('button', { name: /^Definition: edit/ });
  const before = await shown.innerText();
  await shown.focus();
  await page.keyboard.press('Enter');
  await page
    .getByRole('main')
    .getByRole('textbox', { name: 'Definition', exact: true })
    .fill('A small shared thing.');
  await page.keyboard.press('Tab');
  await expect(history(page)).toContainText('definition refined');
  await history(page).getByRole('button', { name: 'As it was…' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /as it was/ });
  await expect(dialog).toContainText('A small shared thing.');
  await expect(dialog.locator('del').first()).toBeVisible();
  const incidents = dialog.locator('.versions-incidents h3');
  await expect(incidents).toHaveText(['8 incidents', '7 incidents']);
  await expect(dialog.getByText('no longer coded')).toHaveCount(1);
  await dialog.getByRole('slider').focus();
  await page.keyboard.press('Home');
  await expect(dialog).toContainText(before.slice(0, 20));
  await expect(incidents).toHaveText(['0 incidents', '7 incidents']);
  await isClean(page, 'a code as it was');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await history(page).getByRole('button', { name: 'Show in the audit trail' }).press('Enter');
  await expect(entries(page)).toContainText('Changed “just a brew”');
  const detail = page.getByRole('region', { name: 'What was done' });
  await expect(detail.locator('ins').first()).toBeVisible();
});

test('A code without an incident is merged, and the story of the one that stayed says so, with the reason.', async ({
  page,
  app,
}) => {
  await app.show(page, app.sample());
  await choose(page, 'Ordinary company');
  await page.getByRole('button', { name: 'Add a code, category, theme or domain' }).click();
  await page.getByRole('menuitem', { name: 'New code under “Ordinary company”' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('the good biscuits');
  await page.keyboard.press('Enter');
  await row(page, 'the good biscuits').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Merge into…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill('just a brew');
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: /^Why/ }).fill('Nobody spoke of biscuits.');
  await dialog.getByRole('button', { name: 'Merge “the good biscuits” into “just a brew”' }).click();
  await expect(history(page)).toContainText('“the good biscuits” merged into this, no incident moved');
  await expect(history(page)).toContainText('Nobody spoke of biscuits.');
  await history(page).getByRole('button', { name: 'Show in the audit trail' }).press('Enter');
  await expect(entries(page)).toContainText('Merged “the good biscuits” into “just a brew”');
});

test('Two versions of a code that were made in the same millisecond are two to choose from, each as it was.', async ({
  page,
  app,
}) => {
  const file = app.sample();
  const host = hostOf(file);
  const { parts } = host;
  const code = parts.db.orm.query.code
    .findFirst({ where: (row, { eq }) => eq(row.name, 'just a brew') })
    .sync();
  for (const [i, shortDefinition] of ['The first of two.', 'The second of two.'].entries())
    parts.write({ kind: 'codes.update', label: `Refined ${i + 1}` }, (tx) =>
      tx.update('code', code?.id ?? 0, { shortDefinition }),
    );
  parts.db.sqlite
    .prepare('update change set at = (select max(at) from change) where label like ?')
    .run('Refined %');
  host.close();
  await app.show(page, file);
  await choose(page, 'just a brew');
  await history(page).getByRole('button', { name: 'As it was…' }).click();
  const dialog = page.getByRole('dialog', { name: /as it was/ });
  // The last but one, beside the code now.
  await expect(dialog.locator('del')).toHaveText('first');
  await expect(dialog.locator('ins')).toHaveText('second');
  await dialog.getByRole('button', { name: /Beside/ }).click();
  await page.getByRole('option', { name: /Refined 1$/ }).click();
  await expect(dialog.locator('del, ins')).toHaveCount(0);
  await expect(dialog.getByText('The first of two.')).toHaveCount(2);
  await dialog.getByRole('button', { name: /Beside/ }).click();
  await page.getByRole('option', { name: /Refined 2$/ }).click();
  await expect(dialog.locator('ins')).toHaveText('second');
});

/** The sample study, in which a code was renamed so often, last to the name it has. */
function renamed(file: string, times: number): string {
  const host = hostOf(file);
  const { parts } = host;
  const code = parts.db.orm.query.code
    .findFirst({ where: (one, { eq }) => eq(one.name, 'just a brew') })
    .sync();
  parts.db.sqlite.pragma('synchronous = off');
  for (let i = 1; i <= times; i++)
    parts.write({ kind: 'codes.update', label: `Named it anew ${i}` }, (tx) =>
      tx.update('code', code?.id ?? 0, { name: i === times ? 'just a brew' : `brew ${i}` }),
    );
  host.close();
  return file;
}

test('A code with five thousand changes opens at once, its history from the end, a page at a time.', async ({
  page,
  app,
}) => {
  test.setTimeout(180_000);
  await app.show(page, renamed(app.sample(), 5_000));
  await choose(page, 'just a brew');
  const lines = history(page).getByRole('listitem');
  await expect(lines).toHaveCount(100);
  await expect(lines.last()).toContainText('“just a brew”');
  await expect(lines.first()).toContainText('brew 4901');
  const earlier = history(page).getByRole('button', { name: /^Show 100 of .+ earlier$/u });
  await earlier.focus();
  await page.keyboard.press('Enter');
  await expect(lines).toHaveCount(200);
  await expect(lines.first()).toContainText('brew 4801');
  await expect(earlier).toBeFocused();
  await history(page).getByRole('button', { name: 'As it was…' }).click();
  await expect(
    page
      .getByRole('dialog', { name: /as it was/ })
      .locator('del')
      .last(),
  ).toHaveText('4999');
});

test('When the last page of a history is shown the keys go on in its first line.', async ({ page, app }) => {
  await app.show(page, renamed(app.sample(), 120));
  await choose(page, 'just a brew');
  const lines = history(page).getByRole('listitem');
  await expect(lines).toHaveCount(100);
  await history(page).getByRole('button', { name: 'Show 21 earlier' }).focus();
  await page.keyboard.press('Enter');
  await expect(lines).toHaveCount(121);
  await expect(lines.first()).toContainText('created');
  await expect(lines.first().getByRole('button')).toBeFocused();
  expect(await axe(page)).toEqual([]);
});
