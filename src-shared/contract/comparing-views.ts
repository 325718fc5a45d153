import type { Comparison, Id, Verdict } from './entities.ts';

/** What stands in the columns of the bench; `rows` crosses it with another. */
export type BenchColumns = 'interview' | 'role' | 'case' | 'code';

/** Which incidents are on the bench: those that meet every filter that is set. */
export type BenchFilter = {
  transcriptIds?: Id[] | undefined;
  participantIds?: Id[] | undefined;
  caseIds?: Id[] | undefined;
  roleIds?: Id[] | undefined;
  coderIds?: Id[] | undefined;
  /** Of a case, participant or transcript; an incident has the values of all three. */
  attributes?: { attributeId: Id; values: string[] }[] | undefined;
  /** Names of interview sections; an incident lies in a region when it overlaps it. */
  regions?: string[] | undefined;
  /**
   * Coded from this moment to that one, both included. In what was kept before there were moments, days by UTC:
   * `2026-03-01`.
   */
  from?: string | undefined;
  to?: string | undefined;
  /** Whether a memo is on the incident, or on a passage that overlaps it; one that quotes it is not on it. */
  hasMemo?: boolean | undefined;
  isNegativeCase?: boolean | undefined;
  withOutOfScope?: boolean | undefined;
};

/** What the bench shows; kept with a comparison, to open it again. */
export type Basis = {
  codeIds: Id[];
  withBelow: boolean;
  columns: BenchColumns;
  rows: BenchColumns | null;
  filter: BenchFilter;
};

/** An incident without its words, so that thousands are sent at once; `bench.words` brings those in sight. */
export type BenchIncident = {
  /** Of the coding. */
  id: Id;
  codeId: Id;
  coderId: Id;
  transcriptId: Id;
  participantId: Id | null;
  roleId: Id | null;
  caseId: Id | null;
  /** `PAR1PW01`, or the transcript's title where no participant is bound. */
  identifier: string;
  start: number;
  end: number;
  isNegativeCase: boolean;
  hasMemo: boolean;
  exemplarId: Id | null;
};

/** A name that regions have, and in how many interviews there are such regions. */
export type RegionName = { name: string; regions: number; transcripts: number };

/** The words of one incident, with what is said around them. */
export type BenchWords = { id: Id; words: string; before: string; after: string; comment: string };

/** What stands on the bench. */
export type Bench = {
  /** In order of collection and of the text. */
  incidents: BenchIncident[];
  /** Of the first incidents, as many as were asked for. */
  words: BenchWords[];
};

/** What a verdict did. Ids of codes that were made, of codings that were moved, and how many became one with another. */
export type Outcome = {
  made: Id[];
  moved: Id[];
  joined: number;
  /** The code that was chosen, split off, or whose definition or property it was. */
  codeId: Id | null;
};

/** A comparison in a list. */
export type ComparisonLine = Pick<Comparison, 'id' | 'question' | 'verdict' | 'reason' | 'coderId' | 'at'> & {
  incidents: number;
  /** Codes of the incidents as they were then, and codes that were compared. */
  codeIds: Id[];
};

/** A comparison as it is read, with what has become of its incidents. */
export type ComparisonView = Omit<Comparison, 'basis' | 'outcome'> & {
  basis: Basis;
  outcome: Outcome;
  items: {
    codingId: Id | null;
    /** The code it had then, and what that was called, whether or not it is still there. */
    codeId: Id | null;
    code: string;
    /** As they read then. */
    words: string;
    /** As it was cited then; empty for a code alone. */
    identifier: string;
    /** The code it has now; null when the coding has gone. */
    nowCodeId: Id | null;
  }[];
};

/** A comparison that was kept, and what it did. */
export type Decided = { comparison: Comparison; verdict: Verdict; outcome: Outcome };
