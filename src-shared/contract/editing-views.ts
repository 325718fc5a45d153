import type { Coding, Id, Region, Review, Turn } from './entities.ts';

/** A coding whose words an edit changes. */
export type ChangedCoding = { codingId: Id; codeId: Id; before: string; after: string };
/** A coding of whose words an edit leaves none. */
export type LostCoding = { codingId: Id; codeId: Id; before: string };
/** An exemplar whose words an edit changes; the quotation as it reads and as it will read, null when its words go. */
export type TouchedExemplar = {
  exemplarId: Id;
  codingId: Id;
  codeId: Id;
  before: string;
  after: string | null;
};

/** What an edit would do to what stands on the text. Codings that keep their very words are not listed. */
export type EditPreview = {
  changed: ChangedCoding[];
  lost: LostCoding[];
  exemplars: TouchedExemplar[];
  /** Memos whose passage would go. */
  memos: { linkId: Id; memoId: Id }[];
  /** Regions that would be left without words, and so removed. */
  regions: Pick<Region, 'id' | 'name'>[];
};

/** What an edit did: how many codings stand on other words, how many wait to be placed again. */
export type EditOutcome = { id: Id; textRevision: number; changed: number; lost: number; exemplars: number };

/** One find of a query, with what is around it and the codings that replacing it would touch. */
export type ReplaceHit = {
  transcriptId: Id;
  start: number;
  end: number;
  before: string;
  words: string;
  after: string;
  /** What would stand there. */
  by: string;
  /** It is excepted, and stays as it is. */
  isLeft: boolean;
  codings: { codingId: Id; codeId: Id; fate: 'changed' | 'lost' }[];
};

/** What replacing would do, or did. */
export type ReplaceOutcome = {
  /** In order of collection and of the text, those left as they are too, at most `limit`. None after writing. */
  hits: ReplaceHit[];
  /** Finds that are replaced, of all transcripts. */
  total: number;
  /** Where there is a find, in order of collection. */
  transcripts: ReplacedTranscript[];
  /** Of all hits together. */
  changed: number;
  lost: number;
  exemplars: number;
};

/** A transcript in which a query was found: how often it is replaced, and how often left as it is. */
export type ReplacedTranscript = { id: Id; textRevision: number; hits: number; left: number };

/** One place where two texts differ, with some words around it. */
export type TextDifference = { before: string; removed: string; inserted: string; after: string };

/** What a corrected version of a transcript would do, or did. */
export type ReviseOutcome = EditPreview & {
  id: Id;
  textRevision: number;
  /** Whether the corrected file reads as the transcript does already, turns and speakers included. */
  isSame: boolean;
  /** Places that differ, and the first of them. */
  places: number;
  differences: TextDifference[];
  /** Codings that keep their very words. */
  kept: number;
  /** How much of the shorter text's wording is in the other, 0 to 1; see `likeness`. */
  likeness: number;
  words: { before: number; after: number };
  /** Labels of speakers that the transcript does not have yet. */
  newSpeakers: string[];
};

/**
 * One entry to review, with what a person needs to decide. `lost`: none of the coding's words is left; it stands at
 * `coding.start` without any. `exemplar`: the words under a quotation have changed.
 */
export type ReviewItem = Pick<Review, 'id' | 'reason' | 'oldWords' | 'revision'> & {
  coding: Coding;
  /** What stood around the old words; for an exemplar the two are empty. */
  before: string;
  after: string;
  /** The words the coding stands on now; empty while it is lost. */
  words: string;
  /** For `exemplar`: the quotation as it read and as it reads. */
  quotation: { before: string; after: string } | null;
  /** Where `accept` would put a lost coding: its old words elsewhere, or what came in their place. */
  suggestion: { start: number; end: number; words: string } | null;
  identifier: string;
};

/** A memo whose passage has gone; `at` is where it stood. With `isQuoted` its text quotes the words that stood there. */
export type LostMemo = { linkId: Id; memoId: Id; transcriptId: Id; at: number; isQuoted: boolean };

/** Everything that edits have left for a person to decide. */
export type ReviewList = { items: ReviewItem[]; memos: LostMemo[] };

/** A turn in offsets of the new text. */
export type NewTurn = Pick<Turn, 'start' | 'end' | 'speakerId' | 'startsAtMs'>;
