import type { Page } from '@playwright/test';
import { another, expect, isClean, test } from './support/app.ts';
import { dense } from './support/seed.ts';

const loose = (page: Page) => page.getByRole('region', { name: 'Loose incidents' });
const pile = (page: Page, name: string | RegExp) => page.getByRole('region', { name });
const cards = (page: Page, name: RegExp) => pile(page, name).getByRole('article');
const counts = (page: Page) => page.getByRole('main').getByText(/loose · \d+ sorted/);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);

/** Chooses a code in the codebook and sorts its incidents. */
async function sort(page: Page, name: string) {
  await page.keyboard.press('Alt+3');
  await page.getByRole('treegrid', { name: 'Code tree' }).getByRole('row', { name, exact: true }).click();
  await page.keyboard.press('Alt+l');
  await expect(counts(page)).toBeVisible();
}

test('Incidents are sorted into named piles by keys, become codes under theirs, and undo brings both back.', async ({
  app,
  page,
}) => {
  test.setTimeout(150_000);
  await app.show(page, app.sample());
  await sort(page, 'keep it in your pocket');
  await expect(counts(page)).toHaveText('9 loose · 0 sorted');
  await expect(loose(page).getByRole('article').first()).toContainText('“');

  // Two are picked with Space and make a pile, whose name is written at once.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Name of pile 1' })).toBeFocused();
  await page.keyboard.type('held back');
  await page.keyboard.press('Enter');
  await expect(counts(page)).toHaveText('7 loose · 2 sorted');
  await expect(cards(page, /^Pile 1, held back: 2/)).toHaveCount(2);

  // The card of the caret goes by a digit, and the caret goes on to the next.
  const next = await focused(page);
  expect(next).toMatch(/^incident-/);
  await page.keyboard.press('1');
  await expect(cards(page, /^Pile 1, held back: 3/)).toHaveCount(3);
  await expect.poll(() => focused(page)).not.toBe(next);
  await expect.poll(() => focused(page)).toMatch(/^incident-/);
  await page.keyboard.press('z');
  await expect(counts(page)).toHaveText('7 loose · 2 sorted');
  await page.keyboard.press('Shift+z');
  await expect(counts(page)).toHaveText('6 loose · 3 sorted');
  await page.keyboard.press('Control+z');
  await expect(counts(page)).toHaveText('7 loose · 2 sorted');

  // To the pile with an arrow, and out of it again.
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.pile') !== null)).toBe(true);
  await page.keyboard.press('Backspace');
  await expect(counts(page)).toHaveText('8 loose · 1 sorted');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('.piles-loose') !== null))
    .toBe(true);
  await page.keyboard.press('z');
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.pile') !== null)).toBe(true);
  await page.keyboard.press('ArrowLeft');

  // A second pile has no name yet: it says so where it stands.
  await page.keyboard.press('Home');
  await page.keyboard.press('n');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  await expect(pile(page, /^Pile 2: 1/)).toContainText('Name this pile first.');
  await expect(page.getByRole('textbox', { name: 'Name of pile 2' })).toBeFocused();
  await page.keyboard.type('Held Back');
  await expect(pile(page, /^Pile 2/)).toContainText('Another pile has this name.');
  await page.getByRole('button', { name: 'Name pile 2 in the first speaker’s own words' }).click();
  await expect(page.getByRole('textbox', { name: 'Name of pile 2' })).not.toHaveValue('Held Back');
  await expect(page.getByRole('textbox', { name: 'Name of pile 2' })).not.toHaveValue('');
  await isClean(page, 'piles');

  // Leaving asks; the piles wait, and nothing of them is lost.
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep for later' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Incidents', exact: true })).toBeVisible();
  await page.keyboard.press('l');
  await expect(counts(page)).toHaveText('6 loose · 3 sorted');

  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog', { name: 'Make 2 codes under “keep it in your pocket”' });
  await expect(dialog).toContainText('6 incidents stay with “keep it in your pocket”.');
  await expect(dialog.getByRole('list', { name: 'Piles with incidents' })).toContainText('in vivo');
  await isClean(page, 'summary');
  await dialog.getByRole('textbox', { name: 'Why?' }).fill('Two ways of holding back.');
  await dialog.getByRole('button', { name: 'Make 2 codes' }).press('Enter');
  await expect(dialog).toBeHidden();
  const column = page.getByRole('region', { name: /^held back: 2 incidents/ });
  await expect(column).toBeVisible();
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await expect(verdict).toContainText('Sorted “keep it in your pocket” into 2 piles');
  await verdict.getByRole('button', { name: 'Show the record' }).click();
  await expect(page.getByRole('complementary')).toContainText('Two ways of holding back.');
  await expect(page.getByRole('complementary')).toContainText('keep it in your pocket');
  await page.keyboard.press('Escape');
  // Whence a code of a pile came is in its history.
  await page.keyboard.press('Alt+3');
  await page.getByRole('treegrid', { name: 'Code tree' }).getByRole('row', { name: 'held back', exact: true }).click(); // prettier-ignore
  await expect(page.getByRole('region', { name: 'History' })).toContainText(
    '2 incidents from “keep it in your pocket”',
  );
  await page.keyboard.press('Alt+2');
  await expect(column).toBeVisible();

  await page.keyboard.press('Control+z');
  await expect(column).toBeHidden();
  await expect(page.getByRole('contentinfo', { name: 'Status' })).toContainText('54 codes');
  await page.keyboard.press('l');
  await expect(counts(page)).toHaveText('6 loose · 3 sorted');
});

