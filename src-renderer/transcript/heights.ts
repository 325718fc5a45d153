import { TURNS_PER_SECTION } from './nodes.ts';
import type { Page } from './page.ts';

/** For a first guess of a turn's height before it is laid out, in pixels; the browser then keeps what it measured. */
const LETTER = 7.6;
const LEADING = 27.5;
const GAP = 12;

/** Tells each section of a page that was just filled how high it may be. */
export function guessHeights({ root, turns, elements }: Page): void {
  const width = Math.max(200, elements[0]?.getBoundingClientRect().width ?? 600);
  const letters = width / LETTER;
  [...root.children].forEach((section, s) => {
    let height = 0;
    for (let i = s * TURNS_PER_SECTION; i < Math.min((s + 1) * TURNS_PER_SECTION, turns.count); i++)
      height += Math.max(1, Math.ceil(turns.length(i) / letters)) * LEADING + GAP;
    if (section instanceof HTMLElement) section.style.setProperty('--guess', `${Math.round(height)}px`);
  });
}
