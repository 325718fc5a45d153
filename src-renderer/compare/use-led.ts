import { useCallback, useContext, useEffect, useRef } from 'react';
import type { Id } from '@shared/contract/index.ts';
import { BenchHands } from './hands.ts';
import { cardId } from './IncidentCard.tsx';

/** Rows that come in sight on the way may be higher than was reckoned; so many frames a card is held in sight. */
const FRAMES = 3;

/** Gives the focus to the incident that keys have led to, and brings it in sight, as soon as it is drawn. */
export function useLed(caret: Id | null): (id: Id) => void {
  const { focus } = useContext(BenchHands);
  const led = useRef<Id | null>(null);
  const arrive = useCallback(() => {
    const card = led.current === null ? null : document.getElementById(cardId(led.current));
    if (led.current === null || !card) return;
    focus.take(led.current);
    led.current = null;
    card.focus({ preventScroll: true });
    bring(card, FRAMES);
  }, [focus]);
  useEffect(() => {
    if (led.current === caret) arrive();
  });
  return (id) => {
    led.current = id;
    // It has been scrolled away since, and nothing is drawn anew.
    if (id === caret) arrive();
  };
}

function bring(card: HTMLElement, frames: number) {
  card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  if (frames === 0) return;
  requestAnimationFrame(() => {
    if (document.activeElement === card) bring(card, frames - 1);
  });
}
