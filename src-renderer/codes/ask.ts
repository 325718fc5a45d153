import type { CodeLevel, CodeOrigin, Id } from '@shared/contract/index.ts';
import { useEffect, useRef } from 'react';

/** What a command, a menu or another pane asks the code tree to show. */
export type Ask =
  | { what: 'rename'; id: Id }
  | { what: 'recolour'; ids: readonly Id[] }
  | { what: 'move'; ids: readonly Id[] }
  | { what: 'merge'; ids: readonly Id[] }
  | { what: 'remove'; ids: readonly Id[] }
  | { what: 'split'; id: Id }
  | { what: 'level'; ids: readonly Id[]; level: CodeLevel }
  | { what: 'origin'; ids: readonly Id[]; origin: CodeOrigin }
  | { what: 'retire'; ids: readonly Id[] }
  | { what: 'restore'; ids: readonly Id[] }
  | { what: 'groups'; ids: readonly Id[] }
  | { what: 'add'; level: CodeLevel; under: Id | null }
  | { what: 'filter' }
  | { what: 'reveal'; id: Id };

const EVENT = 'groundwork-codes';

/** Asks the tree that is on the screen; without one nothing happens. */
export const ask = (asked: Ask): void => {
  document.dispatchEvent(new CustomEvent<Ask>(EVENT, { detail: asked }));
};

/** Hears what is asked while the caller is on the screen. */
export function useAsked(hear: (asked: Ask) => void): void {
  const current = useRef(hear);
  useEffect(() => {
    current.current = hear;
  });
  useEffect(() => {
    const listen = (event: Event) => current.current((event as CustomEvent<Ask>).detail);
    document.addEventListener(EVENT, listen);
    return () => document.removeEventListener(EVENT, listen);
  }, []);
}
