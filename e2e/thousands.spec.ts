import { expect, isClean, test, type App } from './support/app.ts';
import { hostOf, seedDense } from './support/seed.ts';

const CODINGS = 7_000;
const EXEMPLARS = 60;
const TIES = 150;

/** A code of thousands of incidents, with more exemplars than are shown at once and a memo that is on many incidents. */
function study(app: App): { file: string; inScope: number } {
  const file = app.empty();
  const host = hostOf(file);
  const { parts, handlers } = host;
  seedDense(host, { turns: 400, codings: CODINGS, codes: 1 });
  const ids = parts.db.sqlite
    .prepare('select id from coding where in_scope = 1 order by id')
    .pluck()
    .all() as number[];
  const context = { cancelled: () => false, progress: () => {} };
  for (const codingId of ids.slice(0, EXEMPLARS))
    void handlers['exemplars.add']({ codingId, standing: 'chosen' }, context);
  void handlers['memos.add'](
    {
      kind: 'theoretical',
      title: 'On all of these',
      plainText: 'They say it twice.',
      body: '',
      on: ids.slice(0, 100).map((targetId) => ({ target: 'coding', targetId, start: null, end: null })),
    },
    context,
  );
  for (const targetId of ids.slice(100, TIES))
    void handlers['memos.tie'](
      { id: 1, on: { target: 'coding', targetId, start: null, end: null } },
      context,
    );
  host.close();
  return { file, inScope: ids.length };
}

test('A code of thousands is counted whole, its exemplars and ties are shown some at a time, and its list to split draws what is in sight.', async ({
  app,
  page,
}) => {
  test.setTimeout(120_000);
  const { file, inScope } = study(app);
  const all = inScope.toLocaleString('en');
  expect(inScope).toBeGreaterThan(5_000);
  await app.show(page, file);
  await page.keyboard.press('Alt+3');
  await page
    .getByRole('treegrid', { name: 'Code tree' })
    .getByRole('row', { name: /saying I’m one too/ })
    .click();
  await expect(page.locator('.who-counts')).toContainText(`${all} codings`);
  await expect(page.locator('.who .bar-count')).toHaveText([all]);

  const exemplars = page.getByRole('region', { name: 'Exemplar quotations' });
  await expect(exemplars).toContainText(`${EXEMPLARS}, from`);
  await expect(exemplars.getByRole('article')).toHaveCount(30);
  await exemplars.getByRole('button', { name: 'Show more: 30 further' }).click();
  await expect(exemplars.getByRole('article')).toHaveCount(EXEMPLARS);

  await page.locator('.code-acts').getByRole('button', { name: 'Split…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Split/ });
  await expect(dialog).toContainText(`The first 5,000 of ${all} are listed.`);
  await expect(dialog.getByRole('option').first()).toBeVisible();
  expect(await dialog.getByRole('option').count()).toBeLessThan(60);
  await dialog.getByRole('option').first().focus();
  await page.keyboard.press('End');
  await expect(dialog.locator('[role=option]:focus')).toHaveAttribute('aria-posinset', '5000');
  await isClean(page, 'splitting a code of thousands');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Alt+5');
  const ties = page.locator('.memo-tie');
  await expect(ties).toHaveCount(12);
  await page.getByRole('button', { name: `and ${TIES - 12} more` }).click();
  await expect(ties).toHaveCount(112);
  await page.getByRole('button', { name: `and ${TIES - 112} more` }).click();
  await expect(ties).toHaveCount(TIES);
});
