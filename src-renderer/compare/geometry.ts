import type { Id } from '@shared/contract/index.ts';
import type { Direction } from './caret.ts';

/** Where a card lies in the window, in CSS pixels. */
export type Place = { id: Id; left: number; top: number; bottom: number };

/** Two cards stand in one lane when their left edges differ by less. */
const SLACK = 4;

/**
 * The card that lies next to one, as the eye sees it: left and right in the nearest lane that has one, at the height
 * nearest to it; up and down the next in its own lane. Null where none lies there.
 */
export function nearestCard(from: Place, cards: readonly Place[], by: Direction): Id | null {
  const middle = (one: Place) => (one.top + one.bottom) / 2;
  if (by === 'left' || by === 'right') {
    const sign = by === 'right' ? 1 : -1;
    let best: { id: Id; dx: number; dy: number } | null = null;
    for (const one of cards) {
      const dx = sign * (one.left - from.left);
      if (dx < SLACK) continue;
      const dy = Math.abs(middle(one) - middle(from));
      if (!best || dx < best.dx - SLACK || (Math.abs(dx - best.dx) <= SLACK && dy < best.dy))
        best = { id: one.id, dx, dy };
    }
    return best?.id ?? null;
  }
  const sign = by === 'down' ? 1 : -1;
  let best: { id: Id; dy: number } | null = null;
  for (const one of cards) {
    const dy = sign * (one.top - from.top);
    if (Math.abs(one.left - from.left) >= SLACK || dy < 1) continue;
    if (!best || dy < best.dy) best = { id: one.id, dy };
  }
  return best?.id ?? null;
}

/** The cards that are drawn within an element; `inSight` leaves out those scrolled out of their column. */
export function cardsIn(within: Element, inSight: boolean): Place[] {
  const scrollers = new Map<Element, DOMRect>();
  const boxOf = (scroller: Element) => {
    const known = scrollers.get(scroller) ?? scroller.getBoundingClientRect();
    scrollers.set(scroller, known);
    return known;
  };
  return [...within.querySelectorAll<HTMLElement>('[data-incident]')].flatMap((card) => {
    const { left, top, bottom } = card.getBoundingClientRect();
    const scroller = inSight ? card.closest('[data-scrolls]') : null;
    if (scroller) {
      const box = boxOf(scroller);
      if (bottom < box.top + 8 || top > box.bottom - 8) return [];
    }
    return [{ id: Number(card.dataset['incident']), left, top, bottom }];
  });
}
