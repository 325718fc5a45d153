import type { Page } from '@playwright/test';
import { another, expect, test } from './support/app.ts';
import { drag, dragOver } from './support/dragging.ts';
import { hostOf } from './support/seed.ts';
import { stored } from './support/stored.ts';
import { undo } from './support/window.ts';

const memo = (page: Page) => page.getByRole('textbox', { name: 'Memo', exact: true });
const inMemos = (page: Page) => page.keyboard.press('Alt+5');

test('Memos are dragged to a section, within it and out of it; their order stays, undo takes it back, and beside the board nothing happens.', async ({
  page,
  app,
}) => {
  const file = app.sample();
  await app.show(page, file);
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
  const written = () => stored(file)['change']?.length ?? 0;
  const at = written();
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
  expect(written()).toBe(at + 1);
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
  const host = hostOf(file);
  const { parts } = host;
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
  host.close();
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
  await undo(page);
  await menu('Findings').focus();
  for (let i = 0; i < 2; i++) await undo(page);
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
  const second = await another(page);
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

test('When a memo is taken off what it is on the keys stay: they are with the next, the one before, or where another is added.', async ({
  page,
  app,
}) => {
  const file = app.sample();
  const host = hostOf(file);
  const { parts } = host;
  const codes = parts.db.orm.query.code.findMany({ limit: 3 }).sync();
  parts.write({ kind: 'test', label: 'Tied' }, (tx) => {
    const { id } = tx.insert('memo', {
      guid: parts.newGuid(),
      kind: 'theoretical',
      title: 'On three codes',
      body: '',
      plainText: '',
      coderId: 1,
      createdAt: '2199-01-01T00:00:00.000Z',
      updatedAt: '2199-01-01T00:00:00.000Z',
      sectionId: null,
      place: 0,
    });
    for (const code of codes)
      tx.insert('memoLink', {
        memoId: id,
        target: 'code',
        targetId: code.id,
        start: null,
        end: null,
        role: 'on',
        anchor: '',
      });
  });
  host.close();
  await app.show(page, file);
  await inMemos(page);
  await page.getByRole('option', { name: /On three codes/ }).click();
  const [first = '', second = '', third = ''] = codes.map((code) => code.name);
  const off = (name: string) => page.getByRole('button', { name: `Take it off ${name}`, exact: true });
  await off(second).focus();
  await page.keyboard.press('Enter');
  await expect(off(second)).toHaveCount(0);
  await expect(off(third)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(off(third)).toHaveCount(0);
  await expect(off(first)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(off(first)).toHaveCount(0);
  await expect(page.locator('.memo-links').getByRole('button')).toBeFocused();
});

test('The memo that is open is there for who hears the list, however far the list is scrolled.', async ({
  page,
  app,
}) => {
  const file = app.sample();
  const host = hostOf(file);
  const { parts } = host;
  parts.write({ kind: 'test', label: 'Many' }, (tx) => {
    for (let i = 0; i < 300; i++)
      tx.insert('memo', {
        guid: parts.newGuid(),
        kind: 'theoretical',
        title: `Memo ${i}`,
        body: '',
        plainText: '',
        coderId: 1,
        createdAt: '2026-01-01T00:00:00.000Z',
        updatedAt: '2026-01-01T00:00:00.000Z',
        sectionId: null,
        place: 0,
      });
  });
  host.close();
  await app.show(page, file);
  await inMemos(page);
  const list = page.getByRole('listbox', { name: 'Memos' });
  await list.focus();
  await page.keyboard.press('ArrowDown');
  const named = () =>
    list.evaluate((one) => {
      const line = document.getElementById(one.getAttribute('aria-activedescendant') ?? '');
      return [line !== null, line?.getAttribute('aria-selected')];
    });
  expect(await named()).toEqual([true, 'true']);
  await list.evaluate((one) => one.scrollTo(0, one.scrollHeight));
  await expect(list.getByRole('option').last()).toBeInViewport();
  await expect.poll(() => list.getByRole('option').count()).toBeLessThan(60);
  expect(await named()).toEqual([true, 'true']);
});
