import type { Page } from '@playwright/test';
import { axe, expect, isClean, test } from './support/app.ts';
import { hostOf } from './support/seed.ts';

const THEME = 'Keeping company';
const codeTree = (page: Page) => page.getByRole('treegrid', { name: 'Code tree' });
const chain = (page: Page) => page.getByRole('treegrid', { name: 'Chain of evidence' });
const entries = (page: Page) => page.getByRole('listbox', { name: 'Entries' });
const history = (page: Page) => page.getByRole('region', { name: 'History' });
const row = (page: Page, name: string) => codeTree(page).getByRole('row', { name, exact: true });

/** Chooses a code by key: `/` to the filter, its name, down into the tree. */
async function choose(page: Page, name: string) {
  await page.keyboard.press('Alt+3');
  await page.getByRole('searchbox').first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.press('Control+a');
  await page.keyboard.type(name);
  await expect(row(page, name)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  const focused = () =>
    page.evaluate(() => document.activeElement?.closest('[role="row"]')?.getAttribute('aria-label') ?? '');
  await expect.poll(focused).not.toBe('');
  for (let i = 0; i < 10 && (await focused()) !== name; i++) {
    const from = await focused();
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).not.toBe(from);
  }
  await page.keyboard.press('Space');
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(name) })).toBeVisible();
}

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

test('A definition is refined, the story says so, and the code is read as it was: what it meant and what was coded with it.', async ({
  page,
  app,
}) => {
  const file = app.sample();
  uncodedOne(file, 'just a brew');
  await app.show(page, file);
  await choose(page, 'just a brew');
  const shown = page.getByRole('main').getByRole('button', { name: /^Definition: edit/ });
  const before = await shown.innerText();
  await shown.focus();
  await page.keyboard.press('Enter');
  await page
    .getByRole('main')
    .getByRole('textbox', { name: 'Definition', exact: true })
    .fill('A small shared thing.');
  await page.keyboard.press('Tab');
  await expect(history(page)).toContainText('definition refined');
  await history(page).getByRole('button', { name: 'As it was…' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /as it was/ });
  await expect(dialog).toContainText('A small shared thing.');
  await expect(dialog.locator('del').first()).toBeVisible();
  const incidents = dialog.locator('.versions-incidents h3');
  await expect(incidents).toHaveText(['8 incidents', '7 incidents']);
  await expect(dialog.getByText('no longer coded')).toHaveCount(1);
  await dialog.getByRole('slider').focus();
  await page.keyboard.press('Home');
  await expect(dialog).toContainText(before.slice(0, 20));
  await expect(incidents).toHaveText(['0 incidents', '7 incidents']);
  await isClean(page, 'a code as it was');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await history(page).getByRole('button', { name: 'Show in the audit trail' }).press('Enter');
  await expect(entries(page)).toContainText('Changed “just a brew”');
  const detail = page.getByRole('region', { name: 'What was done' });
  await expect(detail.locator('ins').first()).toBeVisible();
});

test('A code without an incident is merged, and the story of the one that stayed says so, with the reason.', async ({
  page,
  app,
}) => {
  await app.show(page, app.sample());
  await choose(page, 'Ordinary company');
  await page.getByRole('button', { name: 'Add a code, category, theme or domain' }).click();
  await page.getByRole('menuitem', { name: 'New code under “Ordinary company”' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('the good biscuits');
  await page.keyboard.press('Enter');
  await row(page, 'the good biscuits').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Merge into…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill('just a brew');
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: /^Why/ }).fill('Nobody spoke of biscuits.');
  await dialog.getByRole('button', { name: 'Merge “the good biscuits” into “just a brew”' }).click();
  await expect(history(page)).toContainText('“the good biscuits” merged into this, no incident moved');
  await expect(history(page)).toContainText('Nobody spoke of biscuits.');
  await history(page).getByRole('button', { name: 'Show in the audit trail' }).press('Enter');
  await expect(entries(page)).toContainText('Merged “the good biscuits” into “just a brew”');
});

