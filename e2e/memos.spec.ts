import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { openProject as openHost } from '../src-main/open.ts';
import { expect, isClean, test } from './support/app.ts';
import { drag, dragOver } from './support/dragging.ts';
import { holding } from './support/holding.ts';
import { exported, selectByKeys, text } from './support/transcript.ts';

const memo = (page: Page) => page.getByRole('textbox', { name: 'Memo', exact: true });
const inMemos = (page: Page) => page.keyboard.press('Alt+5');

async function openPassage(page: Page) {
  await page.getByRole('button', { name: 'Codebook', exact: true }).click();
  await page
    .getByRole('treegrid', { name: 'Code tree' })
    .getByRole('row', { name: 'just a brew', exact: true })
    .click();
  await page.getByRole('button', { name: 'Go to these words of PAR1SU01' }).first().click();
  await expect(text(page)).toBeVisible();
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
  const lines = page.getByRole('listbox', { name: 'Memos' }).getByRole('option');
  await search.fill('ordinary saf');
  await expect(lines).toHaveCount(1);
  await expect(lines.locator('mark').first()).toHaveText('Ordinary');
  await search.fill('begin par1su01');
  await expect(lines).toHaveCount(1);
  await search.fill('');
  await expect(lines.nth(2)).toBeVisible();

  // Filters, open and in use.
  await page.getByRole('button', { name: 'Filters', exact: true }).click();
  await page.getByRole('button', { name: /What it is on/ }).click();
  await page.getByRole('option', { name: 'A code', exact: true }).click();
  await isClean(page, 'filters');
  await page.getByRole('button', { name: 'Clear filters' }).click();

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

test('An old memo of plain text reads as it was, is written only when something changes, and what it was comes back.', async ({
  page,
  app,
}) => {
  await app.show(page, app.sample());
  await inMemos(page);
  const lines = page.getByRole('listbox', { name: 'Memos' }).getByRole('option');
  await lines.first().click();
  const before = await memo(page).innerText();
  expect(before.length).toBeGreaterThan(40);
  const undo = page.getByText(/^Undo: /);
  const last = await undo.textContent();
  await memo(page).click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Alt+1');
  await inMemos(page);
  await expect(undo).toHaveText(last ?? '');
  await memo(page).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Since then: ');
  await expect(undo).toHaveText(/^Undo: changed memo/);
  // Undo within the text is the text's; undo outside of it is the program's.
  await page.keyboard.press('Control+z');
  await expect(memo(page)).not.toContainText('Since then');
  await page.keyboard.type('By now: ');
  await page.getByRole('button', { name: 'History' }).click();
  const versions = page.getByRole('listbox', { name: 'Versions' }).getByRole('option');
  await expect(versions).toHaveCount(2);
  await expect(page.locator('.memo-version-words ins')).toContainText('By now:');
  await versions.nth(1).click();
  await page.getByRole('button', { name: 'Bring this version back' }).click();
  await expect(page.getByText('The version is back.')).toBeVisible();
  await expect(memo(page)).not.toContainText('By now');
  expect((await memo(page).innerText()).replace(/\s+/g, ' ')).toBe(before.replace(/\s+/g, ' '));
});

test('The same memo in two windows: one follows the other, and where both were written in nothing is lost.', async ({
  page,
  app,
}) => {
  const opened = await app.show(page, app.sample());
  const second = await page.context().newPage();
  await second.goto(new URL('/', opened.address).href);
  for (const one of [page, second]) {
    await inMemos(one);
    await one.getByRole('listbox', { name: 'Memos' }).getByRole('option').first().click();
    await expect(memo(one)).toBeVisible();
  }
  await memo(page).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('First window. ');
  await expect(memo(second)).toContainText('First window.');
  await memo(second).click();
  await second.keyboard.press('Control+Home');
  await memo(page).click();
  await Promise.all([page.keyboard.type('One. '), second.keyboard.type('Two. ')]);
  const alerts = async () =>
    (await page.locator('.memo-conflict').count()) + (await second.locator('.memo-conflict').count());
  await expect.poll(alerts).toBe(1);
  const late = (await second.locator('.memo-conflict').count()) > 0 ? second : page;
  const early = late === second ? page : second;
  await expect(memo(late)).toContainText(late === second ? 'Two.' : 'One.');
  await late.getByRole('button', { name: 'Keep mine' }).click();
  await expect(memo(early)).toContainText(late === second ? 'Two.' : 'One.');
});

test('What was written in a memo that is left before anybody knew it had changed elsewhere becomes a memo of its own.', async ({
  page,
  app,
}) => {
  const wire = await holding(page);
  await app.show(page, app.sample());
  const second = await page.context().newPage();
  await second.goto(page.url());
  for (const one of [page, second]) {
    await inMemos(one);
    await one.getByRole('listbox', { name: 'Memos' }).getByRole('option').first().click();
    await memo(one).click();
    await one.keyboard.press('Control+Home');
  }
  wire.hold();
  await second.keyboard.type('Theirs. ');
  await expect(second.getByText(/^Undo: changed memo/)).toBeVisible();
  await page.keyboard.type('Mine. ');
  await page.keyboard.press('Alt+6');
  await expect(memo(page)).toHaveCount(0);
  await expect.poll(wire.waiting).toBeGreaterThan(1);
  wire.release();
  await inMemos(page);
  await expect(
    page.getByRole('listbox', { name: 'Memos' }).getByRole('option', { name: /\(my version\)/ }),
  ).toBeVisible();
  await page
    .getByRole('listbox', { name: 'Memos' })
    .getByRole('option', { name: /\(my version\)/ })
    .click();
  await expect(memo(page)).toContainText('Mine.');
  await expect(
    second.getByRole('listbox', { name: 'Memos' }).getByRole('option', { name: /\(my version\)/ }),
  ).toBeVisible();
  await expect(memo(second)).toContainText('Theirs.');
});

test('Memos are dragged to a section, within it and out of it; their order stays, undo takes it back, and beside the board nothing happens.', async ({
  page,
  app,
}) => {
  await app.show(page, app.sample());
  const toBoard = async () => {
    await inMemos(page);
    await page.getByRole('radio', { name: 'Sorting board' }).click();
  };
  await toBoard();
  for (const name of ['Findings', 'Methods']) {
    await page.getByRole('button', { name: 'Add section' }).click();
    await page.getByRole('textbox', { name: 'Name of the section' }).fill(name);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('listbox', { name })).toBeVisible();
  }
  const cards = (name: string) => page.getByRole('listbox', { name }).getByRole('option');
  const titles = (name: string) => cards(name).locator('b').allInnerTexts();
  const all = await titles('Not sorted');
  const [first = '', second = '', third = ''] = all;
  expect(new Set([first, second, third]).size).toBe(3);
  const card = (name: string, title: string) => cards(name).filter({ hasText: title });
  const undo = page.getByText(/^Undo: /);

  // Onto an empty section, and to the upper and lower half of a card that is in it.
  await drag(
    page,
    { on: card('Not sorted', first) },
    { on: page.getByRole('listbox', { name: 'Findings' }) },
  );
  await expect.poll(() => titles('Findings')).toEqual([first]);
  await expect(page.getByRole('listbox', { name: 'Findings' })).toBeFocused();
  await dragOver(page, { on: card('Not sorted', second) }, { on: card('Findings', first), y: 0.2 });
  const line = page.getByRole('region', { name: 'Findings' }).locator('.memo-drop');
  await expect(line).toBeVisible();
  const top = (await card('Findings', first).boundingBox())?.y ?? 0;
  expect(Math.abs(((await line.boundingBox())?.y ?? 0) - top)).toBeLessThan(8);
  await expect(card('Not sorted', second)).toHaveClass(/is-dragged/);
  await page.mouse.up();
  await expect(line).toBeHidden();
  await expect.poll(() => titles('Findings')).toEqual([second, first]);
  await drag(page, { on: card('Not sorted', third) }, { on: card('Findings', first), y: 0.8 });
  await expect.poll(() => titles('Findings')).toEqual([second, first, third]);

  // Within the section, down and up.
  await drag(page, { on: card('Findings', second) }, { on: card('Findings', third), y: 0.9 });
  await expect.poll(() => titles('Findings')).toEqual([first, third, second]);
  await drag(page, { on: card('Findings', second) }, { on: card('Findings', third), y: 0.1 });
  await expect.poll(() => titles('Findings')).toEqual([first, second, third]);
  await page.reload();
  await expect(page.getByRole('main')).toBeVisible();
  await toBoard();
  await expect.poll(() => titles('Findings')).toEqual([first, second, third]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => titles('Findings')).toEqual([first, third, second]);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => titles('Findings')).toEqual([first, second, third]);

  // What is let go where it was, or beside the board, makes no change.
  const last = await undo.textContent();
  await drag(page, { on: card('Findings', second) }, { on: card('Findings', second), x: 0.6, y: 0.7 });
  await drag(page, { on: card('Not sorted', all[3] ?? '') }, { on: cards('Not sorted').last() });
  await drag(
    page,
    { on: card('Findings', second) },
    { on: page.getByRole('contentinfo', { name: 'Status' }) },
  );
  await expect(page.locator('.is-dragged, .is-target, .memo-drop')).toHaveCount(0);
  expect(await titles('Findings')).toEqual([first, second, third]);
  await expect(undo).toHaveText(last ?? '');

  // To another section, and back among those that are not sorted.
  await drag(page, { on: card('Findings', third) }, { on: page.getByRole('listbox', { name: 'Methods' }) });
  await expect.poll(() => titles('Methods')).toEqual([third]);
  await drag(page, { on: card('Findings', second) }, { on: cards('Not sorted').first() });
  await expect.poll(() => titles('Findings')).toEqual([first]);
  await expect(card('Not sorted', second)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect.poll(() => titles('Findings')).toEqual([first, second]);
});

