import type { Page } from '@playwright/test';

/** What the host says to a page, to be held back and let through again. */
export type Held = {
  hold: () => void;
  /** Lets through what was held back, in its order, and everything after it. */
  release: () => void;
  /** How much is held back. */
  waiting: () => number;
};

/** Stands between a page and its host; to be asked for before the project is opened in the page. */
export async function holding(page: Page): Promise<Held> {
  const wire = { isHeld: false, late: [] as (() => void)[] };
  await page.routeWebSocket(/\/port$/, (window) => {
    window.connectToServer().onMessage((message) => {
      if (wire.isHeld) wire.late.push(() => window.send(message));
      else window.send(message);
    });
  });
  return {
    hold: () => {
      wire.isHeld = true;
    },
    release: () => {
      wire.isHeld = false;
      for (const send of wire.late.splice(0)) send();
    },
    waiting: () => wire.late.length,
  };
}
