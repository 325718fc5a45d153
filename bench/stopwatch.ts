import type { Page } from '@playwright/test';
import { median } from './report.ts';

/** What the page is told to wait for: the event that begins it, and the element that comes or goes with the work. */
export type Timed = { from: 'click' | 'keydown'; sign: string; is: 'added' | 'removed' };

/**
 * Puts a stopwatch into the page. It runs from the event's own time stamp to the first task after the frame that shows
 * what was asked for; nothing is asked of the page meanwhile, since a question is work too.
 */
export async function installStopwatch(page: Page): Promise<void> {
  await page.evaluate(() => {
    let timed: Timed | null = null;
    let from: number | null = null;
    // Whether a frame is being made now: what changes then is painted by this frame, anything else by the next.
    let inFrame = false;
    const measured: number[] = [];
    const afterTask = (then: () => void) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = then;
      channel.port2.postMessage(null);
    };
    const request = globalThis.requestAnimationFrame;
    globalThis.requestAnimationFrame = (callback) =>
      request((time) => {
        inFrame = true;
        afterTask(() => (inFrame = false));
        callback(time);
      });
    for (const type of ['click', 'keydown'] as const)
      addEventListener(
        type,
        (event) => {
          if (timed?.from === type) from = event.timeStamp;
        },
        { capture: true },
      );
    const holds = (nodes: NodeList, sign: string) =>
      [...nodes].some(
        (node) => node instanceof HTMLElement && (node.matches(sign) || node.querySelector(sign) !== null),
      );
    new MutationObserver((changes) => {
      const wanted = timed;
      if (!wanted || from === null) return;
      const list = wanted.is === 'added' ? 'addedNodes' : 'removedNodes';
      if (!changes.some((change) => holds(change[list], wanted.sign))) return;
      const began = from;
      [timed, from] = [null, null];
      const painted = () => afterTask(() => measured.push(performance.now() - began));
      if (inFrame) painted();
      else requestAnimationFrame(painted);
    }).observe(document.body, { childList: true, subtree: true });
    Object.assign(globalThis, {
      stopwatch: {
        arm: (next: Timed) => ([timed, from] = [next, null]),
        take: () => measured.splice(0),
      },
    });
  });
}

type Stopwatch = { stopwatch: { arm(next: Timed): void; take(): number[] } };

/** Milliseconds that what `act` starts takes to be painted; null when it was not painted within `patience`. */
export async function timed(
  page: Page,
  wanted: Timed,
  act: () => Promise<void>,
  patience: number,
): Promise<number | null> {
  await page.evaluate((next) => {
    const { stopwatch } = globalThis as unknown as Stopwatch;
    stopwatch.take();
    stopwatch.arm(next);
  }, wanted);
  await act();
  for (let waited = 0; waited < patience; waited += 250) {
    await page.waitForTimeout(250);
    const [first] = await page.evaluate(() => (globalThis as unknown as Stopwatch).stopwatch.take());
    if (first !== undefined) return first;
  }
  return null;
}

/** Frames of a scroll: how many there were, how many came later than the screen could have shown one, and the median gap. */
export type Frames = { all: number; late: number; typical: number };

/** Counts the frames while `act` scrolls. A frame is late when the one before is more than one and a half of a screen's. */
export async function framesDuring(page: Page, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const times: number[] = [];
    let isOn = true;
    const next = (time: number) => {
      times.push(time);
      if (isOn) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    Object.assign(globalThis, {
      stopFrames: () => {
        isOn = false;
        return times;
      },
    });
  });
  await act();
  const times = await page.evaluate(() => (globalThis as unknown as { stopFrames(): number[] }).stopFrames());
  // The first two belong to the question that started them.
  const gaps = times.slice(2).map((time, i) => time - (times[i + 1] ?? time));
  return { all: gaps.length, late: gaps.filter((gap) => gap > 25).length, typical: median(gaps) };
}
