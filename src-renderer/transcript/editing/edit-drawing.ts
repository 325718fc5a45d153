import type { Code, Id } from '@shared/contract/index.ts';
import type { CodingIndex } from '../coding-index.ts';
import { MarginRuler, type Margin } from '../margin.ts';
import type { Page } from '../page.ts';
import { Painter } from '../painter.ts';
import { isRetired } from '../shown.ts';
import { Stripes } from '../stripes.ts';
import type { SurfaceElements } from '../surface.ts';
import { Warming } from '../warming.ts';
import type { EditedCodings } from './edited-codings.ts';

/** As in reading: so far beyond the viewport, as a part of its height. */
const AHEAD = 0.4;
const NEAR = 0.1;

/** What is painted on a text that is edited and what stands in its margin, drawn anew with the frame after a change. */
export class EditDrawing {
  readonly painter: Painter;
  readonly #ruler: MarginRuler;
  readonly #stripes: Stripes;
  readonly #warming: Warming;
  #frame = 0;
  #window: readonly [number, number] = [0, -1];
  #isStale = true;
  /** The turn that was typed in since the last frame, when that is all, and where the first word stands that may have moved. */
  #typed: { turn: number; from: number } | null = null;
  #margin: Margin | null = null;
  #codes: ReadonlyMap<Id, Code> = new Map();
  #exemplars: ReadonlySet<Id> = new Set();

  constructor(
    private readonly elements: SurfaceElements,
    private readonly page: Page,
    index: CodingIndex,
    private readonly codings: EditedCodings,
    signal: AbortSignal,
  ) {
    this.#warming = new Warming(page, signal);
    this.painter = new Painter(page, index);
    this.#ruler = new MarginRuler(elements.stripes, page, index);
    this.#stripes = new Stripes(elements.stripes, index, {
      hover: () => {},
      choose: () => {},
    });
    this.painter.colorOf = this.#colorOf;
    this.painter.isRetired = ({ codeId }) => isRetired(this.#codes, codeId);
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.painter.destroy();
  }

  readonly #colorOf = ({ codeId }: { codeId: Id }) => this.#codes.get(codeId)?.color ?? null;

  setCodes(codes: ReadonlyMap<Id, Code>, exemplars: ReadonlySet<Id>): void {
    this.#codes = codes;
    this.#exemplars = exemplars;
    this.soon();
  }

  /** Letters came or went at an offset in one turn, and every coding is where it was but for that. */
  typed(turn: number, at: number): void {
    // Letters in two turns within one frame are rare: then all is measured.
    if (this.#typed !== null && this.#typed.turn !== turn) this.#isStale = true;
    const from = Math.min(this.#wordAt(turn, at), this.#typed?.from ?? Infinity);
    this.#typed = { turn, from };
    this.scrolled();
  }

  /** Where the space is before the word that an offset is in: that word may go to another line as a whole. */
  #wordAt(turn: number, at: number): number {
    const start = this.page.turns.start(turn);
    const before = (this.page.textOf(turn)?.data ?? '').slice(0, Math.max(0, at - start));
    return start + Math.max(0, before.lastIndexOf(' '), before.lastIndexOf('\n'));
  }

  /** Draws everything in view with the next frame. */
  soon(): void {
    this.#isStale = true;
    this.scrolled();
  }

  /** Draws with the next frame what has come into view. */
  scrolled(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw(): void {
    const { top, bottom, height } = this.elements.scroller.getBoundingClientRect();
    if (height === 0 || this.page.turns.count === 0) return;
    const [near, far] = this.page.between(top - height * NEAR, bottom + height * NEAR);
    // The browser paints every highlight anew with each letter: while letters come, none beyond what is in sight.
    const typed = this.#typed;
    const isTyping = typed !== null && !this.#isStale;
    const [first, last] = this.#window;
    const isNew = this.#isStale || near < first || far > last || (isTyping && (first < near || far < last));
    if (isNew)
      this.#window = isTyping
        ? [near, far]
        : this.page.between(top - height * AHEAD, bottom + height * AHEAD);
    let margin: Margin | null = null;
    if (typed && !isNew) margin = this.#ruler.measureTyped(this.#window, typed, this.#margin);
    if (isNew || (typed && !margin)) {
      this.codings.catchUp();
      margin = this.#ruler.measure(this.#window, null);
      this.#ruler.expect(typed?.turn ?? null);
    }
    // Once for all letters of a frame: nothing is painted in between.
    if (isTyping) this.painter.repaint(typed.turn);
    if (isNew) this.painter.setWindow(...this.#window, this.#isStale);
    if (margin && margin !== this.#margin)
      this.#stripes.draw((this.#margin = margin), this.#codes, this.#exemplars, this.#colorOf);
    if (isNew && !isTyping) this.#warming.around(...this.#window);
    this.#isStale = false;
    this.#typed = null;
  }
}
