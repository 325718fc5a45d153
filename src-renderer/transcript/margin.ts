import type { Coding, Id } from '@shared/contract/index.ts';
import type { CodingIndex } from './coding-index.ts';
import type { Bar } from './labels.ts';
import type { Page } from './page.ts';

/** Where bars stand, in the page's own coordinates, and how wide the margin is. */
export type Margin = { bars: readonly Bar[]; width: number };
/** A window of turns and where it begins and ends on the screen. */
type Edges = { first: number; last: number; top: number; bottom: number };

/** Measures where stripes stand in the margin. All of it is read from the page, before anything is written. */
export class MarginRuler {
  /** The turn that was typed in last, and its height then. */
  #typed: { turn: number; height: number } | null = null;

  constructor(
    private readonly layer: HTMLElement,
    private readonly page: Page,
    private readonly index: CodingIndex,
  ) {}

  /** Where the stripes of the codings on the turns of a window stand. `moved` stands in for its stored passage. */
  measure([first, last]: readonly [number, number], moved: Coding | null): Margin {
    const origin = this.layer.getBoundingClientRect();
    this.#typed = null;
    return { bars: this.#measure(first, last, moved, origin.top), width: origin.width };
  }

  /** What was measured last was measured with letters in this turn: there they may go on. */
  expect(turn: number | null): void {
    this.#typed = turn === null ? null : { turn, height: this.#heightOf(turn) };
  }

  /**
   * The same after letters came or went in one turn, none of them before `from`: only what ends behind that is measured,
   * as long as the turn's lines are as many as they were. `before` is what stands, of the same window, and what is given
   * when nothing has moved. Null where all has to be measured.
   */
  measureTyped(
    window: readonly [number, number],
    { turn, from }: { turn: number; from: number },
    before: Margin | null,
  ): Margin | null {
    if (!before || this.#typed?.turn !== turn || this.#typed.height !== this.#heightOf(turn)) return null;
    const again = new Map(this.index.on(turn).map((coding) => [coding.id, coding]));
    if (before.bars.filter((bar) => again.has(bar.id)).length !== again.size) return null;
    const edges = this.#edges(window);
    const origin = this.layer.getBoundingClientRect().top;
    let isMoved = false;
    const bars = before.bars.map((bar) => {
      const coding = again.get(bar.id);
      if (!coding || coding.end < from) return bar;
      const now = this.#bar(coding, edges, origin);
      isMoved ||= now.top !== bar.top || now.bottom !== bar.bottom || now.lane !== bar.lane;
      return now;
    });
    return isMoved ? { bars, width: before.width } : before;
  }

  #heightOf(turn: number): number {
    return this.page.elements[turn]?.offsetHeight ?? 0;
  }

  #measure(first: number, last: number, moved: Coding | null, origin: number): Bar[] {
    const edges = this.#edges([first, last]);
    const seen = new Set<Id>();
    const bars: Bar[] = [];
    for (let turn = first; turn <= last; turn++) {
      for (const stored of this.index.on(turn)) {
        if (seen.has(stored.id)) continue;
        seen.add(stored.id);
        bars.push(this.#bar(moved?.id === stored.id ? moved : stored, edges, origin));
      }
    }
    return bars;
  }

  #edges([first, last]: readonly [number, number]): Edges {
    const top = this.page.elements[first]?.getBoundingClientRect().top ?? 0;
    const bottom = this.page.elements[last]?.getBoundingClientRect().bottom ?? 0;
    return { first, last, top, bottom };
  }

  /** A coding that reaches beyond the window's turns is drawn to their edge. */
  #bar(coding: Coding, { first, last, top, bottom }: Edges, origin: number): Bar {
    const [from, to] = this.index.turns.range(coding);
    const upper = from < first ? top : (this.page.caretRect(coding.start, 'start')?.top ?? top);
    const lower = to > last ? bottom : (this.page.caretRect(coding.end, 'end')?.bottom ?? bottom);
    return {
      id: coding.id,
      lane: this.index.lanes.get(coding.id) ?? 0,
      top: upper - origin,
      bottom: lower - origin,
    };
  }
}
