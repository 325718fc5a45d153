import { expect, test } from './support/app.ts';

test('In a window of 1100 × 700 no room makes the whole page scroll; what is wider scrolls in its own frame.', async ({
  app,
  page,
}) => {
  await page.setViewportSize({ width: 1100, height: 700 });
  await app.show(page, app.sample());
  const rooms = page.getByRole('navigation', { name: 'Rooms' }).getByRole('button');
  const names = await rooms.allTextContents();
  expect(names.length).toBeGreaterThan(6);
  for (const name of names) {
    await rooms.getByText(name, { exact: true }).click();
    await expect(page.getByRole('main')).toBeVisible();
    await expect
      .poll(
        () =>
          page.evaluate(() => {
            const { scrollWidth, scrollHeight } = document.documentElement;
            return [scrollWidth, scrollHeight];
          }),
        { message: name },
      )
      .toEqual([1100, 700]);
  }
});
