import type { Coding } from '@shared/contract/index.ts';
import { moveEdge, type Edge } from '@shared/text/edge.ts';
import { characterFloor } from '@shared/text/segments.ts';
import type { Page } from './page.ts';

/** Where a boundary is dragged to: the nearest edge of a word, or with `exact` of a character. */
function draggedTo(text: string, coding: Coding, edge: Edge, offset: number, exact: boolean): Coding {
  const other = edge === 'start' ? coding.end : coding.start;
  const at = characterFloor(text, offset);
  const clear = edge === 'start' ? at < other : at > other;
  if (!clear) return coding;
  const here = { ...coding, [edge]: at };
  if (exact) return here;
  // The word edges on both sides of the pointer, and the one it may be on; the nearest is meant.
  const step = (from: Coding, direction: -1 | 1) => ({
    ...from,
    ...moveEdge(text, from, edge, 'word', direction),
  });
  const back = step(here, -1);
  const forth = step(here, 1);
  const candidates = [back, forth].filter((span) => span[edge] !== at);
  candidates.push(step(back, 1), step(forth, -1));
  candidates.sort((a, b) => Math.abs(a[edge] - offset) - Math.abs(b[edge] - offset));
  return candidates[0] ?? here;
}

export type HandleEvents = {
  /** While it is dragged. */
  preview(coding: Coding): void;
  dropped(coding: Coding): void;
};

/** Boxes of a passage's first and last caret, from the corner of the layer. */
type Grips = Record<Edge, DOMRect | null>;

/** Two round grips at the ends of the active coding. */
export class Handles {
  readonly #grips: Record<Edge, HTMLElement>;
  #coding: Coding | null = null;

  constructor(
    private readonly layer: HTMLElement,
    private readonly page: Page,
    private readonly events: HandleEvents,
  ) {
    this.#grips = { start: this.#make('start'), end: this.#make('end') };
  }

  /** Where the grips of a coding stand; an end outside the window of turns has none. */
  measure(coding: Coding | null, shown: readonly [number, number]): Grips {
    const origin = this.layer.getBoundingClientRect();
    const of = (edge: Edge) => {
      if (!coding) return null;
      const turn = this.page.turns.turnAt(edge === 'start' ? coding.start : coding.end - 1);
      const rect = shown[0] <= turn && turn <= shown[1] ? this.page.caretRect(coding[edge], edge) : null;
      return rect && new DOMRect(rect.x - origin.x, rect.y - origin.y, 0, rect.height);
    };
    return { start: of('start'), end: of('end') };
  }

  draw(coding: Coding | null, color: string | null, grips: Grips): void {
    this.#coding = coding;
    for (const edge of ['start', 'end'] as const) {
      const grip = this.#grips[edge];
      const rect = grips[edge];
      grip.hidden = !rect;
      if (!rect || color === null) continue;
      const y = edge === 'start' ? rect.top : rect.bottom;
      grip.style.cssText = `--code:${color};left:${rect.left}px;top:${y}px;--stem:${rect.height}px`;
    }
  }

  #make(edge: Edge): HTMLElement {
    const grip = document.createElement('div');
    grip.className = `ts-grip is-${edge}`;
    grip.hidden = true;
    this.layer.append(grip);
    grip.addEventListener('pointerdown', (down) => {
      const coding = this.#coding;
      if (!coding || down.button !== 0) return;
      down.preventDefault();
      grip.setPointerCapture(down.pointerId);
      // The grip hangs above or below its line: what is meant is the line, so the pointer is read from there.
      const box = grip.getBoundingClientRect();
      const lift = (edge === 'start' ? box.bottom + 8 : box.top - 8) - down.clientY;
      let moved = coding;
      const move = (event: PointerEvent) => {
        const offset = this.page.offsetUnder(event.clientX, event.clientY + lift);
        if (offset === null) return;
        moved = draggedTo(this.page.turns.text, coding, edge, offset, event.altKey);
        this.events.preview(moved);
      };
      const end = (event: PointerEvent) => {
        grip.removeEventListener('pointermove', move);
        grip.removeEventListener('pointerup', end);
        grip.removeEventListener('pointercancel', end);
        this.events.dropped(event.type === 'pointerup' ? moved : coding);
      };
      grip.addEventListener('pointermove', move);
      grip.addEventListener('pointerup', end);
      grip.addEventListener('pointercancel', end);
    });
    return grip;
  }
}
