import { expect, test } from './support/app.ts';
import { hostOf } from './support/seed.ts';
import { choose, entries, history } from './support/trail.ts';

const THEME = 'Keeping company';

test('A theme is deleted, work goes on, and the trail brings it back whole, all by keyboard.', async ({
  page,
  app,
}) => {
  await app.show(page, app.sample());
  await choose(page, THEME);
  const page1 = page.getByRole('main');
  const exemplarsBefore = await page1
    .getByRole('region', { name: 'Exemplar quotations' })
    .getByRole('article')
    .count();
  const countBefore = await page1
    .getByRole('region', { name: 'All incidents' })
    .locator('.part-head small')
    .innerText();
  expect(exemplarsBefore).toBeGreaterThan(0);
  await page.keyboard.press('Delete');
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /Delete/ })
    .waitFor();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toBeHidden();

  // Something else is done in the meantime, which stays.
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Find or do' })).toBeFocused();
  await page.keyboard.type('Write a memo on the study');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Title' }).fill('Written meanwhile');

  await page.keyboard.press('Alt+7');
  await expect(entries(page).getByRole('option', { name: /^Deleted “Keeping company”/ })).toBeVisible();
  await entries(page).focus();
  await page.keyboard.press('Home');
  for (let i = 0; i < 8; i++) {
    const chosen = entries(page).getByRole('option', { selected: true });
    const label = (await chosen.getAttribute('aria-label')) ?? (await chosen.innerText());
    if (label.startsWith('Deleted “Keeping')) break;
    await page.keyboard.press('ArrowDown');
  }
  const back = page.getByRole('region', { name: 'Bring back what went' });
  await expect(back).toContainText(/codings.* will come back/);
  await back.getByRole('button', { name: 'Bring back' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Brought back .*codes/).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'What was done' })).toContainText('is there again');
  await expect(page.getByRole('region', { name: 'What was done' })).toBeFocused();

  await choose(page, THEME);
  await expect(page1.getByRole('region', { name: 'Exemplar quotations' }).getByRole('article')).toHaveCount(
    exemplarsBefore,
  );
  await expect(page1.getByRole('region', { name: 'All incidents' }).locator('.part-head small')).toHaveText(
    countBefore,
  );
  await expect(history(page)).toContainText('deleted');
  await expect(history(page)).toContainText('brought back');
  await page.keyboard.press('Alt+5');
  await expect(page.getByRole('option', { name: /Written meanwhile/ })).toBeVisible();
  // What was brought back can be undone and done again, like anything else.
  await page.keyboard.press('Alt+7');
  await page.getByRole('heading', { level: 1, name: 'Audit trail' }).click();
  await page.keyboard.press('Control+z');
  await expect(entries(page)).toContainText('Undid: Brought back “Keeping company”');
  await page.keyboard.press('Control+Shift+z');
  await choose(page, THEME);
});

