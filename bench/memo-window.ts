import type { Browser, CDPSession, Page } from '@playwright/test';
import { join } from 'node:path';
import { FEW, MANY } from './memos.ts';
import { median, type Line } from './report.ts';
import { running } from './window.ts';

const root = join(import.meta.dirname, '..');
const FRAMES = 60;
/** A notch of the wheel every other frame, which is faster than anybody reads. */
const STEP = 60;

/** What is measured, in milliseconds of the page's main thread; by name, so that both studies answer alike. */
type Costs = Record<
  'list' | 'listFrame' | 'search' | 'board' | 'boardFrame' | 'exemplars' | 'exemplarFrame',
  number
>;
const NAMED: Record<keyof Costs, [what: string, limit: number]> = {
  list: ['the list of memos, from the key to its paint', 300],
  listFrame: ['a frame while the list of memos scrolls', 16.7],
  search: ['a letter typed into the search of memos, until what it finds is shown', 100],
  board: ['the sorting board, from the click to its paint', 300],
  boardFrame: ['a frame while a section of the board scrolls', 16.7],
  exemplars: ['the exemplars board of a theme, from the key to its paint', 300],
  exemplarFrame: ['a frame while its candidates scroll', 16.7],
};

/** Memos and exemplars in a window, on the studies of `memoLines`. */
export async function memoWindowLines(
  chromium: Browser,
  many: string,
  few: string,
  data: string,
  samples: number,
): Promise<Line[]> {
  const [long, short] = [
    await costs(chromium, many, data, samples),
    await costs(chromium, few, data, samples),
  ];
  const load = `${MANY.memos.toLocaleString('en')} memos, ${MANY.exemplars} exemplars`;
  return (Object.keys(NAMED) as (keyof Costs)[]).map((name) => ({
    what: `${NAMED[name][0]}, ${load}`,
    measured: long[name],
    limit: NAMED[name][1],
    baseline: { what: `the same with ${FEW.memos} and ${FEW.exemplars}`, measured: short[name] },
  }));
}

async function costs(chromium: Browser, file: string, data: string, samples: number): Promise<Costs> {
  const page = await chromium.newPage({ viewport: { width: 1440, height: 900 } });
  const host = await running(
    [join(root, 'out/main/groundwork.js'), 'open', file, '--shell', 'browser', '--no-window'],
    data,
  );
  try {
    const thread = await page.context().newCDPSession(page);
    await thread.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' });
    await thread.send('Performance.enable');
    await page.goto(host.address);
    await page.locator('.rail').waitFor();
    const all = new Map<keyof Costs, number[]>();
    for (let n = 0; n <= samples; n++) {
      const once = await measuredOnce(page, thread);
      // What is shown for the first time is compiled first.
      if (n > 0) for (const [name, took] of once) all.set(name, [...(all.get(name) ?? []), took]);
    }
    const of = (name: keyof Costs) => median(all.get(name) ?? []);
    return Object.fromEntries(
      (Object.keys(NAMED) as (keyof Costs)[]).map((name) => [name, of(name)]),
    ) as Costs;
  } finally {
    await page.close();
    await host.stop();
  }
}

async function measuredOnce(page: Page, thread: CDPSession): Promise<Map<keyof Costs, number>> {
  const taken = new Map<keyof Costs, number>();
  const spent = async () => {
    const { metrics } = await thread.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const take = async (name: keyof Costs, act: () => Promise<unknown>, times = 1) => {
    await page.waitForTimeout(400);
    const before = await spent();
    await act();
    taken.set(name, ((await spent()) - before) / times);
  };
  const shown = async (sign: string) => {
    await page.locator(sign).first().waitFor();
    await painted(page);
  };
  await page.keyboard.press('Alt+1');
  await take('list', async () => {
    await page.keyboard.press('Alt+5');
    await shown('.memo-line');
  });
  await take('listFrame', () => scrolled(page, '.memo-list'), FRAMES);
  const search = page.getByRole('searchbox', { name: 'Search memos' });
  await search.fill('perso');
  await take('search', async () => {
    await search.press('End');
    await search.press('n');
    await page.waitForTimeout(500);
  });
  await search.fill('');
  await take('board', async () => {
    await page.getByRole('radio', { name: 'Sorting board' }).click();
    await shown('.memo-board-card');
  });
  await take('boardFrame', () => scrolled(page, '.memo-cards'), FRAMES);
  await page.getByRole('radio', { name: 'List' }).click();
  await take('exemplars', async () => {
    await page.keyboard.press('Alt+4');
    await shown('.lane[data-lane=candidate] .board-card');
  });
  await take('exemplarFrame', () => scrolled(page, '.lane[data-lane=candidate] .lane-scroll'), FRAMES);
  return taken;
}

const painted = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  );

/** Scrolls a step each frame, down and up again. */
const scrolled = (page: Page, box: string) =>
  page.evaluate(
    async ({ sign, frames, step }) => {
      const element = document.querySelector(sign);
      if (!element) throw new Error(`There is no ${sign}.`);
      for (let n = 0; n < frames; n++) {
        element.scrollTop += n < frames / 2 ? step : -step;
        await new Promise((next) => requestAnimationFrame(next));
      }
    },
    { sign: box, frames: FRAMES, step: STEP },
  );
