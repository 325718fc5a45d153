import { expect, test } from './support/app.ts';
import { cards, lane, toBoard } from './support/board.ts';
import { drag, dragOver } from './support/dragging.ts';
import { hostOf } from './support/seed.ts';
import { stored } from './support/stored.ts';

test('Quotations are dragged by their heads: in order, to another lane and into an empty one; undo takes it back, and beside the lanes nothing happens.', async ({
  page,
  app,
}) => {
  const file = app.sample();
  await app.show(page, file);
  await toBoard(page, 'Recognition without telling');
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
  await toBoard(page, 'Recognition without telling');
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
  const host = hostOf(file);
  const { parts } = host;
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
  host.close();
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
  await toBoard(page, 'Keeping company');
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
