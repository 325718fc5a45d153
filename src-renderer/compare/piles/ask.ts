import { useEffect, useRef } from 'react';
import type { Direction } from '../caret.ts';

/** What a key or command asks the piles that are on the screen to do. */
export type PilesAsk =
  | { do: 'move'; by: Direction; extend: boolean }
  /** Puts what is picked, or the card of the caret, into the pile at this place, counted from 1. */
  | { do: 'put'; position: number }
  | {
      do: 'pick' | 'all' | 'read' | 'fresh' | 'back' | 'undo' | 'redo' | 'make' | 'leave' | 'find' | 'choose';
    };

const EVENT = 'groundwork-piles';

/** Asks the piles; where none are on the screen nothing happens. */
export const askPiles = (asked: PilesAsk): void => {
  document.dispatchEvent(new CustomEvent<PilesAsk>(EVENT, { detail: asked }));
};

/** Hears what is asked while the caller is on the screen. Several parts hear it, each its own. */
export function usePilesAsked(hear: (asked: PilesAsk) => void): void {
  const current = useRef(hear);
  useEffect(() => {
    current.current = hear;
  });
  useEffect(() => {
    const listen = (event: Event) => current.current((event as CustomEvent<PilesAsk>).detail);
    document.addEventListener(EVENT, listen);
    return () => document.removeEventListener(EVENT, listen);
  }, []);
}
