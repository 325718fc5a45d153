import type { Direction } from '../caret.ts';
import { createAsking } from '../../ui/asking.ts';

/** What a key or command asks the piles that are on the screen to do. */
export type PilesAsk =
  | { do: 'move'; by: Direction; extend: boolean }
  /** Puts what is picked, or the card of the caret, into the pile at this place, counted from 1. */
  | { do: 'put'; position: number }
  | {
      do: 'pick' | 'all' | 'read' | 'fresh' | 'back' | 'undo' | 'redo' | 'make' | 'leave' | 'find' | 'choose';
    };

/** Asks the piles that are on the screen; several parts of them hear it, each its own. */
export const { ask: askPiles, useAsked: usePilesAsked } = createAsking<PilesAsk>('groundwork-piles');
