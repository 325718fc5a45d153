import type { Coding, Id, MemoLink, QuotedWords } from '@shared/contract/index.ts';
import type { Quotation } from '@shared/memo/body.ts';
import type { Span } from '@shared/text/span.ts';
import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { isAnyOf, list } from '../db/rows.ts';
import { coding, memoLink, review } from '../db/schema.ts';
import { identifierIndex, type Identify } from './identify.ts';
import { textsOf } from './incidents.ts';

/** A quotation as a body holds it, or as much of it as says where it stands. */
type Quoting = Pick<Quotation, 'anchor' | 'target' | 'targetId' | 'start' | 'end' | 'words' | 'identifier'>;

/** Where words stand in a text: at the place given, or else the nearest to it; null when nowhere. */
export function placeOfWords(text: string, { start, end }: Span, words: string): Span | null {
  if (words === '') return start < end && end <= text.length ? { start, end } : null;
  if (text.startsWith(words, start) && end - start === words.length) return { start, end };
  const left = text.lastIndexOf(words, start);
  const right = text.indexOf(words, start);
  const isLeft = left >= 0 && (right < 0 || start - left < right - start);
  const at = isLeft ? left : right;
  return at < 0 ? null : { start: at, end: at + words.length };
}

/** The links of a memo's quotations and chips, by their anchors. */
export const linksByAnchor = (db: Pick<Db, 'orm'>, memoId: Id): Map<string, MemoLink> =>
  new Map(
    list(db.orm, 'memoLink', and(eq(memoLink.memoId, memoId), sql`${memoLink.role} <> 'on'`)).map((row) => [
      row.anchor,
      row,
    ]),
  );

/** What quotations are read from. */
type Reading = { identify: Identify; textOf: (transcriptId: Id) => string | undefined };

/** So many texts are kept at once. */
const TEXTS = 100;

/** Reads texts and people once for many memos. For the project as it stands now. */
export function quoteReading(db: Db): Reading {
  const texts = new Map<Id, string>();
  return {
    identify: identifierIndex(db),
    textOf(id) {
      const known = texts.get(id);
      if (known !== undefined) return known;
      const text = textsOf(db, [id]).get(id);
      if (texts.size >= TEXTS) texts.clear();
      if (text !== undefined) texts.set(id, text);
      return text;
    },
  };
}

/** How quotations of a memo read now; the words are always those of the transcript, or said to be none any more. */
export function quotedWords(
  db: Db,
  memoId: Id,
  quotations: readonly Quoting[],
  { identify, textOf }: Reading = quoteReading(db),
): QuotedWords[] {
  const links = linksByAnchor(db, memoId);
  const placed = quotations.map((quoting) => {
    const link = links.get(quoting.anchor);
    const target = link?.target ?? quoting.target;
    return { quoting, link, target, targetId: link?.targetId ?? quoting.targetId };
  });
  const idsOf = (target: string) => placed.filter((one) => one.target === target).map((one) => one.targetId);
  const codings = new Map(
    list(db.orm, 'coding', isAnyOf(coding.id, idsOf('coding'))).map((row) => [row.id, row]),
  );
  const lost = new Map(
    list(db.orm, 'review', and(isAnyOf(review.codingId, [...codings.keys()]), eq(review.reason, 'lost'))).map(
      (row) => [row.codingId, row.oldWords],
    ),
  );
  return placed.map(({ quoting, link, target, targetId }): QuotedWords => {
    const row: Coding | undefined = target === 'coding' ? codings.get(targetId) : undefined;
    const transcriptId = row?.transcriptId ?? (target === 'passage' ? targetId : null);
    const text = transcriptId === null ? undefined : textOf(transcriptId);
    const said = (state: QuotedWords['state'], span: Span, words: string): QuotedWords => ({
      anchor: quoting.anchor,
      state,
      words,
      identifier:
        transcriptId === null || text === undefined
          ? quoting.identifier
          : identify(transcriptId, span.start, Math.max(span.end, span.start + 1)).identifier,
      transcriptId: text === undefined ? null : transcriptId,
      start: span.start,
      end: span.end,
      codingId: row?.id ?? null,
      codeId: row?.codeId ?? null,
    });
    const nowhere = { start: 0, end: 0 };
    if (transcriptId === null || text === undefined) return said('gone', nowhere, quoting.words);
    const held =
      row ?? (link && link.start !== null && link.end !== null ? { start: link.start, end: link.end } : null);
    const span = held ?? placeOfWords(text, quoting, quoting.words);
    if (!span) return said('gone', nowhere, quoting.words);
    const { start, end } = span;
    if (start < end) return said('there', { start, end }, text.slice(start, end));
    return said('review', { start, end }, (row && lost.get(row.id)) || quoting.words);
  });
}
