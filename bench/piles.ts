import type { Page } from '@playwright/test';
import { median, type Line } from './report.ts';
import { LOADS } from './seed-theory.ts';
import { timed } from './stopwatch.ts';

/** Sorting into piles, on a page that has its stopwatch: from the digit to the frame in which the card is gone from the list. */
export async function pilesLine(page: Page, samples: number): Promise<Line> {
  // As many as there are of the smaller code, at most.
  const times = Math.min(samples, LOADS.sortedFew - 2);
  const few = await sorting(page, 'code 6', LOADS.sortedFew, times);
  const many = await sorting(page, 'code 5', LOADS.sorted, times);
  return {
    what: `an incident of ${LOADS.sorted} put on a pile, key to paint`,
    measured: many,
    limit: 100,
    baseline: { what: `the same of ${LOADS.sortedFew}`, measured: few },
  };
}

/** The median of so many incidents put on the one pile; the piles are left as they are then. */
async function sorting(page: Page, name: string, incidents: number, samples: number): Promise<number> {
  await page.keyboard.press('Alt+3');
  await page.getByRole('searchbox').first().fill(name);
  await page.getByRole('treegrid').getByRole('row', { name, exact: true }).click();
  await page.locator('.code-head h1', { hasText: name }).waitFor();
  await page.keyboard.press('Alt+l');
  const loose = (left: number) => page.getByText(`${left} loose · ${incidents - left} sorted`).waitFor();
  await loose(incidents);
  await page.locator('.piles-loose .bench-card .bench-quote').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Name of pile 1' }).fill('one kind');
  await page.keyboard.press('Enter');
  await loose(incidents - 1);
  const took: number[] = [];
  for (let n = 0; n <= samples; n++) {
    const sign = { from: 'keydown', sign: '.bench-card', is: 'removed' } as const;
    const one = await timed(page, sign, () => page.keyboard.press('1'), 10_000);
    if (one === null) throw new Error(`The incident ${n + 1} of ${name} stayed where it was.`);
    await loose(incidents - 2 - n);
    if (n > 0) took[n - 1] = one;
  }
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep for later' }).click();
  return median(took);
}
