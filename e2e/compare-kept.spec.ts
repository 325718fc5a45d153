import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { expect, test } from './support/app.ts';
import { bench, card, choose, HERS, pick, verdict, WAIT } from './support/bench.ts';
import { hostOf } from './support/seed.ts';
import { command } from './support/window.ts';

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

test.describe('On the other side of the world', () => {
  test.use({ timezoneId: 'Pacific/Auckland' });

  test('the days of the filter and of the kept comparisons are those that the person has.', async ({
    app,
    page,
  }) => {
    const file = app.sample();
    const host = hostOf(file);
    const { sqlite } = host.parts.db;
    sqlite.prepare('update coding set created_at = ?').run('2026-11-01T00:00:00.000Z');
    const code = sqlite.prepare("select id from code where name = 'keep it in your pocket'").pluck().get();
    const ids = sqlite.prepare('select id from coding where code_id = ? order by id').pluck().all(code);
    // Before midnight there, twice in the morning, at night, and after midnight.
    const times = ['11T10:30', '11T11:30', '11T12:30', '12T10:30', '12T11:30'];
    const moments = times.map((at) => `2026-11-${at}:00.000Z`);
    for (const [i, at] of moments.entries())
      sqlite.prepare('update coding set created_at = ? where id = ?').run(at, ids[i]);
    host.close();
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
