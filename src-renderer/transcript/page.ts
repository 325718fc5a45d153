import { isRightToLeft } from './direction.ts';
import type { TurnMap, TurnPoint } from './turn-map.ts';

/**
 * The turns as elements: from text offsets to places in the page and back. Every turn has one text node, or none when
 * it is empty.
 */
export class Page {
  #index: ReadonlyMap<Element, number>;

  constructor(
    readonly root: HTMLElement,
    public turns: TurnMap,
    public elements: readonly HTMLElement[],
  ) {
    this.#index = new Map(elements.map((element, i) => [element, i]));
  }

  /** The turns as an edit has left them; `elements` only where turns came, went or moved. */
  become(turns: TurnMap, elements?: readonly HTMLElement[]): void {
    this.turns = turns;
    if (!elements) return;
    this.elements = elements;
    this.#index = new Map(elements.map((element, i) => [element, i]));
  }

  textOf(turn: number): Text | null {
    // Lexical puts a span round the text.
    const node = this.elements[turn]?.firstChild?.firstChild;
    return node instanceof Text ? node : null;
  }

  /** Where an offset is in the page. */
  place(offset: number): { node: Node; offset: number } {
    return this.placeOf(this.turns.pointOf(offset));
  }
  placeOf({ turn, at }: TurnPoint): { node: Node; offset: number } {
    const text = this.textOf(turn);
    if (text) return { node: text, offset: Math.min(at, text.length) };
    return { node: this.elements[turn] ?? this.root, offset: 0 };
  }

  /** The offset of a place in the page; null outside the text. */
  offsetAt(node: Node, offset: number): number | null {
    if (!this.root.contains(node)) return null;
    const turn = this.turnOf(node);
    if (turn !== null) {
      const at = node instanceof Text ? offset : offset === 0 ? 0 : this.turns.length(turn);
      return this.turns.offsetOf({ turn, at });
    }
    // On the root or a section: before its child number `offset`, or after the last.
    const child = node.childNodes[offset];
    if (child instanceof Element) return this.turns.start(this.#firstTurnIn(child) ?? 0);
    const last = node.lastChild;
    const inLast = last instanceof Element ? this.#lastTurnIn(last) : null;
    return inLast === null ? 0 : this.turns.start(inLast) + this.turns.length(inLast);
  }

  /** Index of the turn that holds a place in the page; null outside. */
  turnOf(node: Node): number | null {
    for (let one: Node | null = node; one && one !== this.root; one = one.parentNode) {
      const turn = one instanceof Element ? this.#index.get(one) : undefined;
      if (turn !== undefined) return turn;
    }
    return null;
  }
  #firstTurnIn(element: Element): number | null {
    return this.#index.get(element) ?? this.#index.get(element.firstElementChild ?? element) ?? null;
  }
  #lastTurnIn(element: Element): number | null {
    return this.#index.get(element) ?? this.#index.get(element.lastElementChild ?? element) ?? null;
  }

  /** A range that the browser need not keep up: the text of the page does not change under it. */
  staticRange(turn: number, part: { from: number; to: number }): StaticRange | null {
    const text = this.textOf(turn);
    if (!text) return null;
    return new StaticRange({
      startContainer: text,
      startOffset: Math.min(part.from, text.length),
      endContainer: text,
      endOffset: Math.min(part.to, text.length),
    });
  }

  /** The caret's box at an offset; `edge` says which line is meant where a line breaks there. */
  caretRect(offset: number, edge: 'start' | 'end' = 'start'): DOMRect | null {
    const point = this.turns.pointOf(offset);
    const text = this.textOf(point.turn);
    const element = this.elements[point.turn];
    if (!text) return element?.getBoundingClientRect() ?? null;
    const range = document.createRange();
    // A collapsed range has no box at a soft line break: measure the character before or after.
    const isBefore = edge === 'end' ? point.at > 0 : point.at >= text.length;
    const from = isBefore ? point.at - 1 : point.at;
    range.setStart(text, Math.max(0, from));
    range.setEnd(text, Math.min(text.length, from + 1));
    const rects = range.getClientRects();
    const rect = isBefore ? rects[rects.length - 1] : rects[0];
    if (!rect) return element?.getBoundingClientRect() ?? null;
    // Where a character is left by its reader: at its left in a script that is read from the right.
    const isAtRight = isBefore !== isRightToLeft(text.data, Math.max(0, from));
    return new DOMRect(isAtRight ? rect.right : rect.left, rect.top, 0, rect.height);
  }

  /** The offset under a point of the window; null outside the text. */
  offsetUnder(x: number, y: number): number | null {
    const found = document.caretPositionFromPoint(x, y);
    return found ? this.offsetAt(found.offsetNode, found.offset) : null;
  }

  /** First and last turn that show anything between two heights of the window. */
  between(top: number, bottom: number): [first: number, last: number] {
    // Sections first: a turn in a section that is skipped would have to be laid out to be measured.
    const sections = this.root.children;
    const section = firstEndingBelow(sections, top);
    let last = section;
    while (
      last + 1 < sections.length &&
      (sections[last + 1]?.getBoundingClientRect().top ?? Infinity) < bottom
    )
      last++;
    return [this.#edge(sections[section], top), this.#edge(sections[last], bottom)];
  }
  #edge(section: Element | undefined, y: number): number {
    const turn = section?.children[firstEndingBelow(section.children, y)];
    return (turn && this.#index.get(turn)) ?? 0;
  }
}

/** Index of the first of stacked elements that ends at or below a height; the last one when none does. */
function firstEndingBelow(stacked: HTMLCollection, y: number): number {
  let low = 0;
  let high = Math.max(0, stacked.length - 1);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stacked[middle]?.getBoundingClientRect().bottom ?? Infinity) < y) low = middle + 1;
    else high = middle;
  }
  return low;
}
