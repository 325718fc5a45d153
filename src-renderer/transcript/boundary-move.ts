import type { Coding } from '@shared/contract/index.ts';

/** Keys that follow each other within this many milliseconds are one move, and one undo. */
const BURST = 350;

/** Whether a key moves a boundary, or may yet come to. */
export const isMovingKey = ({ key, altKey }: KeyboardEvent): boolean =>
  (altKey && (key === 'ArrowLeft' || key === 'ArrowRight')) ||
  /^(?:Alt|AltGraph|Control|Meta|Shift)$/.test(key);

/** A boundary on its way: shown at once, stored when the keys or the pointer have come to rest. */
export class BoundaryMove {
  #coding: Coding | null = null;
  /** Whether it has moved since it was last stored. */
  #isDue = false;
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
    this.#isDue = true;
    this.show(coding);
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), BURST);
  }

  /** While it is dragged nothing is stored, however long it rests. */
  drag(coding: Coding): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#coding = coding;
    this.#isDue = true;
    this.show(coding);
  }

  /** Stores what keys have moved, before the host is asked for anything else; what is being dragged stays in hand. */
  hurry(): void {
    if (this.#timer) this.flush();
  }

  /** Stores what is on its way now. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const coding = this.#coding;
    if (!coding || !this.#isDue) return;
    this.#isDue = false;
    void this.store(coding).then(() => {
      // Keys may have gone on meanwhile.
      if (this.#coding !== coding) return;
      this.#coding = null;
      this.show(null);
    });
  }
}
