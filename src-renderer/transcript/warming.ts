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

  constructor(
    private readonly page: Page,
    signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => this.#due !== null && cancelIdleCallback(this.#due));
  }

  /** `first` and `last` are the turns in view. */
  around(first: number, last: number): void {
    const { elements } = this.page;
    const [from, to] = [elements[first]?.parentElement, elements[last]?.parentElement];
    const cold = [to?.nextElementSibling, from?.previousElementSibling].find(
      (one) => one && !this.#warm.has(one),
    );
    if (!cold || this.#due !== null) return;
    this.#due = requestIdleCallback(
      () => {
        this.#due = null;
        this.#warm.add(cold);
        // A skipped section is laid out for whoever asks for something in it.
        cold.firstElementChild?.getBoundingClientRect();
        this.around(first, last);
      },
      { timeout: AT_THE_LATEST },
    );
  }
}