test('A theme’s incidents are dragged into piles that become categories, beside the codes it has.', async ({
  app,
  page,
}) => {
  await app.show(page, app.sample());
  await sort(page, 'Recognition without telling');
  await expect(pile(page, /^Pile 1, /)).toContainText('here already');
  await expect(loose(page)).toContainText('Nothing to sort');
  await page.getByRole('button', { name: 'Sort what is coded below it' }).click();
  await expect(page.getByRole('checkbox', { name: 'With what is coded below' })).toBeChecked();
  await expect(counts(page)).toHaveText('42 loose · 0 sorted');
  const first = loose(page).getByRole('article').first();
  await expect(first).toContainText('“');
  await first.click();
  await loose(page).getByRole('article').nth(1).click();
  await expect(page.getByRole('region', { name: 'Keys' })).toContainText('2 incidents picked');
  // One of the picks takes all of them along.
  await first.dragTo(page.getByRole('button', { name: /^New pile/ }));
  await expect(counts(page)).toHaveText('40 loose · 2 sorted');
  await page.keyboard.type('seen, not told');
  await expect(pile(page, /seen, not told: 2/)).toBeVisible();
  await loose(page)
    .getByRole('article')
    .nth(2)
    .dragTo(pile(page, /seen, not told/));
  await expect(cards(page, /seen, not told: 3/)).toHaveCount(3);
  await cards(page, /seen, not told: 3/)
    .first()
    .dragTo(loose(page));
  await expect(counts(page)).toHaveText('40 loose · 2 sorted');
  await page.getByRole('button', { name: /Piles become/ }).click();
  await page.getByRole('option', { name: 'Categories' }).click();
  await page.getByRole('button', { name: /^Make categories/ }).click();
  await page
    .getByRole('dialog', { name: /^Make 1 category under/ })
    .getByRole('button', { name: 'Make 1 category' })
    .click();
  await expect(page.getByRole('region', { name: /^seen, not told: 2 incidents/ })).toBeVisible();
  await page.keyboard.press('Alt+3');
  await page
    .getByRole('treegrid', { name: 'Code tree' })
    .getByRole('row', { name: 'seen, not told', exact: true })
    .click();
  await expect(page.getByRole('button', { name: /^Level: category/i })).toBeVisible();
});

test('What another window recodes leaves the piles, and that is said; a code that it deletes ends them.', async ({
  app,
  page,
}) => {
  const file = app.sample();
  await app.show(page, file);
  await sort(page, 'keep it in your pocket');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await expect(counts(page)).toHaveText('0 loose · 9 sorted');
  await expect(loose(page)).toContainText('All are sorted');
  const other = await another(page);
  await other.keyboard.press('Alt+3');
  const row = other
    .getByRole('treegrid', { name: 'Code tree' })
    .getByRole('row', { name: 'keep it in your pocket', exact: true });
  await row.click();
  await other.keyboard.press('Alt+c');
  await other.getByRole('region', { name: 'Incidents', exact: true }).getByRole('article').first().click();
  await other.keyboard.press('m');
  await other.getByRole('dialog').getByRole('searchbox').fill('what telling costs');
  await other.keyboard.press('Enter');
  await other.getByRole('dialog').getByRole('button', { name: 'Move 1 incident' }).click();
  await expect(counts(page)).toHaveText('0 loose · 8 sorted');
  await expect(page.getByText('One incident is not among these any more')).toBeVisible();

  await other.keyboard.press('Alt+3');
  await row.click();
  await other.keyboard.press('Delete');
  await other
    .getByRole('alertdialog')
    .or(other.getByRole('dialog'))
    .getByRole('button', { name: /Delete|Remove/ })
    .last()
    .click();
  // The code itself has gone, and with it what could be sorted.
  await expect(page.getByRole('main', { name: 'Sorting into piles' })).toBeHidden();
  await expect(page.getByRole('main', { name: 'Compare' })).toBeVisible();
});

