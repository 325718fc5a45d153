import { another, expect, test } from './support/app.ts';
import { holding } from './support/holding.ts';
import { inMemos, lines, memo } from './support/memos.ts';
import { stored } from './support/stored.ts';

test('An old memo of plain text reads as it was, is written only when something changes, and what it was comes back.', async ({
  page,
  app,
}) => {
  const file = app.sample();
  await app.show(page, file);
  await inMemos(page);
  const written = () => stored(file)['change']?.length;
  const at = written();
  await lines(page).first().click();
  const before = await memo(page).innerText();
  expect(before.length).toBeGreaterThan(40);
  const undo = page.getByText(/^Undo: /);
  const last = await undo.textContent();
  await memo(page).click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Alt+1');
  await inMemos(page);
  // The host has answered what was asked after it: what had been written would be there.
  const search = page.getByRole('searchbox', { name: 'Search memos' });
  await search.fill('nobody wrote this');
  await expect(lines(page)).toHaveCount(0);
  await search.fill('');
  await expect(lines(page).first()).toBeVisible();
  await expect(undo).toHaveText(last ?? '');
  expect(written()).toBe(at);
  await memo(page).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Since then: ');
  await expect(undo).toHaveText(/^Undo: changed memo/);
  // Undo within the text is the text's; undo outside of it is the program's.
  await page.keyboard.press('Control+z');
  await expect(memo(page)).not.toContainText('Since then');
  await page.keyboard.type('By now: ');
  await page.getByRole('button', { name: 'History' }).click();
  const versions = page.getByRole('listbox', { name: 'Versions' }).getByRole('option');
  await expect(versions).toHaveCount(2);
  await expect(page.locator('.memo-version-words ins')).toContainText('By now:');
  await versions.nth(1).click();
  await page.getByRole('button', { name: 'Bring this version back' }).click();
  await expect(page.getByText('The version is back.')).toBeVisible();
  await expect(memo(page)).not.toContainText('By now');
  expect((await memo(page).innerText()).replace(/\s+/g, ' ')).toBe(before.replace(/\s+/g, ' '));
});

test('The same memo in two windows: one follows the other, and where both were written in nothing is lost.', async ({
  page,
  app,
}) => {
  await app.show(page, app.sample());
  const second = await another(page);
  for (const one of [page, second]) {
    await inMemos(one);
    await one.getByRole('listbox', { name: 'Memos' }).getByRole('option').first().click();
    await expect(memo(one)).toBeVisible();
  }
  await memo(page).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('First window. ');
  await expect(memo(second)).toContainText('First window.');
  await memo(second).click();
  await second.keyboard.press('Control+Home');
  await memo(page).click();
  await Promise.all([page.keyboard.type('One. '), second.keyboard.type('Two. ')]);
  const alerts = async () =>
    (await page.locator('.two-versions').count()) + (await second.locator('.two-versions').count());
  await expect.poll(alerts).toBe(1);
  const late = (await second.locator('.two-versions').count()) > 0 ? second : page;
  const early = late === second ? page : second;
  await expect(memo(late)).toContainText(late === second ? 'Two.' : 'One.');
  await late.getByRole('button', { name: 'Keep mine' }).click();
  await expect(memo(early)).toContainText(late === second ? 'Two.' : 'One.');
});

test('What was written in a memo that is left before anybody knew it had changed elsewhere becomes a memo of its own.', async ({
  page,
  app,
}) => {
  const wire = await holding(page);
  await app.show(page, app.sample());
  const second = await another(page);
  for (const one of [page, second]) {
    await inMemos(one);
    await one.getByRole('listbox', { name: 'Memos' }).getByRole('option').first().click();
    await memo(one).click();
    await one.keyboard.press('Control+Home');
  }
  wire.hold();
  await second.keyboard.type('Theirs. ');
  await expect(second.getByText(/^Undo: changed memo/)).toBeVisible();
  await page.keyboard.type('Mine. ');
  await page.keyboard.press('Alt+6');
  await expect(memo(page)).toHaveCount(0);
  await expect.poll(wire.waiting).toBeGreaterThan(1);
  wire.release();
  await inMemos(page);
  await expect(
    page.getByRole('listbox', { name: 'Memos' }).getByRole('option', { name: /\(my version\)/ }),
  ).toBeVisible();
  await page
    .getByRole('listbox', { name: 'Memos' })
    .getByRole('option', { name: /\(my version\)/ })
    .click();
  await expect(memo(page)).toContainText('Mine.');
  await expect(
    second.getByRole('listbox', { name: 'Memos' }).getByRole('option', { name: /\(my version\)/ }),
  ).toBeVisible();
  await expect(memo(second)).toContainText('Theirs.');
});
