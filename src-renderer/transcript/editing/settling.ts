/** A busy window does the work no later than this after it was due, in milliseconds. */
const AT_THE_LATEST = 500;

/**
 * Work that waits until it has not been asked for again for a while, and then for the window to have nothing else to do:
 * whoever goes on typing just then is not kept waiting for it.
 */
export class Settling {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #idle: number | undefined;

  /** `after` in milliseconds. */
  constructor(
    private readonly after: number,
    private readonly work: () => void,
  ) {}

  soon(): void {
    this.stop();
    this.#timer = setTimeout(() => {
      this.#idle = requestIdleCallback(this.work, { timeout: AT_THE_LATEST });
    }, this.after);
  }

  stop(): void {
    clearTimeout(this.#timer);
    if (this.#idle !== undefined) cancelIdleCallback(this.#idle);
    this.#idle = undefined;
  }
}
