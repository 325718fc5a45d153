import { openProject } from '../src-main/open.ts';
import { axe, expect, test, THEMES, useTheme, type App } from './support/app.ts';

/** The sample study with so many memos that their file takes some seconds. */
function longStudy(app: App): string {
  const file = app.sample();
  const opened = openProject(file);
  if (!opened.ok) throw new Error(opened.failure.message);
  const { parts } = opened.value;
  const at = '2026-03-01T10:00:00.000Z';
  parts.write({ kind: 'test', label: 'Seeded', origin: 'import' }, (tx) =>
    tx.insertMany(
      'memo',
      Array.from({ length: 30_000 }, (_, i) => ({
        guid: parts.newGuid(),
        kind: 'theoretical' as const,
        title: `Memo ${i}`,
        body: '',
        plainText: 'What is said here.\nAnd here.',
        coderId: parts.coder.id(),
        createdAt: at,
        updatedAt: at,
        sectionId: null,
        place: 0,
      })),
    ),
  );
  opened.value.close();
  return file;
}

test('A file that takes long is said to be made, stops when it is told to, and nothing is saved.', async ({
  page,
  app,
}) => {
  test.slow();
  await app.show(page, longStudy(app));
  const downloads: string[] = [];
  page.on('download', (download) => downloads.push(download.suggestedFilename()));
  const begin = async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Export memos');
    await page.keyboard.press('Enter');
  };
  const messages = page.getByRole('region', { name: 'Messages' });
  await begin();
  await expect(messages).toContainText('Making the file…');
  for (const theme of THEMES) {
    await useTheme(page, theme);
    await page.screenshot({ path: test.info().outputPath(`making-${theme}.png`) });
    expect(await axe(page)).toEqual([]);
  }
  await messages.getByRole('button', { name: 'Stop' }).click();
  await expect(messages).not.toContainText('Making the file…');
  await expect(messages.getByRole('alert')).toHaveCount(0);
  expect(downloads).toEqual([]);

  // The window is served while the file is made, and the file comes.
  const coming = page.waitForEvent('download', { timeout: 60_000 });
  await begin();
  await expect(messages).toContainText('Making the file…');
  await page.keyboard.press('Alt+3');
  await expect(page.getByRole('button', { name: 'Export codebook' })).toBeVisible();
  expect((await coming).suggestedFilename()).toMatch(/memos\.docx$/);
  await expect(messages).toContainText('with your downloads');
  await expect(messages).not.toContainText('Making the file…');
});
