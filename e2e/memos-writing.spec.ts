import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { expect, isClean, test } from './support/app.ts';
import { inMemos, lines, memo } from './support/memos.ts';
import { exported, selectByKeys, text } from './support/transcript.ts';

async function openPassage(page: Page) {
  await page.getByRole('button', { name: 'Codebook', exact: true }).click();
  await page
    .getByRole('treegrid', { name: 'Code tree' })
    .getByRole('row', { name: 'just a brew', exact: true })
    .click();
  await page.getByRole('button', { name: 'Go to these words of PAR1SU01' }).first().click();
  await expect(text(page)).toBeVisible();
}

/** Puts the caret behind the first word of a passage in the text that is edited. */
async function caretBehindFirstWord(page: Page, passage: string) {
  const [first = ''] = passage.split(' ');
  await page.evaluate(
    ({ wanted, into }) => {
      const walker = document.createTreeWalker(document.querySelector('.ts-text') ?? document.body, 4);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node.textContent ?? '').indexOf(wanted);
        if (at >= 0) return document.getSelection()?.setBaseAndExtent(node, at + into, node, at + into);
      }
      throw new Error(`“${wanted}” is not there.`);
    },
    { wanted: passage, into: first.length + 1 },
  );
}

test('A memo is written by keys, quotes a passage, names a code, and follows both; it is sorted, found, brought back and exported.', async ({
  page,
  app,
}) => {
  test.setTimeout(240_000); // axe takes some seconds a screen
  const file = app.sample();
  await app.show(page, file);
  await inMemos(page);
  await page.getByRole('button', { name: 'New memo' }).click();
  // Until it has been made another one is open.
  await expect(memo(page)).toHaveText('');
  await page.getByRole('textbox', { name: 'Title' }).fill('Ordinary things');
  await memo(page).click();
  await page.keyboard.type('# What ordinary things do');
  await page.keyboard.press('Enter');
  await page.keyboard.type('They make it ');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('safe');
  await page.keyboard.press('Control+b');
  await page.keyboard.type(' to begin: ');
  await page.keyboard.type('@just a br');
  await expect(page.getByRole('listbox', { name: 'Links and quotations' })).toBeVisible();
  await isClean(page, 'what @ offers');
  await page.keyboard.press('Enter');
  await expect(memo(page).locator('.memo-chip')).toHaveText('just a brew');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- tea');
  await page.keyboard.press('Enter');
  await page.keyboard.type('chips');
  await expect(memo(page).locator('h1')).toHaveText('What ordinary things do');
  await expect(memo(page).locator('.memo-bold')).toHaveText('safe');
  await expect(memo(page).locator('li')).toHaveText(['tea', 'chips']);
  await expect(page.getByText('Undo: Changed memo “Ordinary things”')).toBeVisible();

  // A passage is quoted where it stands, and reads there as the transcript does.
  await openPassage(page);
  const quotable = (await text(page).locator('p.ts-turn').nth(1).innerText()).trim().slice(0, 24).trim();
  await selectByKeys(page, quotable);
  await page.keyboard.press('Alt+q');
  await page.getByRole('searchbox', { name: 'Find a memo' }).fill('Ordinary');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Quoted in “Ordinary things”.')).toBeVisible();
  await inMemos(page);
  const quotation = memo(page).locator('.memo-quotation');
  await expect(quotation.locator('blockquote')).toHaveText(`“${quotable}”`);
  await expect(quotation.locator('.id')).toHaveText('PAR1SU01');

  // The words under it are edited.
  await quotation.click();
  await expect(text(page)).toBeVisible();
  await page.getByRole('button', { name: 'Edit text' }).click();
  await expect(page.getByRole('textbox', { name: /being edited$/ })).toBeFocused();
  await caretBehindFirstWord(page, quotable);
  await page.keyboard.type('really ');
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  const preview = page.getByRole('dialog', { name: 'Before the text is saved' });
  await expect(preview.or(page.getByRole('button', { name: 'Edit text' }))).toBeVisible();
  if (await preview.isVisible()) await preview.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Edit text' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to “Ordinary things”' }).click();
  const now = quotable.replace(/^(\S+ )/, '$1really ');
  await expect(quotation.locator('blockquote')).toHaveText(`“${now}”`);

  // The code says which memos name it, and the chip follows its name.
  await memo(page).locator('.memo-chip').click();
  const memosOn = page.getByRole('region', { name: 'Memos on just a brew' });
  await expect(memosOn).toContainText('mentions it');
  const name = page.getByRole('main').getByRole('button', { name: /^Name/ });
  await name.dblclick();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('only a brew');
  await page.keyboard.press('Enter');
  await page
    .getByRole('button', { name: /Ordinary things/, exact: false })
    .last()
    .click();
  await expect(memo(page).locator('.memo-chip')).toHaveText('only a brew');

  // Search: beginnings of words, without accents, and the identifier of whoever is quoted.
  const search = page.getByRole('searchbox', { name: 'Search memos' });
  await search.fill('ordinary saf');
  await expect(lines(page)).toHaveCount(1);
  await expect(lines(page).locator('mark').first()).toHaveText('Ordinary');
  await search.fill('begin par1su01');
  await expect(lines(page)).toHaveCount(1);
  await search.fill('');
  await expect(lines(page).nth(2)).toBeVisible();

  // Filters, open and in use.
  await page.getByRole('button', { name: 'Filters', exact: true }).click();
  await page.getByRole('button', { name: /What it is on/ }).click();
  // The list is behind the popover, out of reach for a reader until that goes.
  const behind = page
    .getByRole('listbox', { name: 'Memos', includeHidden: true })
    .getByRole('option', { includeHidden: true });
  const all = await behind.count();
  await page.getByRole('option', { name: 'A code', exact: true }).click();
  await expect.poll(() => behind.count()).toBeLessThan(all);
  expect(await behind.count()).toBeGreaterThan(0);
  await isClean(page, 'filters');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(behind).toHaveCount(all);

  // Sorted by keys.
  await page.getByRole('radio', { name: 'Sorting board' }).click();
  await page.getByRole('button', { name: 'Add section' }).click();
  const sectionName = page.getByRole('textbox', { name: 'Name of the section' });
  await sectionName.fill('Findings');
  // Enter twice before there is an answer makes one section.
  await sectionName.evaluate((field: HTMLInputElement) => {
    for (let i = 0; i < 2; i++) field.form?.requestSubmit();
  });
  await expect(sectionName).toBeHidden();
  const unsorted = page.getByRole('listbox', { name: 'Not sorted' });
  const findings = page.getByRole('listbox', { name: 'Findings' });
  await unsorted.getByRole('option', { name: /Ordinary things/ }).click();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(findings.getByRole('option')).toHaveText(/Ordinary things/);
  await expect(findings).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(unsorted).toBeFocused();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(findings.getByRole('option')).toHaveCount(2);
  await expect(findings).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(findings.getByRole('option').first()).toContainText('Ordinary things');
  await isClean(page, 'board');

  // An earlier version comes back.
  await findings.getByRole('option', { name: /Ordinary things/ }).dblclick();
  await page.getByRole('button', { name: 'History' }).click();
  const history = page.getByRole('dialog', { name: 'History of “Ordinary things”' });
  await expect(history.getByRole('option')).toHaveCount(1);
  await expect(history).toContainText('as it is now');
  await isClean(page, 'history');
  await page.keyboard.press('Escape');
  await isClean(page, 'memo');

  // A file.
  const md = exported<Buffer>(app.folder, ['memos', file], 'md').toString('utf8');
  expect(md).toContain('## Findings\n\n### Ordinary things');
  expect(md).toContain('#### What ordinary things do\n\nThey make it **safe** to begin: only a brew');
  expect(md).toContain('- tea\n- chips');
  expect(md).toContain(`> “${now}” (PAR1SU01)`);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export memos' }).click();
  await page.getByRole('menuitem', { name: /^Word/ }).click();
  const download = await downloading;
  expect(
    readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
});
