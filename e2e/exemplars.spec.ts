import { readFileSync } from 'node:fs';
import { expect, isClean, test } from './support/app.ts';
import { cards, lane, themes, toBoard } from './support/board.ts';
import { holding } from './support/holding.ts';

test('Quotations are found, considered, chosen, ranked and cut by keys; the balance follows, and the codebook has the chosen only.', async ({
  page,
  app,
}) => {
  await app.show(page, app.sample());
  await toBoard(page, 'Recognition without telling');
  await expect(cards(page, 'Chosen')).toHaveCount(4);
  const balance = page.getByRole('complementary', { name: 'Balance' });
  await expect(balance.getByRole('status')).toContainText('Nobody is quoted too often');
  const share = (of: 'Roles' | 'Cases', name: string) =>
    balance.getByRole('region', { name: of }).getByRole('listitem').filter({ hasText: name });
  const quoted = async (of: 'Roles' | 'Cases', times: Record<string, string>) => {
    for (const [name, says] of Object.entries(times)) await expect(share(of, name)).toContainText(says);
  };
  await quoted('Roles', {
    'Peer worker': 'quoted 1 time, 14 incidents',
    'Service user': 'quoted 2 times, 16 incidents',
    Staff: 'quoted 0 times, 9 incidents',
  });
  await quoted('Cases', { PAR1: 'quoted 1 time, 11 incidents', VOL1: 'quoted 1 time, 8 incidents' });

  // Two more of one participant: the balance says so.
  await balance.getByRole('button', { name: /^PAR1PW01: quoted 1 time/ }).click();
  const finder = lane(page, 'Incidents not considered yet');
  const found = finder.getByRole('article');
  await expect(found.first()).toContainText('PAR1PW01');
  await expect(found.first()).toBeFocused();
  const second = await found.nth(1).locator('.quote').innerText();
  await found.first().focus();
  await page.keyboard.press('*');
  await expect(found.first().locator('.quote')).toHaveText(second);
  await found.first().focus();
  await page.keyboard.press('*');
  await expect(balance.getByRole('status')).toContainText('PAR1PW01 is quoted 3 times in 6.');
  await quoted('Roles', { 'Peer worker': 'quoted 3 times', 'Service user': 'quoted 2 times' });
  await quoted('Cases', { PAR1: 'quoted 3 times', VOL1: 'quoted 1 time' });
  await expect(found.first()).toBeVisible();
  const considered = await found.first().locator('.quote').innerText();
  await expect.poll(() => found.first().locator('.quote').innerText()).not.toBe(second);
  await found.first().focus();
  await page.keyboard.press('Enter');
  await expect(themes(page).getByRole('option', { selected: true })).toContainText('1 candidate');
  await finder.getByRole('button', { name: 'Back to the board' }).click();
  await expect(lane(page, 'Candidates').getByRole('button', { name: 'Find' })).toBeFocused();
  await page.keyboard.press('/');
  await expect(found.first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(cards(page, 'Candidates')).toHaveCount(1);
  await expect(cards(page, 'Chosen')).toHaveCount(6);

  // Ranked and put to another lane.
  const said = () => cards(page, 'Chosen').locator('.quote').first().innerText();
  const last = await cards(page, 'Chosen').nth(1).locator('.quote').innerText();
  await cards(page, 'Chosen').nth(1).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(said).toBe(last);
  await expect(cards(page, 'Chosen').first()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(cards(page, 'Candidates').first()).toBeFocused();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(cards(page, 'Supplementary')).toHaveCount(1);
  const supplementary = await cards(page, 'Supplementary').locator('.quote').innerText();

  // A quotation that says what was not said is explained and not kept.
  const first = cards(page, 'Chosen').first();
  await first.getByRole('button', { name: 'Edit quotation' }).click();
  const typed = first.getByRole('textbox', { name: 'Or type the quotation' });
  const words = await typed.inputValue();
  await typed.fill(words.replace(/\p{L}+/u, 'Nobody'));
  await expect(first.locator('.quotation-verdict')).toContainText('Not saved until it is a faithful cut');
  await page.keyboard.press('Escape');
  await first.getByRole('button', { name: 'Done' }).click();
  await first.getByRole('button', { name: 'Why this one?' }).or(first.getByRole('button', { name: /edit/ })).first().click(); // prettier-ignore
  await page.keyboard.press('Control+a');
  await page.keyboard.type('It says it best.');
  await page.keyboard.press('Control+Enter');
  await expect(first).toContainText('It says it best.');

  await isClean(page, 'the board of exemplars');

  // One more candidate, which no document shows.
  await lane(page, 'Candidates').getByRole('button', { name: 'Find' }).click();
  await expect(found.first()).toBeVisible();
  const candidate = await found.first().locator('.quote').innerText();
  await found.first().getByRole('button', { name: 'Candidate', exact: true }).click();
  await expect(themes(page).getByRole('option', { selected: true })).toContainText('1 candidate');
  await page.keyboard.press('Alt+3');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export codebook' }).click();
  await page.getByRole('menuitem', { name: 'JSON, for programs (.json)' }).first().click();
  const book = readFileSync(await (await downloading).path(), 'utf8');
  const quotations = [...book.matchAll(/"quotation": "(.*)"/g)].map(([, quotation = '']) => quotation);
  const bare = (text: string) => text.replace(/^“|”.*$/g, '').trim();
  expect(quotations.some((one) => one.trim() === bare(supplementary))).toBe(true);
  expect(quotations.some((one) => one.trim() === bare(candidate))).toBe(false);
  expect(book).toContain('"supplementary": [');
  expect(considered).toContain(bare(supplementary).slice(0, 20));
});

test('A theme that is chosen before it is known who is quoted stays chosen, and so does one whose last quotation goes.', async ({
  page,
  app,
}) => {
  const wire = await holding(page);
  await app.show(page, app.sample());
  wire.hold();
  await toBoard(page, 'Keeping company');
  await expect.poll(wire.waiting).toBeGreaterThan(0);
  wire.release();
  const chosen = themes(page).getByRole('option', { selected: true });
  await expect(cards(page, 'Chosen').first()).toBeVisible();
  await expect(chosen).toContainText('Keeping company');

  // In a window that has chosen none, the first with quotations.
  await page.reload();
  await expect(page.getByRole('main')).toBeVisible();
  await page.keyboard.press('Alt+4');
  await expect(chosen).toContainText('Recognition without telling');
  for (let left = 4; left > 0; left--) {
    await expect(cards(page, 'Chosen')).toHaveCount(left);
    await cards(page, 'Chosen').first().focus();
    await page.keyboard.press('Delete');
  }
  await expect(cards(page, 'Chosen')).toHaveCount(0);
  await expect(themes(page).getByRole('option', { name: /^Ordinary company.*4 chosen/ })).toBeVisible();
  await expect(chosen).toContainText('Recognition without telling');
});
