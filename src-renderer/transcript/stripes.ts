import type { Code, Coding, Id } from '@shared/contract/index.ts';
import type { CodingIndex } from './coding-index.ts';
import { words } from '../words/index.ts';
import { placeLabels, type Bar } from './labels.ts';
import { withLostMarks } from './lost-marks.ts';
import type { Page } from './page.ts';

/** Height of a name in the margin, in pixels; the style sheet says the same. */
const LINE = 15;
/** Lanes are this wide, and narrower when there are many, so that fifteen leave room for names. In pixels. */
const WIDEST_LANE = 9;
const NARROWEST_LANE = 4;
const ROOM_FOR_NAMES = 70;

export type StripeEvents = {
  hover(id: Id | null, at: DOMRect | null): void;
  choose(id: Id): void;
};

/** The styles are kept as they were written: most stripes stay where they are when one comes. */
type Stripe = { bar: HTMLElement; label: HTMLElement; barStyle: string; labelStyle: string };

/** Where bars stand, in the page's own coordinates, and how wide the margin is. */
export type Margin = { bars: readonly Bar[]; width: number };
/** A window of turns and where it begins and ends on the screen. */
type Edges = { first: number; last: number; top: number; bottom: number };

/** Bars in the right margin in the page's own coordinates: they scroll with the text and are made for a window of it. */
export class Stripes {
  readonly #stripes = new Map<Id, Stripe>();
  #lit: Id | null = null;
  #hovered: Id | null = null;
  /** The turn that was typed in last, and its height then. */
  #typed: { turn: number; height: number } | null = null;

  constructor(
    readonly layer: HTMLElement,
    private readonly page: Page,
    private readonly index: CodingIndex,
    events: StripeEvents,
  ) {
    const idOf = (event: Event) => {
      const found =
        event.target instanceof Element ? event.target.closest<HTMLElement>('[data-coding]') : null;
      return found ? Number(found.dataset['coding']) : null;
    };
    layer.addEventListener('pointerover', (event) => {
      const id = idOf(event);
      this.#setClass('is-hovered', this.#hovered, id);
      this.#hovered = id;
      const target = event.target instanceof Element ? event.target.getBoundingClientRect() : null;
      events.hover(id, id === null ? null : target && new DOMRect(target.x, event.clientY, target.width, 0));
    });
    layer.addEventListener('pointerleave', () => {
      this.#setClass('is-hovered', this.#hovered, null);
      this.#hovered = null;
      events.hover(null, null);
    });
    // The caret stays where it is until the coding has been chosen.
    layer.addEventListener('pointerdown', (event) => event.preventDefault());
    layer.addEventListener('click', (event) => {
      const id = idOf(event);
      if (id !== null) events.choose(id);
    });
  }

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

  draw(
    { bars, width }: Margin,
    codes: ReadonlyMap<Id, Code>,
    exemplars: ReadonlySet<Id>,
    colorOf: (coding: Coding) => string | null,
  ): void {
    const { depth } = this.index;
    const pitch = Math.max(
      NARROWEST_LANE,
      Math.min(WIDEST_LANE, (width - ROOM_FOR_NAMES) / Math.max(1, depth)),
    );
    const { drawn, waiting } = withLostMarks(bars, (id) => this.index.get(id));
    const labels = placeLabels(drawn, { pitch, width, line: LINE });
    const kept = new Set<Id>();
    for (const bar of drawn) {
      const lost = waiting.get(bar.id) ?? 0;
      const coding = this.index.get(bar.id);
      const code = coding && codes.get(coding.codeId);
      if (!code) continue;
      const color = colorOf(coding) ?? code.color;
      kept.add(bar.id);
      const stripe = this.#stripes.get(bar.id) ?? this.#make(bar.id);
      const barStyle = `--code:${color};left:${bar.lane * pitch}px;top:${bar.top}px;height:${Math.max(4, bar.bottom - bar.top)}px;width:${pitch}px`;
      if (barStyle !== stripe.barStyle) stripe.bar.style.cssText = stripe.barStyle = barStyle;
      for (const { classList } of [stripe.bar, stripe.label]) {
        classList.toggle('is-retired', code.retiredAt !== null && lost === 0);
        classList.toggle('is-lost', lost > 0);
      }
      const place = labels.get(bar.id);
      if (stripe.label.hidden === Boolean(place)) stripe.label.hidden = !place;
      if (!place) continue;
      const called = code.retiredAt === null ? code.name : words.reading.retired(code.name);
      const starred = exemplars.has(bar.id) ? `★ ${called}` : called;
      const name = lost > 0 ? words.editing.review.waiting(lost) : starred;
      if (stripe.label.textContent !== name) stripe.label.textContent = name;
      const labelStyle = `--code:${color};left:${place.x}px;top:${place.y}px;max-width:${place.width}px`;
      if (labelStyle !== stripe.labelStyle) stripe.label.style.cssText = stripe.labelStyle = labelStyle;
    }
    for (const [id, stripe] of this.#stripes) {
      if (kept.has(id)) continue;
      stripe.bar.remove();
      stripe.label.remove();
      this.#stripes.delete(id);
    }
    this.#setClass('is-active', null, this.#lit);
  }

  activate(id: Id | null): void {
    if (id === this.#lit) return;
    this.#setClass('is-active', this.#lit, id);
    this.#lit = id;
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

  #make(id: Id): Stripe {
    const element = (className: string) => {
      const made = document.createElement('div');
      made.className = className;
      made.dataset['coding'] = String(id);
      this.layer.append(made);
      return made;
    };
    const stripe = { bar: element('ts-bar'), label: element('ts-label'), barStyle: '', labelStyle: '' };
    this.#stripes.set(id, stripe);
    return stripe;
  }

  #setClass(name: string, before: Id | null, now: Id | null): void {
    for (const [id, on] of [
      [before, false],
      [now, true],
    ] as const) {
      const stripe = id === null ? undefined : this.#stripes.get(id);
      stripe?.bar.classList.toggle(name, on);
      stripe?.label.classList.toggle(name, on);
    }
  }
}
