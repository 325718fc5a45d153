import { expect, isClean, test } from './support/app.ts';
import { bench, choose, verdict } from './support/bench.ts';
import { hostOf } from './support/seed.ts';
import { status } from './support/window.ts';

/** Puts a memo on the first incident of a code. */
function memoOnOne(file: string, code: string): void {
  const host = hostOf(file);
  const { parts, handlers } = host;
  const targetId = parts.db.sqlite
    .prepare(
      'select g.id from coding g join code c on c.id = g.code_id where c.name = ? and g.coder_id = 1 and g.in_scope = 1',
    )
    .pluck()
    .get(code) as number;
  void handlers['memos.add'](
    {
      kind: 'theoretical',
      title: 'On one of them',
      plainText: 'It waits.',
      body: '',
      on: [{ target: 'coding', targetId, start: null, end: null }],
    },
    { cancelled: () => false, progress: () => {} },
  );
  host.close();
}

test('Everything on the bench is done by keys, and axe finds nothing in either theme.', async ({
  app,
  page,
}) => {
  test.setTimeout(240_000); // axe takes some seconds a screen
  const file = app.sample();
  memoOnOne(file, 'keep it in your pocket');
  await app.show(page, file);
  const clean = (what: string) => isClean(page, what);
  await page.keyboard.press('Alt+2');
  await expect(page.getByRole('heading', { name: 'Put incident beside incident' })).toBeVisible();
  await clean('nothing on the bench');
  await choose(page, 'Recognition without telling');
  const at = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await page.keyboard.press('ArrowDown');
  await expect.poll(at).toBe('PAR1PW01, keep it in your pocket');
  await page.keyboard.press(' ');
  await page.keyboard.press('ArrowRight');
  await expect.poll(at).toMatch(/^PAR1SU01/);
  await page.keyboard.press('Shift+ArrowDown');
  await expect(verdict(page)).toContainText('3 incidents:');
  await page.keyboard.press('Enter');
  const reading = page.getByRole('complementary', { name: 'Read in place' });
  await expect(reading.locator('mark')).toContainText('the whole speech');
  await page.keyboard.press('ArrowUp');
  await expect(reading.locator('mark')).toContainText('what she said');
  await clean('bench and reading');
  await page.keyboard.press('Escape');
  await expect(reading).toBeHidden();

  await page.keyboard.press('5');
  await expect(bench(page).getByRole('region', { name: /^keep it in your pocket: 9/ })).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByRole('main')).toContainText('5 incidents · 1 participant');
  await expect(verdict(page)).toContainText('1 not in sight');
  await page.keyboard.press('2');
  const columns = () =>
    bench(page)
      .getByRole('region')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
  // Interviews of the role of the card that has the keys, and of no other.
  await expect(page.getByRole('main')).toContainText('16 incidents · 3 participants');
  await expect.poll(async () => (await columns()).map((name) => name.slice(0, 8)).sort()).toEqual(['PAR1SU01', 'PAR2SU01', 'STA1SU01']); // prettier-ignore
  await page.keyboard.press('4');
  await expect(bench(page).getByRole('region', { name: /^STA1/ })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('whole speech');
  await page.keyboard.press('Enter');
  await expect(bench(page).locator('mark').first()).toHaveText('whole speech');
  await page.keyboard.press('Escape');
  await page.keyboard.press('q');
  await page.keyboard.type('Told or seen?');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(verdict(page)).toContainText('Pick incidents');
  await page.keyboard.press('3');
  await bench(page).getByRole('article').first().focus();
  await page.keyboard.press('Control+a');
  await expect(verdict(page)).toContainText('14 incidents:');
  await page.keyboard.press('d');
  const dialog = page.getByRole('dialog');
  await page.keyboard.type('told');
  await clean('splitting');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(verdict(page)).toContainText('different, 13 incidents to “told”');
  await page.keyboard.press('Control+z');
  await expect(verdict(page)).not.toContainText('different, 13 incidents to “told”');
  await expect(status(page)).toContainText('54 codes');
  // Where the card of the caret goes, the keys go on at the next.
  const compare = async (name: string) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(`compare ${name}`);
    await page.keyboard.press('Enter');
  };
  await compare('keep it in your pocket');
  await expect(page.getByRole('main')).toContainText('9 incidents');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const stood = bench(page).getByRole('article').nth(1);
  await expect(stood).toBeFocused();
  const next = await bench(page).getByRole('article').nth(2).getAttribute('id');
  await page.keyboard.press(' ');
  await page.keyboard.press('m');
  await page.keyboard.type('what telling costs');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Move 1 incident' }).click();
  await expect(page.getByRole('main')).toContainText('8 incidents');
  await expect(stood).toHaveAttribute('id', next ?? '');
  await expect(stood).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('main')).toContainText('9 incidents');
  await choose(page, 'Recognition without telling');
  await page.keyboard.press('k');
  await expect(page.getByRole('complementary', { name: 'Kept comparisons' })).toContainText(
    'No comparison has been kept yet',
  );
  await clean('kept comparisons');
  await page.keyboard.press('Escape');
  await page.keyboard.press('f');
  await expect(page.getByRole('dialog', { name: 'Filter' })).toBeVisible();
  // Sections of all interviews, though none is open.
  await expect(
    page.getByRole('group', { name: 'Interview section' }).getByRole('checkbox').first(),
  ).toBeVisible();
  await expect(page.getByRole('group', { name: 'Interview section' })).toContainText(/\d+ interviews/);
  await clean('filters');

  // Each of them narrows the bench at once: behind the popover, so it is read past what hides it from a reader.
  const main = page.getByRole('main', { includeHidden: true });
  const narrowed = async (group: string, name: string, to: string) => {
    const check = page.getByRole('group', { name: group, exact: true }).getByRole('checkbox', { name });
    await check.check();
    await expect(main).toContainText(to);
    await check.uncheck();
    await expect(main).toContainText('42 incidents');
  };
  await narrowed('Role', 'Staff', '9 incidents · 2 participants');
  await narrowed('Case', 'VOL1', '8 incidents · 2 participants');
  await narrowed('Coder', 'R2', '13 incidents');
  await page.getByRole('group', { name: 'Attribute', exact: true }).getByRole('button').first().click();
  await page.getByRole('option', { name: 'Sector', exact: true }).click();
  await narrowed('Sector', 'Partnership', '24 incidents · 4 participants');
  const memo = page.getByRole('group', { name: 'Memo', exact: true });
  await memo.getByRole('button', { name: 'With', exact: true }).click();
  await expect(main).toContainText('1 incident · 1 participant');
  await expect(page.locator('.bench-card .bench-coder')).toHaveText('R1');
  await expect(page.locator('.bench-card .bench-coder')).toHaveAttribute('title', 'Coded by Researcher one');
  await memo.getByRole('button', { name: 'Without', exact: true }).click();
  await expect(main).toContainText('41 incidents');
  if (process.env['SCREENSHOTS']) await page.screenshot({ path: `${process.env['SCREENSHOTS']}/filter.png` });
});
