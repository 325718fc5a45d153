import type { Browser, Page } from '@playwright/test';
import { join } from 'node:path';
import { median, type Line } from './report.ts';
import { LOADS } from './seed-theory.ts';
import { framesDuring, installStopwatch, timed, type Frames } from './stopwatch.ts';
import { running } from './window.ts';

const root = join(import.meta.dirname, '..');
const NOTCHES = 90;

/** The bench in a window, on the study of `seedTheory`: from the click to the first cards' words, and how it scrolls. */
export async function compareLines(
  chromium: Browser,
  file: string,
  data: string,
  samples: number,
): Promise<Line[]> {
  const page = await chromium.newPage({ viewport: { width: 1440, height: 900 } });
  const host = await running(
    [join(root, 'out/main/groundwork.js'), 'open', file, '--shell', 'browser', '--no-window'],
    data,
  );
  try {
    await page.goto(host.address);
    await page.locator('.rail').waitFor();
    await installStopwatch(page);
    const [many, few]: [number[], number[]] = [[], []];
    // Turn about, so that neither is shown what it showed before.
    for (let n = 0; n <= samples; n++) {
      const one = await openBench(page, 'code 3');
      const other = await openBench(page, 'code 4');
      if (n > 0) [many[n - 1], few[n - 1]] = [one, other];
    }
    await openBench(page, 'code 4');
    const short = await scrolled(page);
    await openBench(page, 'code 3');
    const long = await scrolled(page);
    return [
      {
        what: `the bench on a code of ${LOADS.compared.toLocaleString('en')} incidents, click to the first cards’ paint`,
        measured: median(many),
        limit: 150,
        baseline: { what: `the same with ${LOADS.few}`, measured: median(few) },
      },
      {
        what: 'a frame while its cards scroll, of which fewer than 5 % were late',
        measured: long.all === 0 || long.late / long.all > 0.05 ? Number.POSITIVE_INFINITY : long.typical,
        limit: 17.5,
        baseline: { what: `the same with ${LOADS.few}`, measured: short.typical },
      },
    ];
  } finally {
    await page.close();
    await host.stop();
  }
}

/** Milliseconds from the click on *Compare*, on the page of a code, to the frame that shows the first card. */
async function openBench(page: Page, name: string): Promise<number> {
  await page.keyboard.press('Alt+3');
  await page.getByRole('searchbox').first().fill(name);
  await page.getByRole('treegrid').getByRole('row', { name, exact: true }).click();
  await page.locator('.code-head h1', { hasText: name }).waitFor();
  const button = page.locator('.code-acts').getByRole('button', { name: 'Compare' });
  await page.waitForTimeout(300);
  const sign = { from: 'click', sign: '.bench-card .bench-quote', is: 'added' } as const;
  const took = await timed(page, sign, () => button.click(), 10_000);
  if (took === null) throw new Error(`No card of ${name} came.`);
  return took;
}

/** The wheel turned a notch every other frame over the cards, and the median gap of its frames. */
async function scrolled(page: Page): Promise<Frames> {
  const box = await page.locator('.bench-scroll').first().boundingBox();
  if (!box) throw new Error('There is no column of cards.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForTimeout(300);
  return framesDuring(page, async () => {
    for (let n = 0; n < NOTCHES; n++) {
      await page.mouse.wheel(0, n < NOTCHES / 2 ? 120 : -120);
      await page.waitForTimeout(33);
    }
  });
}
