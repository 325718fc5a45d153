import type { Page } from '@playwright/test';
import { openProject as openHost } from '../src-main/open.ts';
import { expect, test, type App } from './support/app.ts';
import { holding } from './support/holding.ts';

const undo = (page: Page) => page.keyboard.press('Control+z');

/** Presses keys one after the other before the first has been answered, and then lets the answers come. */
async function pressedAtOnce(page: Page, wire: Awaited<ReturnType<typeof holding>>, ...keys: string[]) {
  wire.hold();
  for (const key of keys) await page.keyboard.press(key);
  await expect.poll(wire.waiting).toBeGreaterThan(0);
  wire.release();
}

test('Quotations of the board go as many places as Alt and an arrow are pressed, also before there is an answer.', async ({
  page,
  app,
}) => {
  const wire = await holding(page);
  await app.show(page, app.sample());
  await page.keyboard.press('Alt+4');
  await page
    .getByRole('listbox', { name: 'Themes' })
    .getByRole('option', { name: /^Recognition without telling/ })
    .click();
  const cards = (name: string) => page.getByRole('region', { name, exact: true }).getByRole('article');
  await expect(cards('Chosen')).toHaveCount(4);
  const words = (name: string) => cards(name).locator('.quote').allInnerTexts();
  const [a = '', b = '', c = '', d = ''] = await words('Chosen');
  await cards('Chosen').last().focus();
  await pressedAtOnce(page, wire, 'Alt+ArrowUp', 'Alt+ArrowUp');
  await expect.poll(() => words('Chosen')).toEqual([a, d, b, c]);
  await expect(cards('Chosen').nth(1)).toBeFocused();
  // Each is a step of its own.
  await undo(page);
  await expect.poll(() => words('Chosen')).toEqual([a, b, d, c]);
  await cards('Chosen').filter({ hasText: d }).focus();
  await pressedAtOnce(page, wire, 'Alt+ArrowRight', 'Alt+ArrowRight');
  await expect.poll(() => words('Supplementary')).toEqual([d]);
  await expect(cards('Supplementary').first()).toBeFocused();
  await expect.poll(() => words('Chosen')).toEqual([a, b, c]);

  // What is taken off twice is taken off, and nothing is said to be amiss.
  await cards('Chosen').filter({ hasText: b }).focus();
  await pressedAtOnce(page, wire, 'Delete', 'Delete');
  await expect.poll(() => words('Chosen')).toEqual([a, c]);
  await expect(cards('Chosen').filter({ hasText: c })).toBeFocused();
  await expect(page.getByRole('alert')).toHaveCount(0);

  // What is made a candidate twice is one, and the next incident has the keys.
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  const found = page.getByRole('region', { name: 'Incidents not considered yet' }).getByRole('article');
  await expect(found.nth(1)).toBeVisible();
  const next = await found.nth(1).locator('.quote').innerText();
  await found.first().focus();
  await pressedAtOnce(page, wire, 'Enter', 'Enter');
  await expect(found.first().locator('.quote')).toHaveText(next);
  await expect(found.first()).toBeFocused();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('The exemplars of a code go as many places as Alt and an arrow are pressed, also before there is an answer.', async ({
  page,
  app,
}) => {
  const wire = await holding(page);
  await app.show(page, app.sample());
  await page.getByRole('button', { name: 'Codebook', exact: true }).click();
  await page
    .getByRole('treegrid', { name: 'Code tree' })
    .getByRole('row', { name: 'Recognition without telling', exact: true })
    .click();
  const cards = page.getByRole('region', { name: 'Exemplar quotations' }).locator('article.exemplar-card');
  await expect(cards).toHaveCount(4);
  const words = () => cards.locator('.quote').allInnerTexts();
  const [a = '', b = '', c = '', d = ''] = await words();
  await cards.last().focus();
  await pressedAtOnce(page, wire, 'Alt+ArrowUp', 'Alt+ArrowUp');
  await expect.poll(words).toEqual([a, d, b, c]);
  await expect(cards.nth(1)).toBeFocused();
  await pressedAtOnce(page, wire, 'Alt+ArrowDown', 'Alt+ArrowDown', 'Alt+ArrowDown');
  await expect.poll(words).toEqual([a, b, c, d]);
  // Once the keys are elsewhere, a list that changes leaves them there.
  const row = page.getByRole('row', { name: 'Recognition without telling', exact: true });
  await row.focus();
  await undo(page);
  await expect.poll(words).toEqual([a, b, d, c]);
  await expect(row).toBeFocused();
});

test('Codes go as many places as Alt and an arrow are pressed, and as deep, also before there is an answer.', async ({
  page,
  app,
}) => {
  const wire = await holding(page);
  await app.show(page, withCodes(app, ['one', 'two', 'three', 'four']));
  await page.getByRole('button', { name: 'Codebook', exact: true }).click();
  const tree = page.getByRole('treegrid', { name: 'Code tree' });
  const row = (name: string) => tree.getByRole('row', { name, exact: true });
  const order = () =>
    tree
      .getByRole('row')
      .evaluateAll((rows) =>
        rows.map((one) => `${one.getAttribute('aria-label')} ${one.getAttribute('aria-level')}`),
      );
  await row('one').click();
  await pressedAtOnce(page, wire, 'Alt+ArrowDown', 'Alt+ArrowDown', 'Alt+ArrowDown');
  await expect.poll(order).toEqual(['two 1', 'three 1', 'four 1', 'one 1']);
  await expect(row('one')).toBeFocused();

  // Under the code above, and there under the one above again; all of them stand open.
  await row('four').click();
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(order).toEqual(['two 1', 'three 1', 'four 2', 'one 1']);
  await row('three').focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(order).toEqual(['two 1', 'three 1', 'one 1']);
  await row('one').click();
  await pressedAtOnce(page, wire, 'Alt+ArrowRight', 'Alt+ArrowRight');
  await expect.poll(order).toEqual(['two 1', 'three 1', 'four 2', 'one 3']);
  await pressedAtOnce(page, wire, 'Alt+ArrowLeft', 'Alt+ArrowLeft', 'Alt+ArrowUp');
  await expect.poll(order).toEqual(['two 1', 'one 1', 'three 1', 'four 2']);

  // What is chosen after the keys does not go in its place.
  wire.hold();
  for (const key of ['Alt+ArrowUp', 'Alt+ArrowDown', 'Alt+ArrowDown', 'ArrowUp'])
    await page.keyboard.press(key);
  await expect.poll(wire.waiting).toBeGreaterThan(0);
  expect(await order()).toEqual(['two 1', 'one 1', 'three 1', 'four 2']);
  wire.release();
  await expect.poll(order).toEqual(['two 1', 'three 1', 'four 2', 'one 1']);
  await expect(page.getByText('Undo: Moved “one”')).toBeVisible();
});

test('Memos and sections of the sorting board go as many places as they are told to, also before there is an answer.', async ({
  page,
  app,
}) => {
  const wire = await holding(page);
  await app.show(page, withMemos(app));
  await page.keyboard.press('Alt+5');
  await page.getByRole('radio', { name: 'Sorting board' }).click();
  const section = (name: string) => page.getByRole('listbox', { name });
  const titles = (name: string) => section(name).getByRole('option').locator('b').allInnerTexts();
  await expect.poll(() => titles('A')).toEqual(['1', '2', '3', '4']);
  await section('A').getByRole('option', { name: /^1/ }).click();
  await pressedAtOnce(page, wire, 'Alt+ArrowDown', 'Alt+ArrowDown', 'Alt+ArrowDown');
  await expect.poll(() => titles('A')).toEqual(['2', '3', '4', '1']);
  await expect(section('A')).toBeFocused();
  await pressedAtOnce(page, wire, 'Alt+ArrowUp', 'Alt+ArrowRight', 'Alt+ArrowRight');
  await expect.poll(() => titles('C')).toEqual(['1']);
  await expect.poll(() => titles('A')).toEqual(['2', '3', '4']);
  await expect(section('C')).toBeFocused();

  const sections = () =>
    page
      .getByRole('region')
      .filter({ has: page.getByRole('listbox') })
      .getByRole('heading')
      .allInnerTexts();
  wire.hold();
  for (let i = 0; i < 2; i++) {
    await page.getByRole('button', { name: 'More on A' }).click();
    await page.getByRole('menuitem', { name: 'Move right' }).click();
  }
  await expect.poll(wire.waiting).toBeGreaterThan(0);
  wire.release();
  await expect.poll(sections).toEqual(['Not sorted', 'B', 'C', 'A']);
  wire.hold();
  await page.getByRole('button', { name: 'More on B' }).click();
  await page.getByRole('menuitem', { name: 'Move right' }).click();
  await page.getByRole('button', { name: 'More on C' }).click();
  await page.getByRole('menuitem', { name: 'Move left' }).click();
  wire.release();
  // C has come to the front by B's going: there is nothing further left.
  await expect(page.getByText('Undo: Moved section “B”')).toBeVisible();
  await expect.poll(sections).toEqual(['Not sorted', 'C', 'B', 'A']);
});

/** A project with codes of these names at the top of the tree, in this order. */
function withCodes(app: App, names: readonly string[]): string {
  return seeded(app, ({ write, newGuid }) =>
    write({ kind: 'test', label: 'Seeded' }, (tx) => {
      names.forEach((name, position) =>
        tx.insert('code', {
          guid: newGuid(),
          name,
          parentId: null,
          position,
          level: 'theme',
          origin: 'open',
          color: '#4a6fa5',
          shortDefinition: '',
          fullDefinition: '',
          useWhen: '',
          avoidWhen: '',
          typicalExample: '',
          retiredAt: null,
          mergedIntoId: null,
        }),
      );
    }),
  );
}

/** A project with memos 1 to 4 in section A, and two more sections. */
function withMemos(app: App): string {
  return seeded(app, ({ write, newGuid, coder, clock }) =>
    write({ kind: 'test', label: 'Seeded' }, (tx) => {
      const [a] = ['A', 'B', 'C'].map((name, position) =>
        tx.insert('memoSection', { guid: newGuid(), name, position }),
      );
      const at = clock();
      tx.insertMany(
        'memo',
        [1, 2, 3, 4].map((n) => ({
          guid: newGuid(),
          kind: 'theoretical' as const,
          title: String(n),
          body: '',
          plainText: '',
          coderId: coder.id(),
          createdAt: at,
          updatedAt: at,
          sectionId: a?.id ?? null,
          place: n,
        })),
      );
    }),
  );
}

type Parts = Extract<ReturnType<typeof openHost>, { ok: true }>['value']['parts'];

function seeded(app: App, seed: (parts: Parts) => void): string {
  const file = app.empty();
  const host = openHost(file);
  if (!host.ok) throw new Error(host.failure.message);
  seed(host.value.parts);
  host.value.close();
  return file;
}
