import type { Page } from '@playwright/test';
import { expect, isClean, test } from './support/app.ts';
import { writeMemos } from './support/memos.ts';
import { hostOf } from './support/seed.ts';
import { choose, context, idsOf } from './support/trail.ts';

const THEME = 'Keeping company';
const chain = (page: Page) => page.getByRole('treegrid', { name: 'Chain of evidence' });

/** Compares everything that is coded below a code, and ties a memo to each of it. */
function comparedAll(file: string, code: string): void {
  const host = hostOf(file);
  const below =
    'with recursive below (id) as (select id from code where name = ? union all select c.id from code c join below b on c.parent_id = b.id)';
  const codingIds = idsOf(
    host,
    `${below} select g.id from coding g where g.code_id in (select id from below) and g.in_scope = 1`,
    code,
  );
  const [codeId = 0] = idsOf(host, 'select id from code where name = ?', code);
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
    const [memo] = writeMemos(host, tx, [{ title: 'On keeping company', plainText: 'All of it.' }]);
    tx.insertMany(
      'memoLink',
      codingIds.map((targetId) => ({
        memoId: memo?.id ?? 0,
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
