import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { openProject as openHost } from '../src-main/open.ts';
import { axe, expect, isClean, test } from './support/app.ts';
import { dense, hostOf } from './support/seed.ts';
import { crossing } from './support/seed-crossing.ts';
import { stored } from './support/stored.ts';
import { command, settled } from './support/window.ts';

const bench = (page: Page) => page.getByRole('region', { name: 'Incidents', exact: true });
const verdict = (page: Page) => page.getByRole('region', { name: 'Verdict' });
const card = (page: Page, words: string) =>
  bench(page).getByRole('article').filter({ hasText: words }).first();
const status = (page: Page) => page.getByRole('contentinfo', { name: 'Status' });

async function choose(page: Page, ...names: string[]) {
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('Alt+c');
  const dialog = page.getByRole('dialog', { name: 'What is compared' });
  const field = dialog.getByRole('searchbox');
  for (const name of names) {
    await field.fill(name);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(bench(page).getByRole('article').first()).toBeVisible();
}

/** Two incidents of one code by two people, and one of another code. */
const WAIT = 'walk up to somebody';
const HERS = 'not going to say what she said';
const SPEECH = 'do the whole speech';
const pick = async (page: Page, ...cards: string[]) => {
  for (const words of cards) await card(page, words).click();
  await expect(verdict(page)).toContainText(`${cards.length} incidents:`);
};

test('Each of the six verdicts does its work in one step, is kept, and undo takes both back.', async ({
  app,
  page,
}) => {
  const file = app.sample();
  await app.show(page, file);
  await choose(page, 'Recognition without telling');
  await expect(page.getByRole('main')).toContainText('42 incidents · 9 participants · 4 of 4 cases');
  await page
    .getByRole('textbox', { name: 'Question of this comparison' })
    .fill('Is waiting a way of telling?');
  const undone = async (did: string, before: () => Promise<void>) => {
    await expect(verdict(page)).toContainText(did);
    await verdict(page).getByRole('button', { name: 'Undo' }).click();
    await expect(verdict(page)).not.toContainText(did);
    await before();
  };

  await pick(page, WAIT, SPEECH);
  await page.getByRole('textbox', { name: 'Why' }).fill('Nobody has to be told.');
  await verdict(page).getByRole('button', { name: /^Same/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox', { name: 'Why' })).toHaveValue('Nobody has to be told.');
  await dialog.getByRole('radio', { name: 'All become “keep it in your pocket”' }).check();
  await dialog.getByRole('button', { name: 'The same' }).click();
  await expect(card(page, SPEECH)).toContainText('keep it in your pocket');
  await undone('the same, 1 incident to “keep it in your pocket”', () =>
    expect(card(page, SPEECH)).toContainText('not having to explain'),
  );

  await pick(page, WAIT, HERS);
  await verdict(page)
    .getByRole('button', { name: /^Different/ })
    .click();
  await dialog.getByRole('button', { name: /^In the speaker’s own words/ }).click();
  await expect(dialog.getByRole('textbox', { name: 'Name of the new code' })).toHaveValue(/^I'm not going/);
  await dialog.getByRole('textbox', { name: 'Name of the new code' }).fill('what is hers stays hers');
  await dialog.getByRole('button', { name: 'Split off 1 incident' }).click();
  await expect(card(page, HERS)).toContainText('what is hers stays hers');
  await expect(card(page, WAIT)).toContainText('keep it in your pocket');
  await expect(status(page)).toContainText('55 codes');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await undone('different, 1 incident to “what is hers stays hers”', () =>
    expect(status(page)).toContainText('54 codes'),
  );

  await pick(page, WAIT, HERS);
  await verdict(page)
    .getByRole('button', { name: /^Move to/ })
    .click();
  await dialog.getByRole('searchbox').fill('what telling costs');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Move 2 incidents' }).click();
  await expect(card(page, WAIT)).toContainText('what telling costs');
  await undone('2 incidents moved to “what telling costs”', () =>
    expect(card(page, WAIT)).toContainText('keep it in your pocket'),
  );

  await pick(page, WAIT, HERS);
  await verdict(page)
    .getByRole('button', { name: /^Property/ })
    .click();
  await dialog.getByRole('textbox', { name: 'Name of the property' }).fill('who speaks first');
  await dialog.getByRole('textbox', { name: 'One end' }).fill('nobody');
  await dialog.getByRole('radiogroup').first().getByRole('radio', { name: 'in the middle' }).check();
  const properties = () => {
    const { property = [], property_value: places = [] } = stored(file);
    return [property.length, places.length];
  };
  const [before = 0, placed = 0] = properties();
  await dialog.getByRole('button', { name: 'Keep the property' }).click();
  await expect.poll(properties).toEqual([before + 1, placed + 1]);
  await undone('a property of “keep it in your pocket”', () =>
    expect.poll(properties).toEqual([before, placed]),
  );

  await pick(page, WAIT, HERS);
  await verdict(page)
    .getByRole('button', { name: /^Refine definition/ })
    .click();
  const definition = dialog.getByRole('textbox', { name: 'Definition', exact: true });
  const was = await definition.inputValue();
  await definition.fill('Held until it is asked for.');
  await dialog.getByRole('button', { name: 'Keep the definition' }).click();
  await undone('refined “keep it in your pocket”', () => Promise.resolve());
  await pick(page, WAIT, HERS);
  await page.keyboard.press('r');
  await expect(definition).toHaveValue(was);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await verdict(page)
    .getByRole('button', { name: /^Negative case/ })
    .click();
  await expect(card(page, WAIT)).toContainText('negative case');
  await undone('negative case of “keep it in your pocket”', () =>
    expect(card(page, WAIT)).not.toContainText('negative case'),
  );

  await page.getByRole('button', { name: 'Kept comparisons' }).click();
  await expect(page.getByRole('complementary', { name: 'Kept comparisons' })).toContainText(
    'No comparison has been kept yet',
  );
});

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

test('A kept comparison opens its bench again, and reading in the transcript loses nothing of it.', async ({
  app,
  page,
}) => {
  await app.show(page, app.sample());
  await choose(page, 'Recognition without telling');
  await page.keyboard.press('4');
  await page.getByRole('button', { name: 'No rows' }).click();
  await page.getByRole('menuitem', { name: 'Role' }).click();
  await page.getByRole('textbox', { name: 'Question of this comparison' }).fill('Told, or found out?');
  await pick(page, WAIT, HERS);
  await page.getByRole('textbox', { name: 'Why' }).fill('Told is offered as a tool.');
  await page.getByRole('textbox', { name: 'Why' }).press('Enter');
  // A key that is pressed twice before there is an answer gives one verdict.
  await page.evaluate(() => {
    for (let i = 0; i < 2; i++)
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 's', code: 'KeyS', bubbles: true }));
  });
  await expect(verdict(page)).toContainText('Compared: the same');

  // To the words and back: columns, rows, question and picks are as they were.
  await card(page, WAIT).click();
  await card(page, HERS).dblclick();
  await expect(verdict(page)).toContainText('1 incident:');
  await card(page, WAIT).getByRole('button', { name: 'Read PAR1PW01 in place' }).click();
  const side = page.getByRole('complementary');
  await side.getByRole('button', { name: 'Open in transcript' }).click();
  await expect(page.getByRole('region', { name: 'Transcript' }).locator('.ts-text')).toBeVisible();
  await page.getByRole('button', { name: /^Back to the bench/ }).click();
  await expect(verdict(page)).toContainText('1 incident:');
  await expect(page.getByRole('button', { name: 'Rows by role' })).toBeVisible();

  // Another bench, begun from the palette.
  await command(page, 'compare just a brew', /just a brew/);
  await expect(page.getByRole('main')).toContainText('8 incidents');

  await page.keyboard.press('k');
  const kept = page.getByRole('complementary', { name: 'Kept comparisons' });
  await kept.getByRole('searchbox').fill('offered as a TOOL');
  await kept.getByRole('button', { name: /Told, or found out/ }).click();
  await expect(kept).toContainText('Told is offered as a tool.');
  await expect(kept.getByRole('article')).toHaveCount(2);
  await kept.getByRole('button', { name: 'Open on the bench' }).click();
  await expect(page.getByRole('main')).toContainText('42 incidents');
  await expect(page.getByRole('textbox', { name: 'Question of this comparison' })).toHaveValue(
    'Told, or found out?',
  );
  await expect(page.getByRole('button', { name: 'Case', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(page.getByRole('button', { name: 'Rows by role' })).toBeVisible();
  await expect(verdict(page)).toContainText('2 incidents:');

  await kept.getByRole('button', { name: 'All kept comparisons' }).click();
  await expect(kept.getByRole('searchbox')).toHaveValue('offered as a TOOL');
  const downloading = page.waitForEvent('download');
  await kept.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Table (.csv)' }).click();
  const file = readFileSync(await (await downloading).path(), 'utf8');
  expect(file).toContain('Told, or found out?');
  expect(file).toContain('PAR1SU01');
});

test('More incidents than are asked for at once stay picked when a filter takes them out of sight.', async ({
  app,
  page,
}) => {
  await app.show(page, dense(app, { turns: 700, codings: 2_400, codes: 1 }));
  await choose(page, 'saying I’m one too');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+a');
  const picked = verdict(page).locator('.verdict-count');
  await expect(picked).toContainText(/^2,\d{3} incidents/);
  const all = await picked.innerText();
  await page.keyboard.press('f');
  await page.getByRole('group', { name: 'Negative case' }).getByRole('button', { name: 'Only' }).click();
  await page.keyboard.press('Escape');
  await expect(verdict(page)).toContainText('not in sight');
  await expect(picked).toHaveText(all);
});

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

const crossedByCode = async (page: Page) => {
  await choose(page, 'Recognition');
  await page.getByRole('button', { name: 'Interview', exact: true }).click();
  await page.getByRole('button', { name: 'No rows' }).click();
  await page.getByRole('menuitem', { name: 'Code' }).click();
  const table = page.getByRole('table', { name: 'Interview crossed with Code' });
  await expect(table).toBeVisible();
  return table;
};

test('A card and a cell that are shown whole stay so, and their row as high, while columns are scrolled away and back.', async ({
  app,
  page,
}) => {
  await app.show(page, crossing(app, { interviews: 40, codes: 12, each: 40 }));
  const table = await crossedByCode(page);
  const box = page.locator('.cross');
  const first = table.getByRole('row', { name: /^sitting beside 1: / });
  const height = async () => Math.round((await first.boundingBox())?.height ?? Number.NaN);
  const scrolled = async (left: number, column: number) => {
    await box.evaluate((element, to) => element.scrollTo({ left: to }), left);
    await expect(first.locator(`[aria-colindex="${column}"]`)).toBeInViewport();
  };
  const before = await height();
  const more = first.getByRole('article').getByRole('button', { name: 'more', exact: true }).first();
  await more.click();
  await expect.poll(height).toBeGreaterThan(before + 100);
  const opened = await height();
  await scrolled(6_000, 27);
  expect(await height()).toBe(opened);
  await scrolled(0, 2);
  expect(await height()).toBe(opened);
  await first.getByRole('button', { name: 'less', exact: true }).click();
  await expect.poll(height).toBe(before);

  await first.getByRole('button', { name: '2 more', exact: true }).first().click();
  const whole = first.getByRole('cell').filter({ has: page.getByRole('button', { name: 'Show fewer' }) });
  await expect(whole).toHaveCount(1);
  const high = await height();
  await scrolled(6_000, 27);
  expect(await height()).toBe(high);
  await page.keyboard.press('Alt+3');
  await expect(box).toBeHidden();
  await page.keyboard.press('Alt+2');
  await expect(first.locator('[aria-colindex="27"]')).toBeInViewport();
  expect(await height()).toBe(high);
  await scrolled(0, 2);
  await whole.getByRole('article').first().focus();
  await page.keyboard.press('End');
  await expect(whole.getByRole('article').last()).toBeFocused();
  await expect(whole.getByRole('article').last()).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('End');
  await expect(first.locator('[aria-colindex="41"]').getByRole('article').last()).toBeFocused();
});

test('Many interviews crossed with many codes are drawn as far as they are in sight, and keys reach the last.', async ({
  app,
  page,
}) => {
  await app.show(page, crossing(app, { interviews: 300, codes: 300, each: 12 }));
  const table = await crossedByCode(page);
  await expect(table).toHaveAttribute('aria-rowcount', '301');
  await expect(table).toHaveAttribute('aria-colcount', '301');
  const cell = (name: string) => table.getByRole('cell').filter({ has: page.getByRole('list', { name }) });
  const drawn = () => table.getByRole('cell').count();
  const first = table.getByRole('row', { name: /^sitting beside 1: / });
  await expect(cell('sitting beside 1, STA1PW01')).toBeInViewport();
  await expect(first.getByRole('cell').first()).toHaveAttribute('aria-colindex', '2');
  expect(await drawn()).toBeLessThan(200);
  const second = table.getByRole('row', { name: /^sitting beside 2: / });
  await expect(second.getByText('sitting beside 2, STA1PW01: No evidence yet')).toBeAttached();

  // To the end of the row, which was not drawn; what comes in sight on the way moves no row.
  const top = async () => Math.round((await second.boundingBox())?.y ?? Number.NaN);
  const before = await top();
  await first.getByRole('article').first().focus();
  const at = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await page.keyboard.press('ArrowRight');
  await expect.poll(at).toBe('STA2PW01, sitting beside 1');
  await page.keyboard.press('End');
  await expect.poll(at).toBe('STA300PW01, sitting beside 1');
  const last = cell('sitting beside 1, STA300PW01');
  await expect(last).toBeInViewport({ ratio: 0.5 });
  await expect(first.getByRole('rowheader')).toBeInViewport({ ratio: 1 });
  expect(await top()).toBe(before);
  const box = page.locator('.cross');
  for (let left = 0; left < 72_000; left += 9_000) {
    await box.evaluate((element, to) => element.scrollTo({ left: to }), left);
    await expect(first.getByRole('article').first()).not.toContainText('Bringing the words');
    expect(await top(), `${left}`).toBe(before);
  }
  // The focus stays where it is however far it is scrolled away, and the key to there brings it back.
  await box.evaluate((element) => element.scrollTo({ left: 0, top: 30_000 }));
  await expect(first).not.toBeInViewport();
  expect(await at()).toBe('STA300PW01, sitting beside 1');
  expect(await drawn()).toBeLessThan(200);
  await page.keyboard.press('End');
  await expect(last).toBeInViewport({ ratio: 0.5 });

  // In another room and back: the same row and column at the same place.
  await box.evaluate((element) => element.scrollTo({ left: 21_370, top: 24_680 }));
  const corner = () =>
    box.evaluate((element) => {
      const { left, top } = element.getBoundingClientRect();
      const shown = document.elementFromPoint(left + 260, top + 120)?.closest('[role="cell"]');
      const own = shown?.getBoundingClientRect();
      return `${shown?.parentElement?.ariaRowIndex} ${shown?.ariaColIndex} ${own?.left} ${own?.top}`;
    });
  const was = await settled(page, corner);
  await page.keyboard.press('Alt+3');
  await expect(box).toBeHidden();
  await page.keyboard.press('Alt+2');
  await expect.poll(corner).toBe(was);
  expect(await axe(page)).toEqual([]);
});

test.describe('On the other side of the world', () => {
  test.use({ timezoneId: 'Pacific/Auckland' });

  test('the days of the filter and of the kept comparisons are those that the person has.', async ({
    app,
    page,
  }) => {
    const file = app.sample();
    const host = openHost(file);
    if (!host.ok) throw new Error(host.failure.message);
    const { sqlite } = host.value.parts.db;
    sqlite.prepare('update coding set created_at = ?').run('2026-11-01T00:00:00.000Z');
    const code = sqlite.prepare("select id from code where name = 'keep it in your pocket'").pluck().get();
    const ids = sqlite.prepare('select id from coding where code_id = ? order by id').pluck().all(code);
    // Before midnight there, twice in the morning, at night, and after midnight.
    const times = ['11T10:30', '11T11:30', '11T12:30', '12T10:30', '12T11:30'];
    const moments = times.map((at) => `2026-11-${at}:00.000Z`);
    for (const [i, at] of moments.entries())
      sqlite.prepare('update coding set created_at = ? where id = ?').run(at, ids[i]);
    host.value.close();
    await app.show(page, file);
    await choose(page, 'keep it in your pocket');
    await expect(page.getByRole('main')).toContainText('9 incidents');
    await page.keyboard.press('f');
    await page.getByLabel('Coded from').fill('2026-11-12');
    await page.getByLabel('to', { exact: true }).fill('2026-11-12');
    await expect(page.getByLabel('Coded from')).toHaveValue('2026-11-12');
    await expect(page.getByLabel('to', { exact: true })).toHaveValue('2026-11-12');
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('main')).toContainText('3 incidents');
    await expect(page.getByRole('main')).toContainText('from 12 Nov 2026');
    await expect(page.getByRole('main')).toContainText('to 12 Nov 2026');

    // Kept with it, and opened again with it.
    await bench(page).getByRole('article').first().click();
    await page.keyboard.press('n');
    await expect(verdict(page)).toContainText('negative case');
    await page.keyboard.press('k');
    const kept = page.getByRole('complementary', { name: 'Kept comparisons' });
    const db = new Database(file);
    db.prepare('update comparison set at = ?').run('2026-11-11T11:30:00.000Z');
    db.close();
    const lines = kept.getByRole('list').getByRole('listitem');
    await kept.getByLabel('From', { exact: true }).fill('2026-11-12');
    await kept.getByLabel('To', { exact: true }).fill('2026-11-12');
    await expect(lines).toHaveCount(1);
    await kept.getByLabel('From', { exact: true }).fill('2026-11-13');
    await expect(lines).toHaveCount(0);
  });
});
