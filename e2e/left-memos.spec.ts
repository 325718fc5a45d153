import type { Page, WebSocketRoute } from '@playwright/test';
import { another, expect, test } from './support/app.ts';
import { inMemos, lines, memo } from './support/memos.ts';
import { stored } from './support/stored.ts';

const banner = (page: Page) => page.getByRole('alert').filter({ hasText: 'The connection to the project' });
const inFile = (file: string) => JSON.stringify(stored(file)['memo']);

/** Breaks the page's connection to its host, and lets it be found again. */
async function breakable(page: Page) {
  const wires = { isDown: false, open: [] as WebSocketRoute[] };
  await page.routeWebSocket(/\/port$/, (wire) => {
    if (wires.isDown) return void wire.close();
    wire.connectToServer();
    wires.open.push(wire);
  });
  return {
    cut: async () => {
      wires.isDown = true;
      for (const wire of wires.open.splice(0)) await wire.close();
      await expect(banner(page)).toBeVisible();
    },
    mend: () => {
      wires.isDown = false;
    },
  };
}

async function write(page: Page, words: string) {
  await memo(page).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type(words);
}

test('A memo that is left while the connection is gone is saved when it is back; until then it reads as it was written, and the window asks before it closes.', async ({
  page,
  app,
}) => {
  const wire = await breakable(page);
  const file = app.sample();
  await app.show(page, file);
  await inMemos(page);
  await lines(page).first().click();
  await wire.cut();
  await write(page, 'Left in the dark. ');
  await page.keyboard.press('Alt+6');
  await expect(memo(page)).toHaveCount(0);

  // It is written on where it is opened again.
  await inMemos(page);
  await expect(memo(page)).toContainText('Left in the dark. ');
  await write(page, 'And on. ');
  await lines(page).nth(1).click();
  await expect(memo(page)).not.toContainText('Left in the dark.');
  await page.keyboard.press('Alt+6');
  let asked = '';
  page.once('dialog', (dialog) => {
    asked = dialog.type();
    void dialog.dismiss();
  });
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toBe('beforeunload');
  expect(inFile(file)).not.toContain('Left in the dark');

  wire.mend();
  await expect(banner(page)).toHaveCount(0, { timeout: 20_000 });
  await expect.poll(() => inFile(file), { timeout: 20_000 }).toContain('And on. Left in the dark. ');
  await inMemos(page);
  await lines(page).first().click();
  await expect(memo(page)).toContainText('And on. Left in the dark. ');
  expect(stored(file)['memo']).toHaveLength(await lines(page).count());
});

test('A memo that stays open while the connection is gone is saved when it is back, without another word, and nobody is told twice.', async ({
  page,
  app,
}) => {
  const wire = await breakable(page);
  const file = app.sample();
  await app.show(page, file);
  await inMemos(page);
  await lines(page).first().click();
  await wire.cut();
  await write(page, 'Still here. ');
  await page.waitForTimeout(1_200);
  // The banner says it.
  await expect(page.getByRole('alert')).toHaveCount(1);
  wire.mend();
  await expect.poll(() => inFile(file), { timeout: 30_000 }).toContain('Still here. ');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('What was written in a memo that another window changed while the connection was gone becomes a memo of its own, and neither is lost.', async ({
  page,
  app,
}) => {
  const wire = await breakable(page);
  const file = app.sample();
  await app.show(page, file);
  const second = await another(page);
  for (const one of [page, second]) {
    await inMemos(one);
    await lines(one).first().click();
    await expect(memo(one)).toBeVisible();
  }
  await wire.cut();
  await write(page, 'Mine. ');
  await page.keyboard.press('Alt+6');
  await expect(memo(page)).toHaveCount(0);
  await write(second, 'Theirs. ');
  await expect.poll(() => inFile(file)).toContain('Theirs. ');
  wire.mend();
  await expect(lines(second).filter({ hasText: '(my version)' })).toBeVisible({ timeout: 30_000 });
  await expect(memo(second)).toContainText('Theirs. ');
  await lines(second).filter({ hasText: '(my version)' }).click();
  await expect(memo(second)).toContainText('Mine. ');
});

test('A memo that is left while the host stands still is saved when it goes on.', async ({ page, app }) => {
  const file = app.sample();
  const { child } = await app.show(page, file);
  await inMemos(page);
  await lines(page).first().click();
  await expect(memo(page)).toBeVisible();
  child.kill('SIGSTOP');
  try {
    await write(page, 'While it slept. ');
    await page.keyboard.press('Alt+6');
    await expect(memo(page)).toHaveCount(0);
  } finally {
    child.kill('SIGCONT');
  }
  await expect.poll(() => inFile(file)).toContain('While it slept. ');
});