test('The chain of evidence goes down from a theme to somebody’s words and up again, with a way back.', async ({
  page,
  app,
}) => {
  const file = app.sample();
  comparedAll(file, THEME);
  await app.show(page, file);
  await choose(page, THEME);
  await page.keyboard.press('Control+Shift+e');
  await expect(chain(page).getByRole('row').first()).toContainText(THEME);
  await expect(chain(page).getByRole('row').first()).toBeFocused();
  // Down the tree, opening each first child, until there are words.
  for (let i = 0; i < 8; i++) {
    const at = page.locator('.chain-row:focus');
    if (await at.evaluate((element) => element.classList.contains('chain-words'))) break;
    if ((await at.getAttribute('aria-expanded')) === 'false') {
      await page.keyboard.press('ArrowRight');
      await expect(at).toHaveAttribute('aria-expanded', 'true');
    }
    const from = await at.getAttribute('data-key');
    await page.keyboard.press('ArrowDown');
    await expect(at).not.toHaveAttribute('data-key', from ?? '');
  }
  const words = await page.locator('.chain-row:focus .chain-label').innerText();
  await isClean(page, 'the chain of evidence');
  await page.locator('.chain-row:focus').press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.locator('.coding-card.is-active')).toBeVisible();
  await page.keyboard.press('Control+Shift+b');
  await expect(page.locator('.chain-row:focus .chain-label')).toHaveText(words);
  await page.locator('.chain-row:focus').press('Enter');

  await page.getByRole('button', { name: 'What rests on these words' }).focus();
  await page.keyboard.press('Enter');
  await expect(chain(page)).toContainText(THEME);
  await expect(chain(page).getByRole('row').first()).toContainText('“');
  // Up to the comparison and the memo that rest on them too.
  await expect(chain(page)).toContainText('Is all of it company?');
  await expect(chain(page)).toContainText('On keeping company');
  await page.keyboard.press('Escape');
  await expect(chain(page)).toBeHidden();
});

const context = { cancelled: () => false, progress: () => {} };
const asIds = (host: ReturnType<typeof hostOf>, sql: string, name: string) =>
  host.parts.db.sqlite.prepare(sql).pluck().all(name) as number[];

/** Says more of a code, and then takes its first coding away. */
function uncodedOne(file: string, code: string): void {
  const host = hostOf(file);
  const sql =
    'select g.id from coding g join code c on c.id = g.code_id where c.name = ? order by g.id limit 1';
  const ids = asIds(host, 'select id from code where name = ?', code);
  void host.handlers['codes.update']({ ids, patch: { useWhen: 'It opens something.' }, reason: '' }, context);
  void host.handlers['codings.remove']({ ids: asIds(host, sql, code), reason: '' }, context);
  host.close();
}

/** Compares everything that is coded below a code, and ties a memo to each of it. */
function comparedAll(file: string, code: string): void {
  const host = hostOf(file);
  const below =
    'with recursive below (id) as (select id from code where name = ? union all select c.id from code c join below b on c.parent_id = b.id)';
  const codingIds = asIds(
    host,
    `${below} select g.id from coding g where g.code_id in (select id from below) and g.in_scope = 1`,
    code,
  );
  const [codeId = 0] = asIds(host, 'select id from code where name = ?', code);
  void host.handlers['comparisons.decide'](
    {
      question: 'Is all of it company?',
      basis: { codeIds: [codeId], withBelow: true, columns: 'role', rows: null, filter: {} },
      codingIds,
      codeIds: [],
      verdict: { is: 'same' },
      reason: '',
    },
    context,
  );
  host.parts.write({ kind: 'memos.add', label: 'Wrote memo' }, (tx) => {
    const at = host.parts.clock();
    const memo = tx.insert('memo', {
      guid: host.parts.newGuid(),
      kind: 'theoretical',
      title: 'On keeping company',
      body: '',
      plainText: 'All of it.',
      coderId: host.parts.coder.id(),
      createdAt: at,
      updatedAt: at,
      sectionId: null,
      place: 0,
    });
    tx.insertMany(
      'memoLink',
      codingIds.map((targetId) => ({
        memoId: memo.id,
        target: 'coding' as const,
        targetId,
        start: null,
        end: null,
        role: 'on' as const,
        anchor: '',
      })),
    );
  });
  host.close();
}

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

