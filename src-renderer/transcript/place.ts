import type { TextPlace } from '../store/view.ts';
import type { Page } from './page.ts';

/** So long a place is held, in milliseconds: by then the sections near it have been laid out and are as high as they are. */
const HELD = 700;
const SCROLLING_KEYS = /^(?:Page|Arrow|Home$|End$)/;

/**
 * Keeps a text where it was scrolled to. A number of pixels would not do: sections that have not been in view are only as
 * high as they were guessed, and those just above grow or shrink in the frames after. Scrolling by hand and typing end it.
 */
export class Places {
  #held: (TextPlace & { since: number }) | null = null;
  #frame = 0;

  constructor(
    private readonly page: Page,
    private readonly scroller: HTMLElement,
    signal: AbortSignal,
  ) {
    const letGo = () => (this.#held = null);
    const options = { signal, capture: true, passive: true };
    for (const type of ['wheel', 'touchmove', 'pointerdown', 'beforeinput'])
      scroller.addEventListener(type, letGo, options);
    scroller.addEventListener('keydown', ({ key }) => SCROLLING_KEYS.test(key) && letGo(), options);
    signal.addEventListener('abort', () => cancelAnimationFrame(this.#frame));
  }

  /** Null while nothing is laid out. */
  now(): TextPlace | null {
    const { top, bottom, height } = this.scroller.getBoundingClientRect();
    if (height === 0) return null;
    const [turn] = this.page.between(top, bottom);
    return this.#placeOf(turn);
  }

  /** Scrolls to a place and holds it. */
  goTo({ turn, y }: TextPlace): void {
    this.#held = { turn: Math.min(turn, this.page.elements.length - 1), y, since: performance.now() };
    this.#hold(performance.now());
  }

  /** Scrolls so that what is at a height of the window, in a turn, is so far below the top of the view; and holds it. */
  bring(turn: number, from: number, to: number): void {
    const element = this.page.elements[turn];
    // Within its turn it is where it will be, wherever the turn is now.
    if (element) this.goTo({ turn, y: to - (from - element.getBoundingClientRect().top) });
  }

  #placeOf(turn: number): TextPlace | null {
    const element = this.page.elements[turn];
    const { top } = this.scroller.getBoundingClientRect();
    return element ? { turn, y: element.getBoundingClientRect().top - top } : null;
  }

  #hold(now: number): void {
    const held = this.#held;
    const element = held && this.page.elements[held.turn];
    if (!held || !element) return;
    // A section that is skipped is as high as it was guessed, whatever its turns need: first it is brought into view.
    const isSkipped = !element.checkVisibility({ contentVisibilityAuto: true });
    const by = isSkipped
      ? (element.parentElement ?? element).getBoundingClientRect().top -
        this.scroller.getBoundingClientRect().top
      : (this.#placeOf(held.turn)?.y ?? held.y) - held.y;
    // Half a pixel is how finely the browser scrolls.
    if (Math.abs(by) > 0.5) this.scroller.scrollTop += by;
    cancelAnimationFrame(this.#frame);
    if (now - held.since > HELD) this.#held = null;
    else this.#frame = requestAnimationFrame((time) => this.#hold(time));
  }
}
