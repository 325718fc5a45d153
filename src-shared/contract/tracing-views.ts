import type { Change } from './change.ts';
import type { Code, CodeLevel, Coding, Id, MemoKind, TableName, Verdict } from './entities.ts';

/** What changes are of, in the field's terms. `definitions` are what codes mean, `codes` everything else about them. */
export const TRAIL_GROUPS = [
  'coding',
  'codes',
  'definitions',
  'comparisons',
  'memos',
  'exemplars',
  'transcripts',
  'people',
  'project',
] as const;
/** One of `TRAIL_GROUPS`. */
export type TrailGroup = (typeof TRAIL_GROUPS)[number];

/** One entry of the audit trail, without what it did row by row. */
export type TrailLine = Omit<Change, 'diff' | 'guid'> & {
  group: TrailGroup;
  /** It has been undone and not redone since. */
  isUndone: boolean;
};

/**
 * Newest first. `next` is where the next page begins, null at the end of the log. A page looks at so many entries at
 * most, so a rare kind may give few or none and still a `next`; `lookedBackTo` says how far it came.
 */
export type TrailPage = { lines: TrailLine[]; next: Id | null; lookedBackTo: string | null };

/** A field before and after, as a person reads it: names in place of ids; empty where there was nothing. */
export type TrailField = { field: string; before: string; after: string };

/** One thing that a change touched. */
export type TrailPart = {
  entity: TableName;
  id: Id;
  done: 'added' | 'removed' | 'changed';
  /** A code's name, a memo's title, a case code. For a coding or an exemplar its code's name. */
  name: string;
  /** The words of a coding or exemplar as they read then; otherwise empty. */
  words: string;
  identifier: string;
  fields: TrailField[];
  isThere: boolean;
  /** Where its words are now, when they are anywhere. */
  at: { transcriptId: Id; start: number; end: number } | null;
};

/** How many rows of one kind a change added, removed or changed. */
export type TrailCount = { entity: TableName; done: TrailPart['done']; count: number };

/** One entry of the audit trail with what it did. */
export type TrailEntry = TrailLine & {
  /** The first so many; `counts` has them all. */
  parts: TrailPart[];
  counts: TrailCount[];
  /** How many things this change removed that are not there now, and so can be brought back. */
  gone: number;
};

/** Where what comes back differs from what went. */
export type BringBackNote =
  /** A sibling has the name. */
  | { is: 'renamed'; name: string; to: string }
  /** Its parent has gone: it comes under the nearest that is there, or to the top (null). */
  | { is: 'placed'; name: string; under: string | null }
  | { is: 'lowered'; name: string; level: CodeLevel }
  /** None of a coding's words is left: it comes back to needs review. */
  | { is: 'lost'; code: string; words: string }
  /** It comes back on words that have been edited. */
  | { is: 'edited'; code: string; before: string; after: string }
  /** A code that went by itself comes with the codings that need it. */
  | { is: 'withCode'; name: string }
  /** The same coder has coded these words so again. */
  | { is: 'double'; code: string; words: string }
  /** Rows that cannot stand any more, since what they stood on has gone or something is in their place. */
  | { is: 'left'; entity: TableName; count: number }
  /** A region comes back shorter, since others have its place. */
  | { is: 'cut'; name: string };

/** What bringing back would do, or did. */
export type BroughtBack = {
  counts: { entity: TableName; count: number }[];
  /** Codings that were moved and go back to the code they had. */
  moved: number;
  notes: BringBackNote[];
};

/** A coding as it was at a moment, with its words as they read then. */
export type IncidentThen = Omit<Coding, 'guid' | 'wordsHash'> & {
  words: string;
  identifier: string;
  isThere: boolean;
};

/** A code as of a moment. */
export type CodeThen = {
  /** The last change at or before the moment. */
  revision: number;
  /** Null where it was not there then: not yet made, or gone. */
  code: Code | null;
  /** The names above it, from the top. */
  path: string[];
  children: Pick<Code, 'id' | 'name' | 'level'>[];
  /** In order of collection and of the text; the first so many of `total`. */
  incidents: IncidentThen[];
  total: number;
};

/** What one change meant for one code. */
export type StoryPart =
  | {
      is: 'created';
      name: string;
      /** The words it was made for, if it was made while coding. */
      from: { words: string; identifier: string; codingId: Id } | null;
    }
  | { is: 'renamed'; before: string; after: string }
  | { is: 'defined'; fields: TrailField[] }
  /** Parents by name; null is the top. */
  | { is: 'placed'; before: string | null; after: string | null }
  | { is: 'levelled'; before: CodeLevel; after: CodeLevel }
  | { is: 'changed'; fields: TrailField[] }
  /**
   * Incidents that came from, or went to, another code; `merged`: with all that it was, were it no incident at all.
   * `joined` of a merged code's incidents were this code's already, and became one with them.
   */
  | { is: 'took'; count: number; joined: number; codeId: Id; name: string; merged: boolean }
  | { is: 'gave'; count: number; codeId: Id; name: string; merged: boolean }
  | { is: 'removed' }
  | { is: 'back' }
  /** A code that had been merged into this one is one of its own again. */
  | { is: 'parted'; codeId: Id; name: string }
  | { is: 'retired' }
  | { is: 'compared'; comparisonId: Id; verdict: Verdict; question: string };

/** Oldest first; what has been undone is left out. */
export type StoryLine = Pick<TrailLine, 'revision' | 'at' | 'coderId' | 'label' | 'reason'> & {
  parts: StoryPart[];
};
/** The history of one code; `name` is the last it had. */
export type CodeStory = { codeId: Id; name: string; isThere: boolean; lines: StoryLine[] };

/** An incident at the end of a chain. */
export type EvidenceIncident = {
  codingId: Id;
  codeId: Id;
  coderId: Id;
  transcriptId: Id;
  start: number;
  end: number;
  words: string;
  identifier: string;
  isNegativeCase: boolean;
  /** What the exemplar says, when it is one. */
  quotation: string | null;
};
/** A code of a chain; counts are of codings in scope and include everything below it. */
export type EvidenceCode = Pick<Code, 'id' | 'parentId' | 'name' | 'level' | 'color'> & {
  codings: number;
  ownCodings: number;
  exemplars: number;
  participants: number;
  cases: number;
  roles: { prefix: string; codings: number }[];
};
/** From a code down: the code, all below it in the order of the tree, and their incidents. */
export type EvidenceBelow = { codes: EvidenceCode[]; incidents: EvidenceIncident[]; total: number };

/** From words up: everything that rests on them. */
export type EvidenceAbove = {
  words: string;
  identifier: string;
  transcriptId: Id;
  start: number;
  end: number;
  codings: (EvidenceIncident & {
    /** From the domain down to the code itself. */
    path: Pick<Code, 'id' | 'name' | 'level' | 'color'>[];
    comparisons: { id: Id; question: string; verdict: Verdict; at: string }[];
    memos: { id: Id; title: string; kind: MemoKind }[];
    relations: {
      id: Id;
      from: string;
      to: string;
      fromCodeId: Id;
      toCodeId: Id;
      type: string;
      label: string;
      supports: boolean;
      diagrams: string[];
    }[];
  })[];
  /** Memos on the passage itself, and on the transcript's codings by way of it. */
  memos: { id: Id; title: string; kind: MemoKind }[];
};
