import type { CodeLevel, CodeOrigin, Id } from '@shared/contract/index.ts';
import { createAsking } from '../ui/asking.ts';

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

/** Asks the tree that is on the screen. */
export const { ask, useAsked } = createAsking<Ask>('groundwork-codes');
