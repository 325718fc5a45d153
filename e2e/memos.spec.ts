import { another, expect, test } from './support/app.ts';
import { inMemos, lines, memo, writeMemos } from './support/memos.ts';
import { hostOf } from './support/seed.ts';

test('The memo that somebody is at stays when another window writes a newer one; when it is deleted the next is open and the list has the keys.', async ({
  page,
  app,
}) => {
  await app.show(page, app.sample());
  await inMemos(page);
  const list = page.getByRole('listbox', { name: 'Memos' });
  const titles = () => lines(page).locator('.memo-line-title').allInnerTexts();
  await expect(lines(page).first()).toBeVisible();
  const before = await titles();
  const [first = '', , third = '', fourth = ''] = before;
  const title = page.getByRole('textbox', { name: 'Title' });
  await expect(title).toHaveValue(first);
  await memo(page).click();
  const second = await another(page);
  await inMemos(second);
  await second.getByRole('button', { name: 'New memo' }).click();
  await expect(lines(page).nth(1)).toContainText(first);
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Undisturbed. ');
  await expect(title).toHaveValue(first);
  await expect(memo(page)).toContainText('Undisturbed. ');

  await lines(page).filter({ hasText: third }).click();
  await expect(title).toHaveValue(third);
  await page.getByRole('button', { name: 'Delete memo' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(lines(page).filter({ hasText: third })).toHaveCount(0);
  await expect(title).toHaveValue(fourth);
  await expect(list).toBeFocused();
  await expect(lines(page).filter({ hasText: fourth })).toHaveAttribute('aria-selected', 'true');
});

test('When a memo is taken off what it is on the keys stay: they are with the next, the one before, or where another is added.', async ({
  page,
  app,
}) => {
  const file = app.sample();
  const host = hostOf(file);
  const { parts } = host;
  const codes = parts.db.orm.query.code.findMany({ limit: 3 }).sync();
  parts.write({ kind: 'test', label: 'Tied' }, (tx) => {
    const at = '2199-01-01T00:00:00.000Z';
    const [memo] = writeMemos(host, tx, [{ title: 'On three codes', createdAt: at, updatedAt: at }]);
    for (const code of codes)
      tx.insert('memoLink', {
        memoId: memo?.id ?? 0,
        target: 'code',
        targetId: code.id,
        start: null,
        end: null,
        role: 'on',
        anchor: '',
      });
  });
  host.close();
  await app.show(page, file);
  await inMemos(page);
  await page.getByRole('option', { name: /On three codes/ }).click();
  const [first = '', second = '', third = ''] = codes.map((code) => code.name);
  const off = (name: string) => page.getByRole('button', { name: `Take it off ${name}`, exact: true });
  await off(second).focus();
  await page.keyboard.press('Enter');
  await expect(off(second)).toHaveCount(0);
  await expect(off(third)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(off(third)).toHaveCount(0);
  await expect(off(first)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(off(first)).toHaveCount(0);
  await expect(page.locator('.memo-links').getByRole('button')).toBeFocused();
});

test('The memo that is open is there for who hears the list, however far the list is scrolled.', async ({
  page,
  app,
}) => {
  const file = app.sample();
  const host = hostOf(file);
  const at = '2026-01-01T00:00:00.000Z';
  host.parts.write({ kind: 'test', label: 'Many' }, (tx) =>
    writeMemos(
      host,
      tx,
      Array.from({ length: 300 }, (_, i) => ({ title: `Memo ${i}`, createdAt: at, updatedAt: at })),
    ),
  );
  host.close();
  await app.show(page, file);
  await inMemos(page);
  const list = page.getByRole('listbox', { name: 'Memos' });
  await list.focus();
  await page.keyboard.press('ArrowDown');
  const named = () =>
    list.evaluate((one) => {
      const line = document.getElementById(one.getAttribute('aria-activedescendant') ?? '');
      return [line !== null, line?.getAttribute('aria-selected')];
    });
  expect(await named()).toEqual([true, 'true']);
  await list.evaluate((one) => one.scrollTo(0, one.scrollHeight));
  await expect(list.getByRole('option').last()).toBeInViewport();
  await expect.poll(() => list.getByRole('option').count()).toBeLessThan(60);
  expect(await named()).toEqual([true, 'true']);
});
