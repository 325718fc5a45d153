import { hueOf } from '@shared/coding/color.ts';
import type { Coding } from '@shared/contract/index.ts';
import type { Span } from '@shared/text/span.ts';
import type { CodingIndex } from './coding-index.ts';
import type { Page } from './page.ts';
import { washesOf } from './washes.ts';

/** What is painted over the codings, from the bottom up. */
const LAYERS = ['out', 'sel', 'hover', 'active', 'find', 'found'] as const;
export type Layer = (typeof LAYERS)[number];

/**
 * Washes come in this many hues, all known from the start: a rule that is added later has every turn's style worked out
 * again, 200 ms at 2,000 turns. The eye does not tell more apart so pale; stripes have the code's own colour.
 */
const HUES = 36;
/** Washes over each other at one place; more turn to mud. */
const OVER_EACH_OTHER = 3;
const washOf = (color: string) => Math.round((hueOf(color) / 360) * HUES) % HUES;
const RETIRED = 'ts-retired';
const nameOf = (wash: number) => `ts-wash-${wash}`;

/**
 * Backgrounds and underlines by the CSS Custom Highlight API: nothing of them is in the document. Codings are cut at
 * turns and painted for mounted turns only, since the browser's cost grows with the number of ranges.
 */
export class Painter {
  readonly #page: Page;
  readonly #index: CodingIndex;
  readonly #sheet = new CSSStyleSheet();
  readonly #layers: Record<Layer, Highlight>;
  readonly #washes: readonly Highlight[];
  /** One for all codes out of use: what they have in common says more than their hues. */
  readonly #retired: Highlight;
  readonly #spans: Partial<Record<Layer, readonly Span[]>> = {};
  readonly #mounted = new Map<number, [Highlight, StaticRange][]>();
  readonly #underlined: Record<'hover' | 'active', ReadonlySet<HTMLElement>> = {
    hover: new Set(),
    active: new Set(),
  };
  /** The colours that are painted from now on. */
  colorOf: (coding: Coding) => string | null = () => null;
  /** Which codings are painted as those of a code out of use from now on. */
  isRetired: (coding: Coding) => boolean = () => false;
  #window: readonly [number, number] = [0, -1];

  constructor(page: Page, index: CodingIndex) {
    this.#page = page;
    this.#index = index;
    const register = (name: string, priority: number) => {
      const highlight = new Highlight();
      highlight.priority = priority;
      CSS.highlights.set(name, highlight);
      return highlight;
    };
    this.#retired = register(RETIRED, 0);
    this.#washes = Array.from({ length: HUES }, (_, wash) => register(nameOf(wash), 1 + wash));
    this.#layers = Object.fromEntries(
      LAYERS.map((name, i) => [name, register(`ts-${name}`, 1 + HUES + i)]),
    ) as Record<Layer, Highlight>;
    const rules = this.#washes.map(
      (_, wash) =>
        `.ts-text::highlight(${nameOf(wash)}) { background-color: oklch(var(--code-l) var(--code-c) ${(wash * 360) / HUES}deg / var(--wash)); }`,
    );
    this.#sheet.replaceSync(rules.join('\n'));
    document.adoptedStyleSheets.push(this.#sheet);
  }

  destroy(): void {
    for (const name of LAYERS) CSS.highlights.delete(`ts-${name}`);
    this.#washes.forEach((_, wash) => CSS.highlights.delete(nameOf(wash)));
    CSS.highlights.delete(RETIRED);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }

  /** Paints the turns from `first` to `last` and no others; with `anew` also those that are painted already. */
  setWindow(first: number, last: number, anew: boolean): void {
    this.#window = [first, last];
    for (const turn of this.#mounted.keys()) if (anew || turn < first || turn > last) this.#unmount(turn);
    for (let turn = first; turn <= last; turn++) if (!this.#mounted.has(turn)) this.#mount(turn);
    for (const layer of LAYERS) this.#paintLayer(layer);
  }

  /** Paints a turn again when it is mounted, after its codings have changed. */
  repaint(turn: number): void {
    if (!this.#mounted.has(turn)) return;
    this.#unmount(turn);
    this.#mount(turn);
  }

  setLayer(layer: Layer, spans: readonly Span[]): void {
    if (this.#spans[layer] === spans) return;
    this.#spans[layer] = spans;
    this.#paintLayer(layer);
  }

  /** Underlines a coding in its code's colour; null takes the line away. */
  underline(layer: 'hover' | 'active', coding: Coding | null, color: string | null): void {
    // The colour is put on the turns concerned: a rule, or a value on the whole text, would have every turn's style
    // worked out again (200 ms at 2,000 turns).
    const wanted = new Set<HTMLElement>();
    if (coding && color !== null) {
      const [from, to] = this.#index.turns.range(coding);
      for (let turn = from; turn <= to; turn++) {
        const element = this.#page.elements[turn];
        if (element) wanted.add(element);
      }
    }
    for (const element of this.#underlined[layer]) {
      if (wanted.has(element)) continue;
      element.style.removeProperty(`--ts-${layer}`);
      element.classList.remove(`has-${layer}`);
    }
    if (color !== null)
      for (const element of wanted) {
        element.style.setProperty(`--ts-${layer}`, color);
        element.classList.add(`has-${layer}`);
      }
    this.#underlined[layer] = wanted;
    this.setLayer(layer, coding ? [coding] : []);
  }

  #mount(turn: number): void {
    const painted: [Highlight, StaticRange][] = [];
    const parts = this.#index.on(turn).flatMap((coding) => {
      const part = this.#index.turns.part(coding, turn);
      return part ? { of: coding, ...part } : [];
    });
    // Those out of use lie under the others and take no wash from them; over each other they are one.
    const { retired = [], used = [] } = Object.groupBy(parts, ({ of }) =>
      this.isRetired(of) ? 'retired' : 'used',
    );
    for (const part of [...retired, ...washesOf(used, OVER_EACH_OTHER)]) {
      const highlight = this.#highlightOf(part.of);
      const range = this.#page.staticRange(turn, part);
      if (!highlight || !range) continue;
      highlight.add(range);
      painted.push([highlight, range]);
    }
    this.#mounted.set(turn, painted);
  }
  #unmount(turn: number): void {
    for (const [highlight, range] of this.#mounted.get(turn) ?? []) highlight.delete(range);
    this.#mounted.delete(turn);
  }
  #highlightOf(coding: Coding): Highlight | null {
    const color = this.colorOf(coding);
    if (color !== null && this.isRetired(coding)) return this.#retired;
    return (color !== null && this.#washes[washOf(color)]) || null;
  }

  #paintLayer(layer: Layer): void {
    const highlight = this.#layers[layer];
    if (highlight.size > 0) highlight.clear();
    const [first, last] = this.#window;
    const { turns } = this.#index;
    if (last < first || first >= turns.count) return;
    // Of thousands that were found most are elsewhere: they are passed over before their turns are looked for.
    const above = turns.start(first);
    const below = turns.start(last) + turns.length(last);
    for (const span of this.#spans[layer] ?? []) {
      if (span.start >= span.end || span.end <= above || span.start >= below) continue;
      const [from, to] = turns.range(span);
      for (let turn = Math.max(from, first); turn <= Math.min(to, last); turn++) {
        const part = turns.part(span, turn);
        const range = part && this.#page.staticRange(turn, part);
        if (range) highlight.add(range);
      }
    }
  }
}
