import { expect, test } from './support/app.ts';
import { drag, dragOver } from './support/dragging.ts';
import { addSections, toBoard, writeMemos } from './support/memos.ts';
import { hostOf } from './support/seed.ts';
import { stored } from './support/stored.ts';
import { undo } from './support/window.ts';

test('Memos are dragged to a section, within it and out of it; their order stays, undo takes it back, and beside the board nothing happens.', async ({
  page,
  app,
}) => {
  const file = app.sample();
  await app.show(page, file);
  await toBoard(page);
  await addSections(page, 'Findings', 'Methods');
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
  await toBoard(page);
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
    writeMemos(
      host,
      tx,
      Array.from({ length: 201 }, (_, place) => ({
        title: place === 200 ? 'The one that is held' : `Memo ${place + 1}`,
        sectionId: place === 200 ? null : section.id,
        place,
      })),
    );
  });
  host.close();
  await app.show(page, file);
  await toBoard(page);
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
  await toBoard(page);
  await addSections(page, 'Findings', 'Methods', 'Discussion');
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
