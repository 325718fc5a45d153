import type { Id, MemoKind, MemoTarget, TrailGroup } from '@shared/contract/index.ts';
import type { Edit } from '@shared/text/edit.ts';
import { emptyBench, type BenchLook } from './bench-look.ts';
import { emptyPiles, type PilesLook } from './piles-look.ts';
import type { OpenDocument } from './state.ts';

/** A turn as it is typed: its words without the line end, and the turn it was when the edit began, if it was one. */
export type TypedTurn = {
  key: string;
  id: Id | null;
  words: string;
  speakerId: Id | null;
  startsAtMs: number | null;
};
/** What has been typed: the turns as they are, and the edit that made them of the text the edit began with. */
export type Draft = { readonly turns: readonly TypedTurn[]; readonly edit: Edit };
/**
 * An edit that has begun and is not saved. It is in memory only: interviews leave nothing on the disk. `draft` is what
 * stands when it is read; listeners are told when it turns null or is no longer null, not of every letter.
 */
export type EditInHand = {
  readonly opened: OpenDocument;
  readonly draft: Draft | null;
  /** As they were when its page was last left. */
  readonly steps?: EditSteps;
  /** Where the caret, or the selection, was then; in offsets of the text as it was typed. */
  readonly caret?: { anchor: number; focus: number };
};
/** What can be gone back to in an edit, and what can be done again; the nearest is the last of each. */
export type EditSteps = { readonly past: readonly Draft[]; readonly future: readonly Draft[] };

export type Room = 'code' | 'compare' | 'codebook' | 'exemplars' | 'memos' | 'people' | 'trail';

/** What was written in a memo that has been left before it could be saved. In memory only. */
export type LeftMemo = {
  title?: string;
  body?: string;
  /** What the memo said, body or else plain text, when this window was last in step with it. */
  base: string;
  kind: MemoKind;
  /** Its title then. */
  name: string;
};

/** Which memos are listed. `days`: written within so many; `codeId`: that have to do with a code or one below it. */
export type MemoFilter = {
  kind: MemoKind | null;
  coderId: Id | null;
  on: MemoTarget | null;
  sectionId: Id | 'none' | null;
  days: number | null;
  codeId: Id | null;
};

/** What a chain of evidence begins at: a code, a coding or a passage. */
export type ChainStart = { codeId: Id } | { codingId: Id } | { transcriptId: Id; start: number; end: number };
/** A chain of evidence, with what of it was open and where the focus was. */
export type Chain = { from: ChainStart; open: readonly string[] | null; at: string | null };

/** Where a text is scrolled to: the first turn in view, and how far its top is below that of the view, in pixels. */
export type TextPlace = { turn: number; y: number };

/** What the audit trail is narrowed to. */
export type TrailNarrowed = {
  query: string;
  codeId: Id | null;
  coderId: Id | null;
  group: TrailGroup | null;
  /** Days as a calendar here has them, `2026-11-12`; '' where there is no end. */
  from: string;
  to: string;
};
/** The audit trail as this window has it, and the entry that is open in it. */
export type TrailLook = TrailNarrowed & { revision: Id | null };
export const NOT_NARROWED: TrailNarrowed = {
  query: '',
  codeId: null,
  coderId: null,
  group: null,
  from: '',
  to: '',
};
export const WHOLE_TRAIL: TrailLook = { ...NOT_NARROWED, revision: null };

/** What this window is looking at. Not part of the project, never saved with it. */
export type Looking = {
  room: Room;
  transcriptId: Id | null;
  /** The selected passage or caret (start = end) in the open transcript; null before the text has been touched. */
  selection: { start: number; end: number } | null;
  /** The coding that is active: its stripe clicked, or chosen in the passage panel. */
  codingId: Id | null;
  /** Codes selected in the tree, in the order they were selected. */
  codeIds: readonly Id[];
  /** Where the transcript is asked to go; a new object each time it is asked. */
  goTo: { transcriptId: Id; start: number; end: number } | null;
  /** Where each transcript that was in view is scrolled to. */
  readonly places: Map<Id, TextPlace>;
  /** The text that is being edited, whether it is in view or not. */
  edit: EditInHand | null;
  /** What lies over the window. */
  overlay:
    | 'none'
    | 'palette'
    | 'import'
    | 'keys'
    | 'export'
    | 'title'
    | 'case'
    | 'coder'
    | 'memo'
    | 'quote'
    | 'chain'
    | 'replace'
    | 'revise';
  /** What find and replace begins with; null leaves it empty. */
  replacing: { query: string; matchCase: boolean; wholeWords: boolean; isHere: boolean } | null;
  /** The transcript of which a corrected version is imported. */
  revisingId: Id | null;
  /** The exemplar that the codebook, or the board of exemplars, is asked to show. */
  exemplarId: Id | null;
  /** The exemplar with changed words that was looked at last. */
  lookedId: Id | null;
  /** The memo that is open in the memos room. */
  memoId: Id | null;
  /** What is not saved yet in memos that have been left. */
  memosLeft: ReadonlyMap<Id, LeftMemo>;
  /** How the memos are shown, and which of them. */
  memoView: 'list' | 'board';
  memoQuery: string;
  memoFilter: MemoFilter;
  /** The memo from which this window went to a passage, to go back to. */
  backToMemo: Id | null;
  /** The participant chosen in the room of cases. */
  participantId: Id | null;
  /** Incident beside incident: what the room of comparing shows. */
  bench: BenchLook;
  /** A code's incidents being sorted, in place of the bench. */
  piles: PilesLook;
  /** What the audit trail is narrowed to, and the entry that is open in it. */
  trail: TrailLook;
  /** The chain of evidence that is open, or that somebody followed a link of and may come back to. */
  chain: Chain | null;
};

export type View = {
  get: () => Looking;
  set: (patch: Partial<Looking>) => void;
  subscribe: (listener: () => void) => () => void;
};

export function createView(): View {
  let looking: Looking = {
    room: 'code',
    transcriptId: null,
    selection: null,
    codingId: null,
    codeIds: [],
    goTo: null,
    places: new Map(),
    edit: null,
    overlay: 'none',
    replacing: null,
    revisingId: null,
    exemplarId: null,
    lookedId: null,
    memoId: null,
    memosLeft: new Map(),
    memoView: 'list',
    memoQuery: '',
    memoFilter: { kind: null, coderId: null, on: null, sectionId: null, days: null, codeId: null },
    backToMemo: null,
    participantId: null,
    bench: emptyBench(),
    piles: emptyPiles(),
    trail: WHOLE_TRAIL,
    chain: null,
  };
  const listeners = new Set<() => void>();
  return {
    get: () => looking,
    set(patch) {
      const changed = Object.entries(patch).some(([key, value]) => looking[key as keyof Looking] !== value);
      if (!changed) return;
      looking = { ...looking, ...patch };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