test('Five hundred incidents are sorted by keys, and only cards in sight are drawn.', async ({
  app,
  page,
}) => {
  await app.show(page, dense(app, { turns: 300, codings: 500, codes: 1 }));
  await sort(page, 'saying I’m one too');
  const all = Number((await counts(page).innerText()).split(' ')[0]);
  expect(all).toBeGreaterThan(480);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('n');
  await page.keyboard.type('all of it');
  await page.keyboard.press('Enter');
  await expect(counts(page)).toHaveText(`0 loose · ${all} sorted`);
  expect(await cards(page, /all of it/).count()).toBeLessThan(20);
  await page.keyboard.press('z');
  await expect(counts(page)).toHaveText(`${all} loose · 0 sorted`);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  for (let i = 0; i < 40; i++) await page.keyboard.press('1');
  await expect(counts(page)).toHaveText(`${all - 41} loose · 41 sorted`);
  expect(await page.getByRole('article').count()).toBeLessThan(40);
});

test('Piles past the ninth are reached by keys too: found by number or name, and Enter puts the picks there.', async ({
  app,
  page,
}) => {
  await app.show(page, dense(app, { turns: 120, codings: 80, codes: 1 }));
  await sort(page, 'saying I’m one too');
  const all = Number((await counts(page).innerText()).split(' ')[0]);
  const names = ['alone', 'brave', 'calm', 'dread', 'ease', 'fear', 'grief', 'hope', 'ire', 'joy', 'Überdruss', 'joyless']; // prettier-ignore
  await page.keyboard.press('ArrowDown');
  for (const name of names) {
    await page.keyboard.press('n');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
  }
  await expect(counts(page)).toHaveText(`${all - 12} loose · 12 sorted`);

  const field = page.getByRole('combobox', { name: 'Put 1 incident into pile: name or number' });
  const options = page.getByRole('listbox', { name: 'Piles' }).getByRole('option');
  await page.keyboard.press('g');
  await expect(field).toBeFocused();
  await expect(options).toHaveCount(12);
  await isClean(page, 'finding a pile');
  await page.keyboard.type('12');
  await expect(options).toHaveText([/joyless/]);
  await page.keyboard.press('Enter');
  await expect(cards(page, /^Pile 12, joyless: 2/)).toHaveCount(2);
  // The caret has gone on to the next loose card, so that the keys go on from there.
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('.piles-loose') !== null))
    .toBe(true);
  await expect.poll(() => focused(page)).toMatch(/^incident-/);

  await page.keyboard.press(' ');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await page.keyboard.press('g');
  await page.keyboard.type('uber');
  await expect(options).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(cards(page, /^Pile 11, Überdruss: 3/)).toHaveCount(3);
  await expect(counts(page)).toHaveText(`${all - 15} loose · 15 sorted`);
  await page.keyboard.press('z');
  await expect(counts(page)).toHaveText(`${all - 13} loose · 13 sorted`);

  // The arrows choose among those that are found; Escape puts nothing anywhere.
  await page.keyboard.press('g');
  await page.keyboard.type('joy');
  await expect(options).toHaveText([/joy/, /joyless/]);
  await page.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(options).toHaveCount(0);
  await expect(counts(page)).toHaveText(`${all - 13} loose · 13 sorted`);
  // The keys go on from the cards when a pile goes, and its button with it.
  await page.getByRole('button', { name: 'Let pile 12 go' }).press('Enter');
  await expect(pile(page, /^Pile 12/)).toHaveCount(0);
  await expect.poll(() => focused(page)).toMatch(/^incident-/);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Into a pile found by its name or number');
});