test('Two versions of a code that were made in the same millisecond are two to choose from, each as it was.', async ({
  page,
  app,
}) => {
  const file = app.sample();
  const host = hostOf(file);
  const { parts } = host;
  const code = parts.db.orm.query.code
    .findFirst({ where: (row, { eq }) => eq(row.name, 'just a brew') })
    .sync();
  for (const [i, shortDefinition] of ['The first of two.', 'The second of two.'].entries())
    parts.write({ kind: 'codes.update', label: `Refined ${i + 1}` }, (tx) =>
      tx.update('code', code?.id ?? 0, { shortDefinition }),
    );
  parts.db.sqlite
    .prepare('update change set at = (select max(at) from change) where label like ?')
    .run('Refined %');
  host.close();
  await app.show(page, file);
  await choose(page, 'just a brew');
  await history(page).getByRole('button', { name: 'As it was…' }).click();
  const dialog = page.getByRole('dialog', { name: /as it was/ });
  // The last but one, beside the code now.
  await expect(dialog.locator('del')).toHaveText('first');
  await expect(dialog.locator('ins')).toHaveText('second');
  await dialog.getByRole('button', { name: /Beside/ }).click();
  await page.getByRole('option', { name: /Refined 1$/ }).click();
  await expect(dialog.locator('del, ins')).toHaveCount(0);
  await expect(dialog.getByText('The first of two.')).toHaveCount(2);
  await dialog.getByRole('button', { name: /Beside/ }).click();
  await page.getByRole('option', { name: /Refined 2$/ }).click();
  await expect(dialog.locator('ins')).toHaveText('second');
});

/** The sample study, in which a code was renamed so often, last to the name it has. */
function renamed(file: string, times: number): string {
  const host = hostOf(file);
  const { parts } = host;
  const code = parts.db.orm.query.code
    .findFirst({ where: (one, { eq }) => eq(one.name, 'just a brew') })
    .sync();
  parts.db.sqlite.pragma('synchronous = off');
  for (let i = 1; i <= times; i++)
    parts.write({ kind: 'codes.update', label: `Named it anew ${i}` }, (tx) =>
      tx.update('code', code?.id ?? 0, { name: i === times ? 'just a brew' : `brew ${i}` }),
    );
  host.close();
  return file;
}

test('A code with five thousand changes opens at once, its history from the end, a page at a time.', async ({
  page,
  app,
}) => {
  test.setTimeout(180_000);
  await app.show(page, renamed(app.sample(), 5_000));
  await choose(page, 'just a brew');
  const lines = history(page).getByRole('listitem');
  await expect(lines).toHaveCount(100);
  await expect(lines.last()).toContainText('“just a brew”');
  await expect(lines.first()).toContainText('brew 4901');
  const earlier = history(page).getByRole('button', { name: /^Show 100 of .+ earlier$/u });
  await earlier.focus();
  await page.keyboard.press('Enter');
  await expect(lines).toHaveCount(200);
  await expect(lines.first()).toContainText('brew 4801');
  await expect(earlier).toBeFocused();
  await history(page).getByRole('button', { name: 'As it was…' }).click();
  await expect(
    page
      .getByRole('dialog', { name: /as it was/ })
      .locator('del')
      .last(),
  ).toHaveText('4999');
});

test('When the last page of a history is shown the keys go on in its first line.', async ({ page, app }) => {
  await app.show(page, renamed(app.sample(), 120));
  await choose(page, 'just a brew');
  const lines = history(page).getByRole('listitem');
  await expect(lines).toHaveCount(100);
  await history(page).getByRole('button', { name: 'Show 21 earlier' }).focus();
  await page.keyboard.press('Enter');
  await expect(lines).toHaveCount(121);
  await expect(lines.first()).toContainText('created');
  await expect(lines.first().getByRole('button')).toBeFocused();
  expect(await axe(page)).toEqual([]);
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
    await page.getByLabel('From').fill('2026-11-12');
    await page.getByLabel('To').fill('2026-11-12');
    await expect(entries(page).getByRole('option')).toHaveText([/^At night/, /^In the morning/]);
  });
});
