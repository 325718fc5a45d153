import type { Coding, Id, LostMemo, Review, ReviewItem, ReviewReason } from '@shared/contract/index.ts';
import { characterCeil, characterFloor } from '@shared/text/segments.ts';
import { trimSpan, type Span } from '@shared/text/span.ts';
import { and, eq, sql } from 'drizzle-orm';
import type { Db, Orm } from '../db/open.ts';
import { isAnyOf, list } from '../db/rows.ts';
import { coding, exemplar, memoLink, review } from '../db/schema.ts';
import type { Tx } from '../db/transaction.ts';
import { identifierIndex } from './identify.ts';
import { textsOf } from './incidents.ts';
import { quotationOf } from './renditions.ts';

/** Stands in the context of a review entry where the words stood. */
export const PLACE = '\ufffc';

/** The entries of one coding for one reason; one at most. */
const reviewsOf = (orm: Orm, codingId: Id, reason: ReviewReason): Review[] =>
  list(orm, 'review', and(eq(review.codingId, codingId), eq(review.reason, reason)));

export function removeReviews(tx: Tx, codingId: Id, reason: ReviewReason): void {
  tx.removeMany(
    'review',
    reviewsOf(tx.orm, codingId, reason).map((row) => row.id),
  );
}

/** What waits for a person, in order of collection and of the text; of one transcript, or of all. */
export function reviewItems(db: Db, transcriptId: Id | null): ReviewItem[] {
  const { orm } = db;
  const entries = list(orm, 'review');
  const order = sql`(select position from transcript t where t.id = ${coding.transcriptId}), ${coding.transcriptId}, ${coding.start}, ${coding.id}`;
  const ids = [...new Set(entries.map((row) => row.codingId))];
  const mine = transcriptId === null ? sql`true` : eq(coding.transcriptId, transcriptId);
  const codings = list(orm, 'coding', and(isAnyOf(coding.id, ids), mine), order);
  const byCoding = Map.groupBy(entries, (row) => row.codingId);
  const renditions = new Map(
    list(orm, 'exemplar', isAnyOf(exemplar.codingId, ids)).map((row) => [row.codingId, row.rendition]),
  );
  const identify = identifierIndex(db);
  const texts = textsOf(
    db,
    codings.map((row) => row.transcriptId),
  );
  return codings.flatMap((row) => {
    const text = texts.get(row.transcriptId) ?? '';
    const words = text.slice(row.start, row.end);
    return (byCoding.get(row.id) ?? []).map((entry): ReviewItem => {
      const isLost = entry.reason === 'lost';
      const { before, after } = isLost ? aroundOf(entry) : { before: '', after: '' };
      const rendition = renditions.get(row.id);
      const place = isLost ? suggestionFor(text, row, entry) : null;
      return {
        id: entry.id,
        reason: entry.reason,
        oldWords: entry.oldWords,
        revision: entry.revision,
        coding: row,
        before,
        after,
        words,
        quotation:
          isLost || rendition === undefined
            ? null
            : { before: entry.oldContext, after: quotationOf(words, rendition) },
        suggestion: place && { ...place, words: text.slice(place.start, place.end) },
        identifier: identify(row.transcriptId, row.start, row.end).identifier,
      };
    });
  });
}

function aroundOf({ oldContext }: Pick<Review, 'oldContext'>): { before: string; after: string } {
  const [before = '', after = ''] = oldContext.split(PLACE);
  return { before, after };
}

/** What is between two kept contexts is taken for the old words' successor up to this length, in UTF-16 units. */
const SUCCESSOR = 400;
/** So much of what came after the old words must still come after what replaced them. */
const RECOGNISED = 12;

/**
 * Where a lost coding may belong: where its old words stand, nearest to its place; else on what came in their place,
 * when what stood behind them still does.
 */
export function suggestionFor(
  text: string,
  { start }: Pick<Coding, 'start'>,
  entry: Pick<Review, 'oldWords' | 'oldContext'>,
): Span | null {
  const words = entry.oldWords.trim();
  if (words !== '') {
    const left = text.lastIndexOf(words, start);
    const right = text.indexOf(words, start);
    const isLeft = left >= 0 && (right < 0 || start - left < right - start);
    const at = isLeft ? left : right;
    if (at >= 0) return whole(text, { start: at, end: at + words.length });
  }
  const behind = aroundOf(entry).after.slice(0, RECOGNISED);
  if (behind.trim() === '') return null;
  const end = text.indexOf(behind, start);
  return end < 0 || end - start > SUCCESSOR ? null : whole(text, trimSpan(text, { start, end }));
}

const whole = (text: string, { start, end }: Span): Span | null => {
  const span = { start: characterFloor(text, start), end: characterCeil(text, end) };
  return span.start < span.end && text.slice(span.start, span.end).trim() !== '' ? span : null;
};

/** Memo ties whose passage has gone. */
export const lostMemos = (orm: Orm, transcriptId: Id | null): LostMemo[] =>
  list(
    orm,
    'memoLink',
    sql`${memoLink.target} = 'passage' and ${memoLink.start} = ${memoLink.end} and ${transcriptId === null ? sql`true` : sql`${memoLink.targetId} = ${transcriptId}`}`,
  ).map((row) => ({
    linkId: row.id,
    memoId: row.memoId,
    transcriptId: row.targetId,
    at: row.start ?? 0,
    isQuoted: row.role !== 'on',
  }));
