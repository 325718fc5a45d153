import type { Page } from '@playwright/test';
import { median } from './report.ts';

/**
 * From Ctrl A in the open transcript to the second frame after it, in milliseconds, the median of `samples`: the first
 * frame may begin before the browser has done what the key asks for.
 */
export async function selectingAll(page: Page, samples: number): Promise<number> {
  const values: number[] = [];
  await page.getByRole('textbox', { name: /^Transcript / }).focus();
  for (let n = 0; n < samples; n++) {
    await page.evaluate(() => {
      const took = new Promise((done) => {
        document.addEventListener(
          'keydown',
          ({ timeStamp }) =>
            requestAnimationFrame(() =>
              requestAnimationFrame(() => setTimeout(() => done(performance.now() - timeStamp))),
            ),
          { capture: true, once: true },
        );
      });
      Object.assign(globalThis, { took });
    });
    await page.keyboard.press('Control+a');
    values.push(await page.evaluate(() => (globalThis as unknown as { took: Promise<number> }).took));
    await page.keyboard.press('ArrowLeft');
    await page.waitForTimeout(200);
  }
  return median(values);
}
