import type { Id, MemoKind } from './entities.ts';

/**
 * A quotation of a memo as it reads now. `review`: its words have been deleted and it waits to be looked at; `gone`:
 * there is no place for it any more. Then `words` are the last that are known, and there may be none.
 */
export type QuotedWords = {
  anchor: string;
  state: 'there' | 'review' | 'gone';
  words: string;
  identifier: string;
  transcriptId: Id | null;
  start: number;
  end: number;
  /** Of a quoted coding. */
  codingId: Id | null;
  codeId: Id | null;
};

/** A coding that may be quoted, with the words it would quote. */
export type Quotable = {
  codingId: Id;
  codeId: Id;
  transcriptId: Id;
  start: number;
  end: number;
  words: string;
  identifier: string;
};

/** A memo as it was after one spell of writing by one coder. `revision` is the last change of the spell. */
export type MemoVersion = {
  revision: number;
  coderId: Id | null;
  from: string;
  to: string;
  saves: number;
  title: string;
  kind: MemoKind;
  plainText: string;
  body: string;
};
