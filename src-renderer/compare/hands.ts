import { createContext } from 'react';
import type { Id } from '@shared/contract/index.ts';
import type { CardActs } from './IncidentCard.tsx';

/** What every column of the bench needs of the room: the picks, the words looked for, and what cards do. */
export type Hands = {
  picks: ReadonlySet<Id>;
  find: string;
  acts: CardActs;
  focus: FocusWanted;
};

/** Which card is to take the focus as soon as it is drawn: keys have led there. */
export type FocusWanted = {
  want: (id: Id) => void;
  isFor: (id: Id) => boolean;
  /** Whether it is for this one; it is asked once, and then for nobody. */
  take: (id: Id) => boolean;
};

export function createFocusWanted(): FocusWanted {
  let wanted: Id | null = null;
  return {
    want: (id) => {
      wanted = id;
    },
    isFor: (id) => wanted === id,
    take(id) {
      const is = wanted === id;
      if (is) wanted = null;
      return is;
    },
  };
}

export const BenchHands = createContext<Hands>({
  picks: new Set(),
  find: '',
  acts: { pick: () => {}, read: () => {}, caret: () => {} },
  focus: createFocusWanted(),
});
