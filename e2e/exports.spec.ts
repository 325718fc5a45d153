import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readDocx } from '../src-main/export/testing/docx.ts';
import { ended, expect, groundwork, isClean, pictures, test } from './support/app.ts';
import { secondStart } from './support/checks.ts';
import { holding } from './support/holding.ts';
import { LINES, longStudy, MANY } from './support/long-study.ts';
import { caret, told } from './support/reading.ts';
import { command } from './support/window.ts';
import { wireTo } from './support/wire.ts';

const messages = (page: Page) => page.getByRole('region', { name: 'Messages' });

async function begin(page: Page): Promise<void> {
  await command(page, 'Export memos');
}

/** The names of the files that have come to this page. */
function arriving(page: Page): string[] {
  const names: string[] = [];
  page.on('download', (download) => names.push(download.suggestedFilename()));
  return names;
}

test('A long file is stopped when it is told to, and the next is whole, while the window codes on.', async ({
  page,
  app,
}) => {
  // It takes as long as it must to be seen at work.
  test.slow();
  await app.show(page, longStudy(app));
  const files = arriving(page);
  await page.getByText('STA1PW01').first().click();
  await caret(page, 'I was a patient');

  await begin(page);
  await expect(messages(page)).toContainText('Making the file…');
  await messages(page).getByRole('button', { name: 'Stop' }).click({ timeout: 5_000 });
  await expect(messages(page).getByRole('status')).toHaveCount(0);

  const coming = page.waitForEvent('download', { timeout: 0 });
  await begin(page);
  await expect(messages(page)).toContainText(/Making the file… \d0%/);
  await page.keyboard.press('Control+Shift+Period');
  await page.keyboard.type('just a brew');
  await page.keyboard.press('Enter');
  await told(page, 'Coded “just a brew”');
  // The coding was there before the file was.
  expect(files).toEqual([]);
  const download = await coming;
  await expect(messages(page)).toContainText('with your downloads');
  await expect(messages(page)).not.toContainText('Making the file…');
  await expect(messages(page).getByRole('alert')).toHaveCount(0);
  // The one that was stopped has not come, early or late.
  expect(files).toEqual([expect.stringMatching(/memos\.docx$/)]);
  const { paragraphs } = readDocx(readFileSync(await download.path()));
  expect(paragraphs.filter(({ text }) => /^Memo \d+$/.test(text))).toHaveLength(MANY);
  expect(paragraphs.filter(({ text }) => text === 'So it was.')).toHaveLength(MANY * LINES);
});

test('A file that is being made is said to be, in both themes, and is not saved when it comes after all.', async ({
  page,
  app,
}) => {
  const wire = await holding(page);
  await app.show(page, app.sample());
  const files = arriving(page);
  await page.getByText('STA1PW01').first().click();
  await expect(page.locator('.ts-bar').first()).toBeVisible();
  wire.hold();
  await begin(page);
  await expect(messages(page)).toContainText('Making the file…');
  await pictures(page, 'making', { everySize: true });
  await page.setViewportSize({ width: 1100, height: 700 });
  await isClean(page, 'while a file is made');
  // By keys: the button comes last.
  const stop = messages(page).getByRole('button', { name: 'Stop' });
  await stop.focus();
  await page.keyboard.press('Enter');
  await expect(stop).toHaveCount(0);
  expect(wire.waiting()).toBeGreaterThan(0);
  wire.release();

  // The next comes, so what came before it would have come by now.
  const coming = page.waitForEvent('download');
  await begin(page);
  await coming;
  await expect(messages(page)).toContainText('with your downloads');
  expect(files).toHaveLength(1);
});

test('A window that goes stops its file, and the program ends at once when it is told to while one is made.', async ({
  app,
}) => {
  const file = longStudy(app);
  const { address, child } = await app.open(file);
  const second = secondStart(app, file).address;
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const leaving = await wireTo(address);
  const left = leaving.call(
    'export.memos',
    { format: 'docx', groupBy: 'none' },
    { onProgress: () => leaving.close() },
  );
  expect(await left).toMatchObject({ failure: { code: 'closed' } });

  const wire = await wireTo(second ?? '');
  const made = wire.call(
    'export.memos',
    { format: 'docx', groupBy: 'none' },
    { onProgress: () => void child.kill('SIGTERM') },
  );
  expect(await made).toMatchObject({ failure: { code: 'closed' } });
  await Promise.all([wire.closed, ended(child)]);
  expect([child.exitCode, child.signalCode, said]).toEqual([0, null, '']);
  expect(groundwork('check', file).status).toBe(0);
});
