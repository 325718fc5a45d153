import type { CodeLevel, CodeOrigin, Id } from '@shared/contract/index.ts';

/** Incidents that belong together. A child code that is there already is a pile too: its name is its own. */
export type Pile = {
  /** Within its sorting; never given twice. */
  readonly key: number;
  /** The child code that is there; null for a pile that becomes one. */
  readonly codeId: Id | null;
  readonly name: string;
  readonly origin: CodeOrigin;
  readonly shortDefinition: string;
  /** Codings, those put there last first. What a child code holds already is not among them. */
  readonly ids: readonly Id[];
};

/** How far the incidents of one code have been sorted. Nothing of it is in the project yet. */
export type Sorting = {
  readonly piles: readonly Pile[];
  /** The piles before each step, the last step last, and those that undo has taken back. */
  readonly past: readonly (readonly Pile[])[];
  readonly future: readonly (readonly Pile[])[];
  readonly next: number;
  /** What the piles become; the lowest level when null. */
  readonly level: CodeLevel | null;
  /** Whether what is coded with the codes below is sorted anew, too. */
  readonly withBelow: boolean;
  readonly reason: string;
};

/** Sorting into piles as this window has it; going away and coming back loses nothing. */
export type PilesLook = {
  /** The code whose incidents are being sorted in the room of comparing; null while the bench is there. */
  readonly openFor: Id | null;
  readonly sortings: ReadonlyMap<Id, Sorting>;
  /**
   * What was made of piles last: as undo calls it, and where its record is, which the bench tells. The piles it was
   * made of come back with undo.
   */
  readonly made: {
    readonly label: string;
    readonly comparisonId: Id;
    readonly codeId: Id;
    readonly sorting: Sorting;
  } | null;
};

export const emptyPiles = (): PilesLook => ({ openFor: null, sortings: new Map(), made: null });

export const EMPTY_SORTING: Sorting = {
  piles: [],
  past: [],
  future: [],
  next: 1,
  level: null,
  withBelow: false,
  reason: '',
};
