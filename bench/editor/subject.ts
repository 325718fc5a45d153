import type { CDPSession, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { median } from '../report.ts';
import { wordInSight } from '../window.ts';
import { framesDuring, installStopwatch, timed, type Frames } from '../stopwatch.ts';

/** What is measured of one way to show a transcript. Milliseconds, parts of frames, MB; `NaN` where nothing came. */
export type Measured = {
  open: number;
  add: number;
  remove: number;
  wheel: number;
  keys: number;
  typing: number;
  heap: number;
  memory: number;
};

/** A page with a transcript, and how it is worked. */
export type Subject = {
  page: Page;
  /** Opens the measured transcript by a click, shown already or not. */
  open: (time: number) => Promise<void>;
  /** Makes the first coding, so that the key `1` has a code. */
  begin: () => Promise<void>;
  /** Milliseconds that are waited for one answer at most. */
  patience: number;
};

/** What was not answered within the patience is no shorter for it. */
const NEVER = Number.POSITIVE_INFINITY;
const OPENS = 7;
const CODINGS = 10;
const SCROLLS = 100;
const LETTERS = 40;

/** Measures everything, in the order of a day's work. */
export async function measure({ page, open, begin, patience }: Subject): Promise<Measured> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'timeTicks' });
  await installStopwatch(page);
  const opens: number[] = [];
  for (let n = 0; n < OPENS; n++) {
    const sign = { from: 'click', sign: '.ts-turn', is: 'added' } as const;
    const took = await timed(page, sign, () => open(n), patience);
    opens.push(took ?? NEVER);
    await page.waitForTimeout(400);
  }
  await begin();
  const [adds, removes] = await addsAndRemoves(page, patience);
  const wheel = await wheeled(page, cdp);
  const keys = await paged(page);
  const { heap, memory } = await memoryOf(page, cdp);
  const typing = await typed(page, cdp);
  return {
    open: median(opens),
    add: median(adds),
    remove: median(removes),
    wheel: wheel.late / wheel.all,
    keys: keys.late / keys.all,
    typing: median(typing),
    heap,
    memory,
  };
}

async function addsAndRemoves(page: Page, patience: number): Promise<[number[], number[]]> {
  const [adds, removes]: [number[], number[]] = [[], []];
  for (let n = 0; n < CODINGS; n++) {
    const word = await wordInSight(page, n);
    await page.mouse.dblclick(word.x, word.y);
    // As long as a hand takes from the mouse to the key; what the selection itself costs is over by then.
    await page.waitForTimeout(400);
    const added = { from: 'keydown', sign: '[data-coding]', is: 'added' } as const;
    const add = await timed(page, added, () => page.keyboard.press('1'), patience);
    adds.push(add ?? NEVER);
    await page.waitForTimeout(150);
    const removed = { ...added, is: 'removed' } as const;
    const remove = await timed(page, removed, () => page.keyboard.press('Delete'), patience);
    removes.push(remove ?? NEVER);
  }
  return [adds, removes];
}

/** The wheel turned a notch every two frames, down and up again. */
async function wheeled(page: Page, cdp: CDPSession): Promise<Frames> {
  const at = await wordInSight(page, 0);
  await page.mouse.move(at.x, at.y);
  const frames = await framesDuring(page, async () => {
    for (let n = 0; n < SCROLLS; n++) {
      const deltaY = n < (SCROLLS * 3) / 4 ? 120 : -120;
      await cdp.send('Input.dispatchMouseEvent', {
        type: 'mouseWheel',
        x: at.x,
        y: at.y,
        deltaX: 0,
        deltaY,
      });
      await page.waitForTimeout(33);
    }
  });
  return frames;
}

/** Page Down, held as a hand holds it: some ten times a second. */
async function paged(page: Page): Promise<Frames> {
  const at = await wordInSight(page, 3);
  await page.mouse.click(at.x, at.y);
  await page.waitForTimeout(300);
  return framesDuring(page, async () => {
    for (let n = 0; n < SCROLLS / 4; n++) {
      await page.keyboard.press('PageDown');
      await page.waitForTimeout(100);
    }
  });
}

/** Main-thread milliseconds for each of a row of letters typed into a word in view. */
async function typed(page: Page, cdp: CDPSession): Promise<number[]> {
  await page.keyboard.press('e');
  await page.locator('.ts-text.is-editing').waitFor();
  await page.waitForTimeout(800);
  const word = await wordInSight(page, 4);
  await page.mouse.click(word.x, word.y);
  await page.waitForTimeout(500);
  const busy = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return (metrics.find((one) => one.name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
  };
  const costs: number[] = [];
  for (let n = 0; n < LETTERS; n++) {
    const before = await busy();
    await page.keyboard.press('aeioulmnrst'[n % 11] ?? 'a');
    // Until the frame and what follows it are over; a quick hand types ten letters a second.
    await page.waitForTimeout(100);
    costs.push((await busy()) - before);
  }
  return costs.slice(2);
}

/** What scripts hold, and on Linux all that the tab's process has for itself; in MB. */
async function memoryOf(page: Page, cdp: CDPSession): Promise<{ heap: number; memory: number }> {
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  await page.waitForTimeout(200);
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  // What is measured after this is not to pay for it.
  await cdp.send('HeapProfiler.disable');
  return { heap: usedSize / 2 ** 20, memory: await ownMemory(page) };
}

async function ownMemory(page: Page): Promise<number> {
  const browser = page.context().browser();
  if (process.platform !== 'linux' || !browser) return Number.NaN;
  const cdp = await browser.newBrowserCDPSession();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  await cdp.detach();
  const renderers = processInfo.filter((one) => one.type === 'renderer').map(({ id }) => ownOf(id));
  // The measured page's is the largest: others are spare or show nothing.
  return Math.max(...renderers);
}

function ownOf(pid: number): number {
  const own = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').matchAll(/^Private_\w+: +(\d+) kB/gm);
  return [...own].reduce((sum, [, kB]) => sum + Number(kB), 0) / 1024;
}