test('The trail is narrowed by kind, code, coder and day, says when nothing answers, and has nothing for axe to find.', async ({
  page,
  app,
}) => {
  await app.show(page, app.sample());
  await page.keyboard.press('Alt+7');
  await expect(entries(page).getByRole('option').first()).toBeVisible();
  await page.getByRole('button', { name: /All kinds/ }).press('Enter');
  await page.getByRole('option', { name: 'Memos', exact: true }).click();
  await expect(entries(page)).toContainText(/memo/i);
  // A memo opens as the memo, also when the board was shown last.
  await page.keyboard.press('Alt+5');
  await page.getByRole('radio', { name: 'Sorting board' }).click();
  await expect(page.getByRole('listbox', { name: 'Not sorted' })).toBeVisible();
  // The trail is as it was left.
  await page.keyboard.press('Alt+7');
  await expect(page.getByRole('search').getByRole('button', { name: /^Memos/ })).toBeVisible();
  await expect(entries(page).getByRole('option').first()).toContainText(/memo/i);
  const opens = page.getByRole('region', { name: 'What was done' }).getByRole('button', { name: /^Open / });
  await opens.first().click();
  await expect(page.getByRole('textbox', { name: 'Memo', exact: true })).toBeVisible();
  await page.keyboard.press('Alt+7');
  await page.getByRole('textbox', { name: 'From' }).fill('2199-01-01');
  await expect(page.getByText('Nothing was done that answers this')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).press('Enter');
  await expect(entries(page).getByRole('option').first()).toBeVisible();

  // By day: the study was made on one, and nothing was done before or after it.
  const day = (name: 'From' | 'To', value: string) => page.getByRole('textbox', { name }).fill(value);
  const done = entries(page).getByRole('option');
  await day('To', '2025-03-16');
  await expect(page.getByText('Nothing was done that answers this')).toBeVisible();
  await day('From', '2025-03-17');
  await day('To', '2025-03-17');
  await expect(done.first()).toContainText('Whom to ask next');
  await day('From', '2025-03-18');
  await day('To', '');
  await expect(page.getByText('Nothing was done that answers this')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).press('Enter');

  // By code: what was done to it and its codings, and to no other. By coder with it.
  await page.getByRole('button', { name: /All codes/ }).press('Enter');
  await page.getByRole('option', { name: 'just a brew', exact: true }).click();
  await expect(done).not.toHaveCount(0);
  await expect(entries(page)).not.toContainText('Whom to ask next');
  await page.getByRole('button', { name: 'Clear filters' }).press('Enter');
  await page.getByRole('button', { name: /All coders/ }).press('Enter');
  await page.getByRole('option', { name: 'Researcher two', exact: true }).click();
  await expect(done.first()).toContainText('Two coders, three shared transcripts');
  await expect(entries(page)).not.toContainText('Whom to ask next');
  await page.getByRole('button', { name: 'Clear filters' }).press('Enter');
  await expect(done.first()).toContainText('Whom to ask next');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).press('Enter');
  await page.getByRole('menuitem', { name: 'Word, as an appendix (.docx)' }).click();
  expect((await downloading).suggestedFilename()).toMatch(/audit trail\.docx$/);
});

test('A new project’s trail says what it is for.', async ({ page, app }) => {
  await app.show(page, app.empty());
  await page.keyboard.press('Alt+7');
  await expect(page.getByRole('heading', { level: 1, name: 'Audit trail' })).toBeVisible();
  await expect(page.getByText('Nothing has been done yet')).toBeVisible();
});

test.describe('On the other side of the world', () => {
  test.use({ timezoneId: 'Pacific/Auckland' });

  test('a day of the trail is the day that the person has, in its heading and as a filter.', async ({
    page,
    app,
  }) => {
    const file = app.empty();
    const host = hostOf(file);
    const { parts } = host;
    const changes = [
      ['An hour before', '2026-11-11T10:30:00.000Z'],
      ['In the morning', '2026-11-11T11:30:00.000Z'],
      ['At night', '2026-11-12T10:30:00.000Z'],
      ['The next day', '2026-11-12T11:30:00.000Z'],
    ] as const;
    for (const [label] of changes)
      parts.write({ kind: 'test', label }, (tx) =>
        tx.insert('codeGroup', { guid: parts.newGuid(), name: label }),
      );
    parts.db.sqlite.prepare('update change set at = ?').run('2026-11-01T00:00:00.000Z');
    for (const [label, at] of changes)
      parts.db.sqlite.prepare('update change set at = ? where label = ?').run(at, label);
    host.close();
    await app.show(page, file);
    await page.keyboard.press('Alt+7');
    await expect(entries(page)).toContainText('Thursday 12 November 2026');
    const day = (name: string) => page.getByRole('textbox', { name, exact: true });
    await day('From').fill('2026-11-12');
    await day('To').fill('2026-11-12');
    await expect(entries(page).getByRole('option')).toHaveText([/^At night/, /^In the morning/]);
  });
});
