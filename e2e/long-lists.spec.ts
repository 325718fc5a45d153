import type { Page } from '@playwright/test';
import { expect, isClean, pictures, test } from './support/app.ts';
import { manyPeople } from './support/many-people.ts';

/** Ten cases: the first has all further participants, the others one each. */
const STUDY = { cases: 10, of: 2_000 };
const cell = (page: Page, name: string) => page.getByLabel(name, { exact: true });

test('Of two thousand participants those in sight are drawn; the keys reach every one, and a field that is written in stays when it is scrolled away.', async ({
  app,
  page,
}) => {
  test.slow();
  await app.show(page, manyPeople(app, STUDY));
  await page.keyboard.press('Alt+6');
  const table = page.locator('.people-section').filter({ hasText: 'the study’s Table 2' }).locator('table');
  await expect(table).toHaveAttribute('aria-rowcount', '2011');
  const code = (identifier: string) => cell(page, `Code of ${identifier}`);
  await code('PAR1PW01').focus();
  expect(await table.getByRole('row').count()).toBeLessThan(80);
  await page.keyboard.press('Control+End');
  await expect(code('PAR10PW01')).toBeFocused();
  await expect(code('PAR10PW01')).toBeInViewport();
  await expect(table.getByRole('row').filter({ has: code('PAR10PW01') })).toHaveAttribute(
    'aria-rowindex',
    '2011',
  );
  expect(await table.getByRole('row').count()).toBeLessThan(80);
  await page.keyboard.press('ArrowUp');
  await expect(code('PAR9PW01')).toBeFocused();
  await isClean(page, 'the end of a long table');
  await pictures(page, 'people-many-end', { everySize: true });
  await page.keyboard.press('Control+Home');
  await expect(code('PAR1PW01')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(code('PAR1PW02')).toBeFocused();
  await pictures(page, 'people-many', { everySize: true });

  await page.keyboard.type('PW5000');
  await page.locator('.people-scroll').evaluate((box) => (box.scrollTop = box.scrollHeight));
  await expect(code('PAR10PW01')).toBeInViewport();
  await expect(code('PAR1PW02')).toHaveValue('PW5000');
  await expect(code('PAR1PW02')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(code('PAR1PW5000')).toBeFocused();

  const bin = (identifier: string) =>
    page.getByRole('button', { name: `Delete participant ${identifier}`, exact: true });
  await bin('PAR1PW5000').click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(bin('PAR1PW5000')).toHaveCount(0);
  await expect(
    table
      .getByRole('row')
      .filter({ has: bin('PAR1PW03') })
      .locator(':focus'),
  ).toHaveCount(1);

  // Whoever is asked for by name is brought into sight.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('PAR1PW1500');
  await page.getByRole('option').filter({ hasText: 'PAR1PW1500' }).last().click();
  await expect(code('PAR1PW1500')).toBeInViewport();
});

test('Of two thousand transcripts those in sight are in the list; arrows, Home, End and letters reach every one.', async ({
  app,
  page,
}) => {
  await app.show(page, manyPeople(app, STUDY));
  const list = page.getByRole('listbox', { name: 'Transcripts' });
  const line = (name: string) => list.getByRole('option', { name: new RegExp(`^${name} `) });
  await line('PAR1PW01').click();
  await expect(line('PAR1PW01')).toHaveAttribute('aria-setsize', '2000');
  expect(await list.getByRole('option').count()).toBeLessThan(80);
  await expect(line('PAR1PW01')).toHaveAttribute('aria-posinset', '1');
  await page.keyboard.press('End');
  await expect(line('PAR10PW01')).toBeFocused();
  await expect(line('PAR10PW01')).toBeInViewport();
  await expect(line('PAR10PW01')).toHaveAttribute('aria-posinset', '2000');
  expect(await list.getByRole('option').count()).toBeLessThan(80);
  await page.keyboard.press('ArrowUp');
  await expect(line('PAR9PW01')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(line('PAR1PW01')).toBeFocused();
  await page.keyboard.type('PAR7');
  await expect(line('PAR7PW01')).toBeFocused();
  await isClean(page, 'a long list of transcripts');
  await pictures(page, 'transcripts-many', { everySize: true });
});

test('Of hundreds of files to import those in sight are drawn; Enter, arrows, Home and End go along a column.', async ({
  app,
  page,
}) => {
  test.slow();
  const many = 300;
  await app.show(page, app.empty());
  await page.keyboard.press('Control+i');
  const desk = page.getByRole('dialog', { name: /import/i });
  const name = (i: number) => `PAR${i}PW01.txt`;
  await desk.locator('input[type=file]').setInputFiles(
    Array.from({ length: many }, (_, i) => ({
      name: name(i + 1),
      mimeType: 'text/plain',
      buffer: Buffer.from(`I: What happened in ${i}?\nPW01: I sat where they sat.\n`),
    })),
  );
  await expect(desk.getByRole('button', { name: `Import ${many} transcripts` })).toBeEnabled({
    timeout: 60_000,
  });
  const table = desk.getByRole('table');
  await expect(table).toHaveAttribute('aria-rowcount', String(many + 1));
  expect(await table.getByRole('row').count()).toBeLessThan(60);
  const caseOf = (i: number) => desk.getByLabel(`Case of ${name(i)}`, { exact: true });
  await caseOf(1).focus();
  await page.keyboard.press('Control+End');
  await expect(caseOf(many)).toBeFocused();
  await expect(caseOf(many)).toBeInViewport();
  expect(await table.getByRole('row').count()).toBeLessThan(60);
  await page.keyboard.type('NORTH');
  await page.keyboard.press('ArrowUp');
  await expect(caseOf(many - 1)).toBeFocused();
  await pictures(page, 'import-many-end', { everySize: true });
  await isClean(page, 'a long import');
  await page.keyboard.press('Control+Home');
  await expect(caseOf(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(caseOf(2)).toBeFocused();
  await page.keyboard.press('Control+End');
  await expect(caseOf(many)).toHaveValue('NORTH');
});
