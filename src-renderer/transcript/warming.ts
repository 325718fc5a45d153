import type { Page } from './page.ts';

/** A busy window lays the next section out no later than this, in milliseconds. */
const AT_THE_LATEST = 300;

/**
 * Lays out the sections above and below what is in view while nothing else is to be done. Otherwise the first frame that
 * shows one pays for its forty turns, and the next page comes late.
 */
export class Warming {
  /** Those that have been measured since they were made: the browser keeps what it laid out. */
  readonly #warm = new WeakSet<Element>();
  #due: number | null = null;
  /** The turns that came into view last. */
  #near: readonly [first: number, last: number] = [0, -1];

  constructor(
    private readonly page: Page,
    signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => this.#due !== null && cancelIdleCallback(this.#due));
  }

  /** `first` and `last` are the turns in view. */
  around(first: number, last: number): void {
    this.#near = [first, last];
    if (this.#due !== null || !this.#cold()) return;
    this.#due = requestIdleCallback(
      () => {
        this.#due = null;
        // The view may have moved on since this was asked for.
        const cold = this.#cold();
        if (!cold) return;
        this.#warm.add(cold);
        // A skipped section is laid out for whoever asks for something in it.
        cold.firstElementChild?.getBoundingClientRect();
        this.around(...this.#near);
      },
      { timeout: AT_THE_LATEST },
    );
  }

  /** The section below or above the view that has not been laid out yet. */
  #cold(): Element | undefined {
    const { elements } = this.page;
    const [first, last] = this.#near;
    const [from, to] = [elements[first]?.parentElement, elements[last]?.parentElement];
    const beside = [to?.nextElementSibling, from?.previousElementSibling];
    return beside.find((one) => one && !this.#warm.has(one)) ?? undefined;
  }
}
