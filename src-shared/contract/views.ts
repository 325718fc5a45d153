import type { Count, HistoryState } from './change.ts';
import type {
  Attribute,
  AttributeValue,
  Code,
  CodeGroup,
  CodeGroupMember,
  Coder,
  CodeLevel,
  CodeOrigin,
  Coding,
  Exemplar,
  Id,
  Memo,
  MemoLink,
  MemoSection,
  Participant,
  Project,
  Property,
  Region,
  Review,
  Role,
  Speaker,
  StudyCase,
  Transcript,
  Turn,
} from './entities.ts';

/** A transcript without its text, as lists show it. */
export type TranscriptSummary = Omit<Transcript, 'text'>;

/** How far a transcript has been coded: turns in scope that are not the interviewer's, and those with a coding. */
export type Progress = { transcriptId: Id; turns: number; codedTurns: number; codings: number };

/** What windows are told that is no change of the project: how far transcripts are coded, and whose the changes are from now on. */
export type Told = { progressOf: Progress[] } | { coderId: Id };

/** Everything a window needs to start: all but transcript texts and codings. */
export type Snapshot = {
  revision: number;
  /** Whose codings this window makes. */
  coderId: Id;
  /** The project file's name, without its folder. */
  file: string;
  readOnly: boolean;
  project: Project[];
  coder: Coder[];
  role: Role[];
  studyCase: StudyCase[];
  participant: Participant[];
  attribute: Attribute[];
  attributeValue: AttributeValue[];
  transcript: TranscriptSummary[];
  speaker: Speaker[];
  code: Code[];
  exemplar: Exemplar[];
  memo: Memo[];
  memoLink: MemoLink[];
  memoSection: MemoSection[];
  codeGroup: CodeGroup[];
  codeGroupMember: CodeGroupMember[];
  property: Property[];
  counts: Count[];
  progress: Progress[];
  history: HistoryState;
};

/** A transcript with everything that stands on it. */
export type OpenTranscript = {
  revision: number;
  transcript: Transcript;
  turn: Turn[];
  region: Region[];
  coding: Coding[];
  review: Review[];
};

/** A coding seen as evidence, with its words and whose they are. */
export type Incident = {
  coding: Coding;
  words: string;
  /** `PAR1PW01`, or the transcript's title where no participant is bound. */
  identifier: string;
  participantId: Id | null;
  roleId: Id | null;
  caseId: Id | null;
  /** What the exemplar says, when the coding is one; equals `words` until it is cut. */
  quotation: string | null;
  exemplarId: Id | null;
};

/** A code in the codebook. Counts are of codings in scope and include everything below the code. */
export type CodebookNode = {
  id: Id;
  guid: string;
  level: CodeLevel;
  name: string;
  origin: CodeOrigin;
  color: string;
  /** Out of use: only there when retired codes are asked for. */
  isRetired: boolean;
  definition: { short: string; full: string; use: string; avoid: string; example: string };
  codings: number;
  /** Codings of this code alone. */
  ownCodings: number;
  participants: number;
  cases: number;
  /** Codings by role prefix; every role of the project is a key. */
  byRole: Record<string, number>;
  /** Chosen for the text; candidates are not in a codebook. */
  exemplars: CodebookExemplar[];
  /** For the supplementary table. */
  supplementary: CodebookExemplar[];
  children: CodebookNode[];
};
/** An exemplar with its quotation, the words it is cut from and whose they are. */
export type CodebookExemplar = {
  id: Id;
  codingId: Id;
  transcriptId: Id;
  quotation: string;
  verbatim: string;
  identifier: string;
  /** The coder's initials. */
  coder: string;
  reason: string;
};
/** The codebook of the project. `participants` and `cases` count all there are. */
export type Codebook = {
  title: string;
  roles: { prefix: string; label: string }[];
  participants: number;
  cases: number;
  nodes: CodebookNode[];
};

/** What was read from one file, before anything is written. Held by the host under `stagingId` until confirmed. */
export type ImportReading = {
  stagingId: string;
  file: string;
  title: string;
  caseCode: string;
  participantCode: string;
  words: number;
  turns: number;
  speakers: ImportSpeaker[];
  /** The first words, to recognise a file by. */
  opening: string;
  status: ImportStatus;
  message: string;
};
/**
 * `ready`; `duplicate`: the same content is already a transcript, or another file of this import; `taken`: the
 * participant already has a transcript; `case?`: no case code could be read from the name.
 */
export type ImportStatus = 'ready' | 'duplicate' | 'taken' | 'case?';
/** A speaker as a file was read, by label. */
export type ImportSpeaker = {
  label: string;
  turns: number;
  words: number;
  isInterviewer: boolean;
  /** The participant code this speaker is bound to; empty when unknown. */
  participantCode: string;
};

/** How much there is of everything. */
export type Stats = {
  cases: number;
  participants: number;
  transcripts: number;
  words: number;
  turns: number;
  domains: number;
  themes: number;
  categories: number;
  codes: number;
  codings: number;
  exemplars: number;
  memos: number;
  coders: number;
};

/** One thing that is not as it must be. */
export type Finding = { check: string; message: string };

/** A turn found by its words. */
export type WordHit = {
  transcriptId: Id;
  turnId: Id;
  start: number;
  end: number;
  before: string;
  words: string;
  after: string;
};

/** A file that a call hands back to be saved. */
export type FileOut = { name: string; mediaType: string; bytes: Uint8Array };

/** Small facts about a person's own set-up, kept outside the project: theme, panel widths, recent codes. */
export type Preferences = Record<string, string | number | boolean | string[] | number[]>;
