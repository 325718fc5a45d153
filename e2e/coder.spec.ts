import { ended, expect, test } from './support/app.ts';

test('Whoever coded in a study the last time codes in it again, and their codings are theirs.', async ({
  app,
  page,
}) => {
  const file = app.sample();
  const first = await app.show(page, file);
  await page.getByRole('button', { name: 'Coding as Researcher one' }).click();
  await page
    .getByRole('menuitemradio', { name: 'Researcher two (R2)' })
    .or(page.getByRole('menuitem', { name: 'Researcher two (R2)' }))
    .click();
  await expect(page.getByRole('button', { name: 'Coding as Researcher two' })).toBeVisible();
  first.child.kill('SIGTERM');
  await ended(first.child);
  await app.show(page, file);
  await expect(page.getByRole('button', { name: 'Coding as Researcher two' })).toBeVisible();
});
