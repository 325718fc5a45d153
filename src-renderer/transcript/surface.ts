import type { Code, Coding, Id } from '@shared/contract/index.ts';
import type { Span } from '@shared/text/span.ts';
import { createEditor } from 'lexical';
import type { OpenDocument } from '../store/state.ts';
import { Beside } from './beside.ts';
import { CodingIndex } from './coding-index.ts';
import { Handles } from './handles.ts';
import { guessHeights } from './heights.ts';
import { fillEditor, SectionNode, TurnNode } from './nodes.ts';
import { MarginRuler } from './margin.ts';
import { Page } from './page.ts';
import { Painter, type Layer } from './painter.ts';
import { Places } from './place.ts';
import { ReadingSelection, type TextSelection } from './selection.ts';
import { isRetired } from './shown.ts';
import { Stripes, type StripeEvents } from './stripes.ts';
import { TurnMap } from './turn-map.ts';
import { Warming } from './warming.ts';

/** The elements that React lays out and leaves alone. All but `scroller` are in the scrolled sheet. */
export type SurfaceElements = {
  scroller: HTMLElement;
  text: HTMLElement;
  stripes: HTMLElement;
  handles: HTMLElement;
};
export type SurfaceEvents = StripeEvents & {
  select(selection: TextSelection): void;
  preview(coding: Coding): void;
  dropped(coding: Coding): void;
};

/** Codings are painted this far beyond the viewport, as a part of its height; nearer its edge they are painted anew. */
const AHEAD = 0.4;
const NEAR = 0.1;
/** What of a code is seen on its codings, in its colour or its theme's. */
const LOOKS = ['color', 'name', 'level', 'parentId', 'retiredAt'] as const satisfies (keyof Code)[];

/** One transcript on the page: its words, what is painted on them and the margin. Everything here is imperative. */
export class TranscriptSurface {
  readonly turns: TurnMap;
  readonly index: CodingIndex;
  readonly page: Page;
  readonly selection: ReadingSelection;
  readonly places: Places;
  readonly beside: Beside;
  readonly #painter: Painter;
  readonly #ruler: MarginRuler;
  readonly #stripes: Stripes;
  readonly #handles: Handles;
  readonly #editor;
  readonly #stop = new AbortController();
  readonly #warming: Warming;
  readonly #resized: ResizeObserver;
  readonly #stale = { window: true, margin: true, grips: true, turns: new Set<number>() };
  #frame = 0;
  /** The first turn in view and where it stood, so that it stays there when the page becomes wider or narrower. */
  #anchor = { turn: 0, y: 0, width: 0 };
  #window: readonly [number, number] = [0, -1];
  #codes: ReadonlyMap<Id, Code> = new Map();
  #colorIn: (coding: Coding) => string | null = ({ codeId }) => this.#codes.get(codeId)?.color ?? null;
  #exemplars: ReadonlySet<Id> = new Set();
  #active: Id | null = null;
  #moved: Coding | null = null;

