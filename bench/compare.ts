import type { Browser, Page } from '@playwright/test';
import { join } from 'node:path';
import { pilesLine } from './piles.ts';
import { median, type Line } from './report.ts';
import { CROSSED, LOADS } from './seed-theory.ts';
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
    const crossed = await crossing(page, samples);
    return [
      crossed,
      await pilesLine(page, 4 * samples),
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

/** A theme by interview, crossed with its codes: most cells have incidents. Its rows are chosen out of what is timed. */
async function crossing(page: Page, samples: number): Promise<Line> {
  const rows = async (name: string) => {
    await page.getByRole('button', { name: /^(No rows|Rows by)/ }).click();
    await page.getByRole('menuitem', { name, exact: true }).click();
  };
  await openBench(page, CROSSED.theme);
  await page.getByRole('button', { name: 'Interview', exact: true }).click();
  const [crossed, bare]: [number[], number[]] = [[], []];
  for (let n = 0; n <= samples; n++) {
    await rows('Code');
    const one = await openBench(page, CROSSED.theme);
    const { rowCount, colCount } = await page
      .getByRole('table')
      .evaluate((table) => ({ rowCount: table.ariaRowCount, colCount: table.ariaColCount }));
    if (Number(rowCount) <= CROSSED.codes || Number(colCount) <= 50)
      throw new Error(`The crossing has ${rowCount} rows and ${colCount} columns, heads included.`);
    await rows('No rows');
    const other = await openBench(page, CROSSED.theme);
    if (n > 0) [crossed[n - 1], bare[n - 1]] = [one, other];
  }
  return {
    what: `the bench with every interview crossed with ${CROSSED.codes} codes, ${CROSSED.codings.toLocaleString('en')} incidents, click to the first cards’ paint`,
    measured: median(crossed),
    limit: 300,
    baseline: { what: 'the same without rows', measured: median(bare) },
  };
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
