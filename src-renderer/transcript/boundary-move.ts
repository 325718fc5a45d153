import type { Coding } from '@shared/contract/index.ts';

/** Keys that follow each other within this many milliseconds are one move, and one undo. */
const BURST = 350;

/** A boundary on its way: shown at once, stored when the keys or the pointer have come to rest. */
export class BoundaryMove {
  #coding: Coding | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly show: (coding: Coding | null) => void,
    /** Stores it; settles when the store has followed, or the host refused. */
    private readonly store: (coding: Coding) => Promise<unknown>,
  ) {}

  /** The coding as it is shown, when it is being moved. */
  of(coding: Coding): Coding {
    return this.#coding?.id === coding.id ? this.#coding : coding;
  }

  to(coding: Coding): void {
    if (this.#coding && this.#coding.id !== coding.id) this.flush();
    this.#coding = coding;
    this.show(coding);
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), BURST);
  }

  /** While it is dragged nothing is stored, however long it rests. */
  drag(coding: Coding): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#coding = coding;
    this.show(coding);
  }

  /** Stores what is on its way now. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const coding = this.#coding;
    if (!coding) return;
    void this.store(coding).then(() => {
      // Keys may have gone on meanwhile.
      if (this.#coding !== coding) return;
      this.#coding = null;
      this.show(null);
    });
  }
}
