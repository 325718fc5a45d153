import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { openProject as openHost } from '../src-main/open.ts';
import { expect, isClean, test } from './support/app.ts';
import { drag, dragOver } from './support/dragging.ts';
import { holding } from './support/holding.ts';
import { stored } from './support/stored.ts';

const lane = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const cards = (page: Page, name: string) => lane(page, name).getByRole('article');

test('Quotations are found, considered, chosen, ranked and cut by keys; the balance follows, and the codebook has the chosen only.', async ({
  page,
  app,
}) => {
  await app.show(page, app.sample());
  await page.keyboard.press('Alt+4');
  const themes = page.getByRole('listbox', { name: 'Themes' });
  await themes.getByRole('option', { name: /^Recognition without telling/ }).click();
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
  await expect(themes.getByRole('option', { selected: true })).toContainText('1 candidate');
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
  await expect(themes.getByRole('option', { selected: true })).toContainText('1 candidate');
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

test('Quotations are dragged by their heads: in order, to another lane and into an empty one; undo takes it back, and beside the lanes nothing happens.', async ({
  page,
  app,
}) => {
  const file = app.sample();
  await app.show(page, file);
  const toBoard = async () => {
    await page.keyboard.press('Alt+4');
    await page
      .getByRole('listbox', { name: 'Themes' })
      .getByRole('option', { name: /^Recognition without telling/ })
      .click();
  };
  await toBoard();
  const chosen = cards(page, 'Chosen');
  await expect(chosen).toHaveCount(4);
  const words = (name: string) => cards(page, name).locator('.quote').allInnerTexts();
  const [a = '', b = '', c = '', d = ''] = await words('Chosen');
  const head = (name: string, quotation: string) =>
    cards(page, name).filter({ hasText: quotation }).locator('.card-head');
  const card = (name: string, quotation: string) => cards(page, name).filter({ hasText: quotation });
  const held = { x: 0.3 };

  await dragOver(page, { on: head('Chosen', a), ...held }, { on: card('Chosen', b), y: 0.8 });
  const line = lane(page, 'Chosen').locator('.lane-drop');
  await expect(line).toBeVisible();
  const below = (await card('Chosen', c).boundingBox())?.y ?? 0;
  expect(Math.abs(((await line.boundingBox())?.y ?? 0) - below)).toBeLessThan(10);
  await expect(card('Chosen', a)).toHaveClass(/is-dragged/);
  await page.mouse.up();
  await expect(line).toBeHidden();
  await expect.poll(() => words('Chosen')).toEqual([b, a, c, d]);
  await expect(card('Chosen', a)).toBeFocused();
  await drag(page, { on: head('Chosen', a), ...held }, { on: card('Chosen', b), y: 0.2 });
  await expect.poll(() => words('Chosen')).toEqual([a, b, c, d]);

  // Into the empty lane of candidates, another before it, and back to a rank among the chosen.
  await drag(
    page,
    { on: head('Chosen', b), ...held },
    { on: lane(page, 'Candidates').locator('.lane-scroll') },
  );
  await expect.poll(() => words('Candidates')).toEqual([b]);
  await drag(page, { on: head('Chosen', c), ...held }, { on: card('Candidates', b), y: 0.1 });
  await expect.poll(() => words('Candidates')).toEqual([c, b]);
  await expect.poll(() => words('Chosen')).toEqual([a, d]);
  await drag(page, { on: head('Candidates', b), ...held }, { on: card('Chosen', d), y: 0.2 });
  await expect.poll(() => words('Chosen')).toEqual([a, b, d]);
  await page.reload();
  await expect(page.getByRole('main')).toBeVisible();
  await toBoard();
  await expect.poll(() => words('Chosen')).toEqual([a, b, d]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => words('Chosen')).toEqual([a, d]);
  await expect.poll(() => words('Candidates')).toEqual([c, b]);

  const undo = page.getByText(/^Undo: /);
  const last = await undo.textContent();
  const written = () => stored(file)['change']?.length ?? 0;
  const at = written();
  await drag(page, { on: head('Candidates', c), ...held }, { on: card('Candidates', c), y: 0.8 });
  await drag(
    page,
    { on: head('Candidates', c), ...held },
    { on: page.getByRole('complementary', { name: 'Balance' }) },
  );
  await expect(page.locator('.is-dragged, .lane[data-over], .lane-drop')).toHaveCount(0);
  expect(await words('Candidates')).toEqual([c, b]);
  await expect(undo).toHaveText(last ?? '');

  // One that is taken off by its menu leaves the keys to the next, as with Delete.
  await card('Candidates', c)
    .getByRole('button', { name: /^More about/ })
    .click();
  await page.getByRole('menuitem', { name: 'Take off the board' }).click();
  await expect.poll(() => words('Candidates')).toEqual([b]);
  await expect(card('Candidates', b)).toBeFocused();
  // That is the one change since: letting go beside the lanes wrote none.
  expect(written()).toBe(at + 1);
});

/** The sample study with every incident of a theme a candidate, but for those that are exemplars already. Gives how many. */
function withCandidates(file: string, theme: string): number {
  const host = openHost(file);
  if (!host.ok) throw new Error(host.failure.message);
  const { parts } = host.value;
  const ids = parts.db.sqlite
    .prepare(
      `with recursive below(id) as (
         select id from code where name = ? union select code.id from code join below on parent_id = below.id
       ) select id from coding where code_id in below and id not in (select coding_id from exemplar) order by id`,
    )
    .pluck()
    .all(theme) as number[];
  parts.write({ kind: 'test', label: 'Seeded' }, (tx) =>
    tx.insertMany(
      'exemplar',
      ids.map((codingId, i) => ({
        guid: parts.newGuid(),
        codingId,
        rendition: '{"cuts":[]}',
        rank: 100 + i,
        reason: '',
        checkedRevision: parts.revision() + 1,
        standing: 'candidate' as const,
      })),
    ),
  );
  host.value.close();
  return ids.length;
}

test('A lane scrolls under a quotation that is held at its edge, down and up, and takes it where it is let go.', async ({
  page,
  app,
}) => {
  const file = app.sample();
  const count = withCandidates(file, 'Keeping company');
  expect(count).toBeGreaterThan(25);
  await app.show(page, file);
  await page.keyboard.press('Alt+4');
  await page
    .getByRole('listbox', { name: 'Themes' })
    .getByRole('option', { name: /^Keeping company/ })
    .click();
  const candidates = lane(page, 'Candidates').locator('.lane-scroll');
  const top = () => candidates.evaluate((box) => box.scrollTop);
  const stands = () => lane(page, 'Candidates').locator('.pane-head small').innerText();
  const placeOf = async (card: ReturnType<typeof cards>) =>
    Number(/, (\d+) of \d+/.exec((await card.getAttribute('aria-label')) ?? '')?.[1]);
  await expect.poll(stands).toBe(String(count));

  // Another lane's, held at the lower edge: the longer, the further.
  const chosen = cards(page, 'Chosen').first();
  const words = (await chosen.locator('.quote').innerText()).slice(0, 30);
  const held = page.getByRole('article').filter({ hasText: words });
  await dragOver(page, { on: chosen.locator('.card-head'), x: 0.3 }, { on: candidates, y: 0.98 });
  await expect.poll(top).toBeGreaterThan(1_500);
  await page.mouse.up();
  await expect.poll(stands).toBe(String(count + 1));
  await expect(held).toBeFocused();
  await expect(held).toBeInViewport();
  const place = await placeOf(held);
  expect(place).toBeGreaterThan(6);
  const rests = await top();
  await page.waitForTimeout(300);
  expect(Math.abs((await top()) - rests)).toBeLessThan(2);

  // Its own, held at the upper edge: its card leaves the sight, and the drag goes on.
  await dragOver(page, { on: held.locator('.card-head'), x: 0.3 }, { on: candidates, y: 0.02 });
  await expect.poll(top).toBe(0);
  await page.mouse.up();
  await expect(held).toBeFocused();
  await expect(held).toBeInViewport();
  expect(await placeOf(held)).toBe(1);

  // By keys it is followed as well.
  for (let i = 2; i < 8; i++) {
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => placeOf(held)).toBe(i);
  }
  await expect(held).toBeInViewport();
  for (let i = 6; i > 0; i--) {
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => placeOf(held)).toBe(i);
  }
  await expect(held).toBeInViewport();

  // In the middle, and once it has been given up with Escape, nothing scrolls.
  await dragOver(page, { on: held.locator('.card-head'), x: 0.3 }, { on: candidates, y: 0.5 });
  await page.waitForTimeout(300);
  expect(await top()).toBe(0);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await placeOf(held)).toBe(1);
});

test('A theme that is chosen before it is known who is quoted stays chosen, and so does one whose last quotation goes.', async ({
  page,
  app,
}) => {
  const wire = await holding(page);
  await app.show(page, app.sample());
  wire.hold();
  await page.keyboard.press('Alt+4');
  const themes = page.getByRole('listbox', { name: 'Themes' });
  await themes.getByRole('option', { name: /^Keeping company/ }).click();
  await expect.poll(wire.waiting).toBeGreaterThan(0);
  wire.release();
  const chosen = themes.getByRole('option', { selected: true });
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
  await expect(themes.getByRole('option', { name: /^Ordinary company.*4 chosen/ })).toBeVisible();
  await expect(chosen).toContainText('Recognition without telling');
});
