import type { Page } from '@playwright/test';
import { ended, expect, isClean, test } from './support/app.ts';

const names = (page: Page) =>
  page
    .getByRole('treegrid', { name: 'Code tree' })
    .locator('.code-name')
    .evaluateAll((all) =>
      all.map((one) => ({ name: one.textContent, isWhole: one.scrollWidth <= one.clientWidth })),
    );
const inCodebook = async (page: Page) => {
  await page.keyboard.press('Alt+3');
  await expect(page.getByRole('treegrid', { name: 'Code tree' })).toBeVisible();
};

test('In a narrow window the names of the sample’s codes stand whole, where they are coded with and in the codebook.', async ({
  page,
  app,
}) => {
  await page.setViewportSize({ width: 1100, height: 700 });
  await app.show(page, app.sample());
  for (const go of [() => page.keyboard.press('Alt+1'), () => inCodebook(page)]) {
    await go();
    await expect.poll(async () => (await names(page)).length).toBeGreaterThan(8);
    expect((await names(page)).filter((one) => !one.isWhole)).toEqual([]);
  }
});

test('The tree of the codebook is as wide as it is dragged, by keys as well; it stays so, and a double click sets it back.', async ({
  page,
  app,
}) => {
  const file = app.sample();
  const opened = await app.show(page, file);
  await inCodebook(page);
  const pane = page.getByRole('complementary', { name: 'Codebook' });
  const width = async () => Math.round((await pane.boundingBox())?.width ?? 0);
  const line = page.getByRole('separator', { name: 'Width of the code tree' });
  const before = await width();

  const edge = await pane.boundingBox();
  if (!edge) throw new Error('The tree is not on the page.');
  await page.mouse.move(edge.x + edge.width, 400);
  await page.mouse.down();
  await page.mouse.move(edge.x + edge.width + 100, 400, { steps: 4 });
  await page.mouse.up();
  await expect.poll(width).toBe(before + 100);

  await line.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(width).toBe(before + 92);
  await isClean(page, 'the tree beside its room');

  opened.child.kill('SIGTERM');
  await ended(opened.child);
  await app.show(page, file);
  await inCodebook(page);
  await expect.poll(width).toBe(before + 92);
  await line.dblclick();
  await expect.poll(width).toBe(before);
});