  constructor(
    readonly elements: SurfaceElements,
    document: OpenDocument,
    events: SurfaceEvents,
  ) {
    this.turns = new TurnMap(document.transcript.text, document.turns);
    this.index = new CodingIndex(this.turns);
    // Events stay with us: Lexical holds the document, and takes the keys only when the text is edited.
    this.#editor = createEditor({
      namespace: 'transcript',
      nodes: [SectionNode, TurnNode],
      editable: false,
      disableEvents: true,
      onError: (error) => {
        throw error;
      },
    });
    this.#editor.setRootElement(elements.text);
    this.page = new Page(elements.text, this.turns, fillEditor(this.#editor, this.turns));
    for (const element of this.page.elements) element.dir = 'auto';
    guessHeights(this.page);
    this.places = new Places(this.page, elements.scroller, this.#stop.signal);
    this.#warming = new Warming(this.page, this.#stop.signal);
    this.selection = new ReadingSelection(this.page, (selection) => events.select(selection));
    this.#painter = new Painter(this.page, this.index);
    this.#painter.isRetired = ({ codeId }) => isRetired(this.#codes, codeId);
    this.beside = new Beside(this.page, this.#painter);
    this.#ruler = new MarginRuler(elements.stripes, this.page, this.index);
    this.#stripes = new Stripes(elements.stripes, this.index, events);
    this.#handles = new Handles(elements.handles, this.page, events);
    elements.scroller.addEventListener('scroll', () => this.#soon(), {
      signal: this.#stop.signal,
      passive: true,
    });
    this.#resized = new ResizeObserver(() => this.#soon('window'));
    this.#resized.observe(elements.scroller);
    // Sections take their true height as they come near: what hangs on the text moves with it.
    this.#resized.observe(elements.text);
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.#stop.abort();
    this.#resized.disconnect();
    this.selection.destroy();
    this.#painter.destroy();
    this.#editor.setRootElement(null);
    for (const layer of [this.elements.stripes, this.elements.handles, this.elements.text])
      layer.replaceChildren();
  }

  setCodings(codings: ReadonlyMap<Id, Coding>): void {
    for (const turn of this.index.set(codings)) this.#stale.turns.add(turn);
    if (this.#stale.turns.size > 0) this.#soon('margin', 'grips');
  }

  setCodes(codes: ReadonlyMap<Id, Code>): void {
    const before = this.#codes;
    this.#codes = codes;
    for (const code of codes.values()) {
      const old = before.get(code.id);
      if (!old || LOOKS.every((field) => old[field] === code[field])) continue;
      this.#soon('window', 'margin', 'grips');
      return;
    }
  }

  /** Whose colours codings have from now on; at first their codes'. */
  setColors(colorOf: (coding: Coding) => string | null): void {
    this.#colorIn = colorOf;
    this.#soon('window', 'margin', 'grips');
  }

  setExemplars(codingIds: ReadonlySet<Id>): void {
    this.#exemplars = codingIds;
    this.#soon('margin');
  }

  /** The coding that has the grips and the strong underline. */
  setActive(id: Id | null): void {
    if (id === this.#active) return;
    this.#active = id;
    this.#moved = null;
    this.#soon('grips');
  }

  /** Shows a coding at a passage where it is not stored yet; null shows what is stored. */
  setMoved(coding: Coding | null): void {
    this.#moved = coding;
    this.#soon('margin', 'grips');
  }

  setHovered(id: Id | null): void {
    const coding = this.index.get(id);
    this.#painter.underline('hover', coding, this.#colorOf(coding));
  }

  setLayer(layer: Extract<Layer, 'sel' | 'find' | 'found'>, spans: readonly Span[]): void {
    this.#painter.setLayer(layer, spans);
  }

  /** The box of a passage's last line in the window, as far as it is shown. */
  lastLineOf(span: Span): DOMRect | null {
    const end = this.page.caretRect(span.end, 'end');
    const start = this.page.caretRect(span.start, 'start');
    if (!end || !start) return null;
    const isOneLine = Math.abs(start.top - end.top) < 4;
    const left = isOneLine
      ? Math.min(start.left, end.left)
      : (this.page.elements[this.turns.turnAt(span.start)]?.getBoundingClientRect().left ?? 0);
    const right = isOneLine ? Math.max(start.left, end.left) : end.left;
    return new DOMRect(left, end.top, Math.max(0, right - left), end.height);
  }

  /** Brings an offset into view, a third down, unless it is well in view already. */
  reveal(offset: number): void {
    const { scroller } = this.elements;
    const rect = this.page.caretRect(offset);
    if (!rect) return;
    const box = scroller.getBoundingClientRect();
    if (rect.top > box.top + 40 && rect.bottom < box.bottom - 60) return;
    this.places.bring(this.turns.turnAt(offset), rect.top, box.height / 3);
    this.#soon('window');
  }

  /** Draws with the next frame, once however often it is asked. */
  #soon(...stale: ('window' | 'margin' | 'grips')[]): void {
    for (const part of stale) this.#stale[part] = true;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  /** First everything is measured, then everything is written: a measure after a write lays the page out again. */
  #draw(): void {
    const { top, bottom, height, width } = this.elements.scroller.getBoundingClientRect();
    if (height === 0 || this.turns.count === 0) return;
    this.#keepPlace(top, bottom, width);
    const [near, far] = this.page.between(top - height * NEAR, bottom + height * NEAR);
    const isNew = this.#stale.window || near < this.#window[0] || far > this.#window[1];
    if (isNew) this.#window = this.page.between(top - height * AHEAD, bottom + height * AHEAD);
    const coding = this.#activeCoding();
    const margin = isNew || this.#stale.margin ? this.#ruler.measure(this.#window, this.#moved) : null;
    const grips = isNew || this.#stale.grips ? this.#handles.measure(coding, this.#window) : null;

    this.#painter.colorOf = this.#colorIn;
    if (isNew) this.#painter.setWindow(...this.#window, this.#stale.window);
    for (const turn of this.#stale.turns) this.#painter.repaint(turn);
    if (margin) this.#stripes.draw(margin, this.#codes, this.#exemplars, this.#colorIn);
    if (grips) {
      const color = this.#colorOf(coding);
      this.#painter.underline('active', coding, color);
      this.#handles.draw(coding, color, grips);
      this.#stripes.activate(this.#active);
    }
    if (isNew) this.#warming.around(...this.#window);
    this.#stale.window = this.#stale.margin = this.#stale.grips = false;
    this.#stale.turns.clear();
  }

  #keepPlace(top: number, bottom: number, width: number): void {
    const place = (turn: number) => (this.page.elements[turn]?.getBoundingClientRect().top ?? top) - top;
    const { turn, y, width: before } = this.#anchor;
    if (before !== 0 && before !== width) this.elements.scroller.scrollTop += place(turn) - y;
    const [first] = this.page.between(top, bottom);
    this.#anchor = { turn: first, y: place(first), width };
  }

  #activeCoding(): Coding | null {
    return this.#moved ?? this.index.get(this.#active);
  }
  #colorOf(coding: Coding | null): string | null {
    return coding && this.#colorIn(coding);
  }
}
