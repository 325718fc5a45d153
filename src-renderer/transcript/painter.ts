import type { Code, Coding, Id } from '@shared/contract/index.ts';
import type { Span } from '@shared/text/span.ts';
import type { CodingIndex } from './coding-index.ts';
import type { Page } from './page.ts';

/** What is painted over the codings, from the bottom up. */
const LAYERS = ['out', 'sel', 'hover', 'active', 'find', 'found'] as const;
export type Layer = (typeof LAYERS)[number];

/** Above every code's priority; a project has some hundreds of codes. */
const LAYER_PRIORITY = 1_000_000;
const highlightOf = (color: string) => `ts-code-${color.slice(1)}`;

/**
 * Backgrounds and underlines by the CSS Custom Highlight API: nothing of them is in the document. Codings are cut at
 * turns and painted for mounted turns only, since the browser's cost grows with the number of ranges.
 */
export class Painter {
  readonly #page: Page;
  readonly #index: CodingIndex;
  readonly #sheet = new CSSStyleSheet();
  readonly #underlineSheet = new CSSStyleSheet();
  readonly #layers: Record<Layer, Highlight>;
  readonly #spans: Partial<Record<Layer, readonly Span[]>> = {};
  readonly #byColor = new Map<string, Highlight>();
  readonly #mounted = new Map<number, [Highlight, StaticRange][]>();
  #codes: ReadonlyMap<Id, Code> = new Map();
  #window: readonly [number, number] = [0, -1];
  #underlines = '';

  constructor(page: Page, index: CodingIndex) {
    this.#page = page;
    this.#index = index;
    const layer = (name: Layer, i: number) => {
      const highlight = new Highlight();
      highlight.priority = LAYER_PRIORITY + i;
      CSS.highlights.set(`ts-${name}`, highlight);
      return [name, highlight] as const;
    };
    this.#layers = Object.fromEntries(LAYERS.map(layer)) as Record<Layer, Highlight>;
    document.adoptedStyleSheets.push(this.#sheet, this.#underlineSheet);
  }

  destroy(): void {
    for (const name of LAYERS) CSS.highlights.delete(`ts-${name}`);
    for (const color of this.#byColor.keys()) CSS.highlights.delete(highlightOf(color));
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(
      (sheet) => sheet !== this.#sheet && sheet !== this.#underlineSheet,
    );
  }

  /** Codes give colours and, by their order, which wash lies over which. */
  setCodes(codes: ReadonlyMap<Id, Code>): void {
    this.#codes = codes;
    for (const code of codes.values()) {
      if (this.#byColor.has(code.color)) continue;
      const highlight = new Highlight();
      highlight.priority = this.#byColor.size;
      this.#byColor.set(code.color, highlight);
      CSS.highlights.set(highlightOf(code.color), highlight);
      this.#sheet.insertRule(
        `::highlight(${highlightOf(code.color)}) { background-color: oklch(from ${code.color} var(--code-l) var(--code-c) h / var(--wash)); }`,
        this.#sheet.cssRules.length,
      );
    }
    // A list first: what is painted again comes to the end of the map.
    const mounted = Array.from(this.#mounted.keys());
    for (const turn of mounted) this.repaint(turn);
  }

  /** Paints the turns from `first` to `last` and no others. */
  setWindow(first: number, last: number): void {
    this.#window = [first, last];
    for (const turn of this.#mounted.keys()) if (turn < first || turn > last) this.#unmount(turn);
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

  /** The colours that active and hovered codings are underlined in. */
  underline(active: string | null, hover: string | null): void {
    const rule = (layer: Layer, color: string | null, thickness: number) =>
      `::highlight(ts-${layer}) { text-decoration: underline ${thickness}px ${
        color === null ? 'currentColor' : `oklch(from ${color} var(--code-l) var(--code-c) h)`
      }; text-underline-offset: 4px; text-decoration-skip-ink: none; }`;
    const wanted = `${rule('hover', hover, 1.5)}\n${rule('active', active, 2.5)}`;
    if (wanted === this.#underlines) return;
    this.#underlines = wanted;
    this.#underlineSheet.replaceSync(wanted);
  }

  #mount(turn: number): void {
    const painted: [Highlight, StaticRange][] = [];
    for (const coding of this.#index.on(turn)) {
      const highlight = this.#highlightOf(coding);
      const part = this.#index.turns.part(coding, turn);
      const range = part && this.#page.staticRange(turn, part);
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
    const code = this.#codes.get(coding.codeId);
    return (code && this.#byColor.get(code.color)) ?? null;
  }

  #paintLayer(layer: Layer): void {
    const highlight = this.#layers[layer];
    if (highlight.size > 0) highlight.clear();
    const [first, last] = this.#window;
    const { turns } = this.#index;
    for (const span of this.#spans[layer] ?? []) {
      if (span.start >= span.end) continue;
      const [from, to] = turns.range(span);
      for (let turn = Math.max(from, first); turn <= Math.min(to, last); turn++) {
        const part = turns.part(span, turn);
        const range = part && this.#page.staticRange(turn, part);
        if (range) highlight.add(range);
      }
    }
  }
}
