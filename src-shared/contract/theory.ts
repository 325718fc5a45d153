/** Rows of what the analysis says: memos, comparisons, relations and the diagrams that show them. */
import type { Id } from './entities.ts';

/** What a memo is for. */
export type MemoKind = 'theoretical' | 'methodological' | 'operational' | 'reflexive' | 'definition';
/** A dated note with a kind. */
export type Memo = {
  id: Id;
  guid: string;
  kind: MemoKind;
  title: string;
  /** Lexical state as JSON, or empty while the memo is plain text. */
  body: string;
  plainText: string;
  coderId: Id;
  createdAt: string;
  updatedAt: string;
  /** The section of the write-up it is sorted into; null: not sorted yet. */
  sectionId: Id | null;
  /** Where it stands among the memos of its section, lowest first. */
  place: number;
};
/** A heading of the write-up that memos are sorted under. */
export type MemoSection = { id: Id; guid: string; name: string; position: number };
/** What a memo may be on, name or quote. */
export type MemoTarget =
  | 'project'
  | 'case'
  | 'participant'
  | 'transcript'
  | 'passage'
  | 'coding'
  | 'code'
  | 'comparison'
  | 'relation'
  | 'memo';
/** `on`: what the memo is about, chosen by its writer. `mention`, `quote`: named or quoted in its text, and kept by it. */
export type MemoLinkRole = 'on' | 'mention' | 'quote';
/** For a passage, `targetId` is the transcript and `start`, `end` are set. */
export type MemoLink = {
  id: Id;
  memoId: Id;
  target: MemoTarget;
  targetId: Id;
  start: number | null;
  end: number | null;
  role: MemoLinkRole;
  /** The chip or quotation of the body whose place this is; empty where the role is `on`. */
  anchor: string;
};

/** How incidents were found to stand to each other, and so what was done; `sorted`: into piles. */
export type Verdict = 'same' | 'different' | 'move' | 'property' | 'definition' | 'negative' | 'sorted';
/** A recorded decision over two or more incidents or codes. */
export type Comparison = {
  id: Id;
  guid: string;
  question: string;
  /** JSON of `Basis`: what the bench showed, to open it again. */
  basis: string;
  verdict: Verdict;
  reason: string;
  coderId: Id;
  at: string;
  /** JSON of `Outcome`: what the verdict did. */
  outcome: string;
};
/**
 * What was compared: an incident, and the code it had then, or a code alone. Kept when the coding or the code has gone;
 * `words` are the incident's as they read then.
 */
export type ComparisonItem = {
  id: Id;
  comparisonId: Id;
  codingId: Id | null;
  codeId: Id | null;
  words: string;
};

/** Whether a relation comes from the data or from the literature. */
export type RelationOrigin = 'data' | 'literature';
/** How one code stands to another. */
export type Relation = {
  id: Id;
  guid: string;
  fromCodeId: Id;
  toCodeId: Id;
  type: string;
  origin: RelationOrigin;
  label: string;
};
/** An incident that a relation stands on, or that speaks against it. */
export type RelationEvidence = { id: Id; relationId: Id; codingId: Id; supports: boolean };
/** A drawing of how themes relate. */
export type Diagram = { id: Id; guid: string; name: string };
/** A box of a diagram: a code, or with `codeId` null a label. Places and sizes in pixels. */
export type DiagramNode = {
  id: Id;
  diagramId: Id;
  codeId: Id | null;
  label: string;
  origin: RelationOrigin;
  x: number;
  y: number;
  w: number;
  h: number;
  style: string;
};
/** An arrow of a diagram. */
export type DiagramEdge = { id: Id; diagramId: Id; relationId: Id; route: string };

/** Every `MemoKind`. */
export const MEMO_KINDS = [
  'theoretical',
  'methodological',
  'operational',
  'reflexive',
  'definition',
] as const satisfies readonly MemoKind[];
/** Every `Verdict`. */
export const VERDICTS = [
  'same',
  'different',
  'move',
  'property',
  'definition',
  'negative',
  'sorted',
] as const satisfies readonly Verdict[];
