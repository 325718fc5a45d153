import type { Basis, Bench, BenchColumns, BenchFilter, Id } from '@shared/contract/index.ts';

/** What stands beside the columns: an incident read where it was said, the kept comparisons, or one of them. */
export type BenchSide = { what: 'reading' | 'comparison'; id: Id } | { what: 'kept' };

export const ANY = 'any';
/**
 * What the list of kept comparisons is narrowed to; `ANY`, and no words and days, where it does not matter. `from` and
 * `to` are days as a calendar here has them, `2026-11-12`.
 */
export type KeptWanted = {
  query: string;
  verdict: string;
  codeId: string;
  coderId: string;
  from: string;
  to: string;
};
export const ALL_KEPT: KeptWanted = { query: '', verdict: ANY, codeId: ANY, coderId: ANY, from: '', to: '' };

/** The bench of constant comparison as this window has it; going away from it and coming back loses nothing. */
export type BenchLook = {
  /** Codes, categories, themes and domains whose incidents are compared, in the order they were chosen. */
  readonly codeIds: readonly Id[];
  readonly withBelow: boolean;
  readonly columns: BenchColumns;
  readonly rows: BenchColumns | null;
  readonly filter: BenchFilter;
  /** Codings that are picked, in the order they were picked. */
  readonly picks: readonly Id[];
  /** The incident that the keys move from. */
  readonly caret: Id | null;
  readonly question: string;
  /** Why, not kept yet. */
  readonly reason: string;
  /** Words that the cards in sight have. */
  readonly find: string;
  readonly side: BenchSide | null;
  /** What the kept comparisons are narrowed to. */
  readonly kept: KeptWanted;
  /** The transcript that was opened from the bench: the way back is shown there. */
  readonly awayIn: Id | null;
  /** How far each column is scrolled, in CSS pixels. Written without telling anybody: scrolling draws nothing anew. */
  readonly scrolls: Map<string, number>;
  /** Cells of a crossing that show all of their incidents, by the keys of row and column. */
  readonly whole: ReadonlySet<string>;
  /** Cards that show all of their words. Written without telling anybody: each card draws itself. */
  readonly opened: Set<Id>;
  /** What was asked of the host as the bench was chosen, before the room was drawn: for this question, at this revision. */
  readonly ahead: { asked: string; revision: number; answer: Promise<Bench | null> } | null;
};

export const emptyBench = (): BenchLook => ({
  codeIds: [],
  withBelow: true,
  columns: 'role',
  rows: null,
  filter: {},
  picks: [],
  caret: null,
  question: '',
  reason: '',
  find: '',
  side: null,
  kept: ALL_KEPT,
  awayIn: null,
  scrolls: new Map(),
  whole: new Set(),
  opened: new Set(),
  ahead: null,
});

/** As much of the bench as is kept with a comparison. */
export const basisOf = ({ codeIds, withBelow, columns, rows, filter }: BenchLook): Basis => ({
  codeIds: [...codeIds],
  withBelow,
  columns,
  rows,
  filter,
});
