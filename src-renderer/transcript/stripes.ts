import type { Code, Coding, Id } from '@shared/contract/index.ts';
import type { CodingIndex } from './coding-index.ts';
import { words } from '../words/index.ts';
import { placeLabels } from './labels.ts';
import { withLostMarks } from './lost-marks.ts';
import type { Margin } from './margin.ts';

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

/** Bars in the right margin in the page's own coordinates: they scroll with the text and are made for a window of it. */
export class Stripes {
  readonly #stripes = new Map<Id, Stripe>();
  #lit: Id | null = null;
  #hovered: Id | null = null;

  constructor(
    readonly layer: HTMLElement,
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