test('A section scrolls under a memo that is held at its edge, and takes it where it is let go.', async ({
  page,
  app,
}) => {
  const file = app.empty();
  const host = openHost(file);
  if (!host.ok) throw new Error(host.failure.message);
  const { parts } = host.value;
  parts.write({ kind: 'test', label: 'Seeded' }, (tx) => {
    const section = tx.insert('memoSection', { guid: parts.newGuid(), name: 'Findings', position: 0 });
    const at = parts.clock();
    tx.insertMany(
      'memo',
      Array.from({ length: 201 }, (_, i) => ({
        guid: parts.newGuid(),
        kind: 'theoretical' as const,
        title: i === 200 ? 'The one that is held' : `Memo ${i + 1}`,
        body: '',
        plainText: '',
        coderId: parts.coder.id(),
        createdAt: at,
        updatedAt: at,
        sectionId: i === 200 ? null : section.id,
        place: i,
      })),
    );
  });
  host.value.close();
  await app.show(page, file);
  await inMemos(page);
  await page.getByRole('radio', { name: 'Sorting board' }).click();
  const findings = page.getByRole('listbox', { name: 'Findings' });
  const held = page.getByRole('option', { name: /^The one that is held/ });
  const top = () => findings.evaluate((box) => box.scrollTop);
  await dragOver(page, { on: held }, { on: findings, y: 0.98 });
  await expect.poll(top).toBeGreaterThan(2_000);
  await page.mouse.up();
  await expect(findings.getByRole('option', { name: /^The one that is held/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Findings' }).locator('small')).toHaveText('201');
  const place = Number(await held.getAttribute('aria-posinset'));
  expect(place).toBeGreaterThan(20);
  const rests = await top();
  await page.waitForTimeout(300);
  expect(await top()).toBe(rests);
});

test('The keys stay on the board when a section goes: they are with the next one, the one before, or what is not sorted.', async ({
  page,
  app,
}) => {
  await app.show(page, app.sample());
  await inMemos(page);
  await page.getByRole('radio', { name: 'Sorting board' }).click();
  for (const name of ['Findings', 'Methods', 'Discussion']) {
    await page.getByRole('button', { name: 'Add section' }).click();
    await page.getByRole('textbox', { name: 'Name of the section' }).fill(name);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('listbox', { name })).toBeVisible();
  }
  const menu = (name: string) => page.getByRole('button', { name: `More on ${name}` });
  const remove = async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Rename…' })).toBeFocused();
    await page.keyboard.press('End');
    await expect(page.getByRole('menuitem', { name: 'Remove section' })).toBeFocused();
    await page.keyboard.press('Enter');
  };
  // One that moves keeps them.
  await menu('Methods').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Move right' }).press('Enter');
  await expect(page.getByText('Undo: Moved section “Methods”')).toBeVisible();
  await expect(menu('Methods')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undo: Added section “Discussion”')).toBeVisible();
  await remove();
  await expect(page.getByRole('listbox', { name: 'Methods' })).toBeHidden();
  await expect(menu('Discussion')).toBeFocused();
  await remove();
  await expect(page.getByRole('listbox', { name: 'Discussion' })).toBeHidden();
  await expect(menu('Findings')).toBeFocused();
  await remove();
  await expect(page.getByRole('listbox', { name: 'Findings' })).toBeHidden();
  await expect(page.getByRole('listbox', { name: 'Not sorted' })).toBeFocused();

  // Also where undo takes it away.
  await page.keyboard.press('Control+z');
  await menu('Findings').focus();
  for (let i = 0; i < 2; i++) await page.keyboard.press('Control+z');
  await expect(menu('Discussion')).toBeVisible();
  await menu('Discussion').focus();
  await page.keyboard.press('Control+z');
  await expect(menu('Discussion')).toBeHidden();
  await expect(menu('Methods')).toBeFocused();
});

test('The memo that somebody is at stays when another window writes a newer one; when it is deleted the next is open and the list has the keys.', async ({
  page,
  app,
}) => {
  await app.show(page, app.sample());
  await inMemos(page);
  const list = page.getByRole('listbox', { name: 'Memos' });
  const lines = list.getByRole('option');
  const titles = () => lines.locator('.memo-line-title').allInnerTexts();
  await expect(lines.first()).toBeVisible();
  const before = await titles();
  const [first = '', , third = '', fourth = ''] = before;
  const title = page.getByRole('textbox', { name: 'Title' });
  await expect(title).toHaveValue(first);
  await memo(page).click();
  const second = await page.context().newPage();
  await second.goto(page.url());
  await inMemos(second);
  await second.getByRole('button', { name: 'New memo' }).click();
  await expect(lines.nth(1)).toContainText(first);
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Undisturbed. ');
  await expect(title).toHaveValue(first);
  await expect(memo(page)).toContainText('Undisturbed. ');

  await lines.filter({ hasText: third }).click();
  await expect(title).toHaveValue(third);
  await page.getByRole('button', { name: 'Delete memo' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(lines.filter({ hasText: third })).toHaveCount(0);
  await expect(title).toHaveValue(fourth);
  await expect(list).toBeFocused();
  await expect(lines.filter({ hasText: fourth })).toHaveAttribute('aria-selected', 'true');
});
