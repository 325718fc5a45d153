import { Refusal, type Coding, type Id, type Region, type Transcript } from '@shared/contract/index.ts';
import { inScope, scopeOf } from '@shared/text/scope.ts';
import { hashWords } from '@shared/text/words.ts';
import { eq, sql } from 'drizzle-orm';
import type { Orm } from '../db/open.ts';
import { get, isAnyOf, list } from '../db/rows.ts';
import { coding, exemplar, memoLink, propertyValue, region, relationEvidence, review } from '../db/schema.ts';
import type { New, Tx } from '../db/transaction.ts';

/** Refuses a passage that is empty, reversed, beyond the text, or that cuts a character in two. */
export function checkPassage(text: string, start: number, end: number): void {
  if (start >= end) throw new Refusal('invalid', 'Select some words first: this passage is empty.');
  if (end > text.length)
    throw new Refusal('invalid', 'This passage reaches beyond the end of the transcript.');
  if (cutsCharacter(text, start) || cutsCharacter(text, end))
    throw new Refusal('invalid', 'This passage would cut a character in two.');
}

/**
 * A transcript for places that were read in its text as of `textRevision`; refused where that is not how it reads by now.
 * Unsaid, they are of the text as it is.
 */
export function transcriptAsOf(orm: Orm, id: Id, textRevision: number | undefined): Transcript {
  const transcript = get(orm, 'transcript', id);
  if (textRevision === undefined || textRevision === transcript.textRevision) return transcript;
  throw new Refusal(
    'conflict',
    `The text of ${transcript.title} has been changed since these words were selected. Select them again.`,
  );
}

const cutsCharacter = (text: string, at: number) => {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
};

export const regionsOf = (orm: Orm, transcriptId: Id): Region[] =>
  list(orm, 'region', eq(region.transcriptId, transcriptId));
export const codingsOf = (orm: Orm, transcriptId: Id): Coding[] =>
  list(
    orm,
    'coding',
    eq(coding.transcriptId, transcriptId),
    sql`${coding.start}, ${coding.end}, ${coding.id}`,
  );

/** A new coding's row, with what is derived from its words and place. */
export function codingRow(
  parts: { newGuid: () => string; clock: () => string },
  transcript: Transcript,
  regions: Region[],
  given: {
    start: number;
    end: number;
    codeId: Id;
    coderId: Id;
    comment?: string;
    isNegativeCase?: boolean;
    createdAt?: string;
  },
): New<'coding'> {
  checkPassage(transcript.text, given.start, given.end);
  return {
    guid: parts.newGuid(),
    transcriptId: transcript.id,
    start: given.start,
    end: given.end,
    codeId: given.codeId,
    coderId: given.coderId,
    wordsHash: hashWords(transcript.text.slice(given.start, given.end)),
    comment: given.comment ?? '',
    isNegativeCase: given.isNegativeCase ?? false,
    inScope: inScope(given, regions),
    createdAt: given.createdAt ?? parts.clock(),
  };
}

/** The same coder's coding of the same words with the same code, if there is one; lost ones are on no words. */
export function sameCoding(
  orm: Orm,
  given: Pick<Coding, 'transcriptId' | 'start' | 'end' | 'codeId' | 'coderId'>,
): Coding | null {
  const [found] = list(
    orm,
    'coding',
    sql`${coding.transcriptId} = ${given.transcriptId} and ${coding.start} = ${given.start} and ${coding.end} = ${given.end} and ${coding.start} < ${coding.end}
      and ${coding.codeId} = ${given.codeId} and ${coding.coderId} = ${given.coderId}`,
  );
  return found ?? null;
}

/** Takes codings out with what stands on them: exemplars, reviews, evidence, property values and memo links. */
export function removeCodings(tx: Tx, ids: readonly Id[]): { exemplars: number } {
  const on = (column: Parameters<typeof isAnyOf>[0]) => isAnyOf(column, ids);
  const exemplars = list(tx.orm, 'exemplar', on(exemplar.codingId)).map((row) => row.id);
  tx.removeMany('exemplar', exemplars);
  tx.removeMany(
    'review',
    list(tx.orm, 'review', on(review.codingId)).map((row) => row.id),
  );
  tx.removeMany(
    'propertyValue',
    list(tx.orm, 'propertyValue', on(propertyValue.codingId)).map((row) => row.id),
  );
  tx.removeMany(
    'relationEvidence',
    list(tx.orm, 'relationEvidence', on(relationEvidence.codingId)).map((row) => row.id),
  );
  tx.removeMany(
    'memoLink',
    list(tx.orm, 'memoLink', sql`${memoLink.target} = 'coding' and ${on(memoLink.targetId)}`).map(
      (row) => row.id,
    ),
  );
  tx.removeMany('coding', ids);
  return { exemplars: exemplars.length };
}

/** Sets `inScope` of a transcript's codings again after its regions, or their places, have changed. */
export function rescope(tx: Tx, transcriptId: Id): void {
  const codings = codingsOf(tx.orm, transcriptId);
  const scopes = scopeOf(codings, regionsOf(tx.orm, transcriptId));
  // A lost coding has no words that could be in scope, so nothing counts it.
  const isIn = (row: Coding, i: number) => row.start < row.end && (scopes[i] ?? true);
  const wrong = codings
    .map((row, i) => ({ row, is: isIn(row, i) }))
    .filter(({ row, is }) => row.inScope !== is);
  for (const wanted of [true, false]) {
    const ids = wrong.filter(({ is }) => is === wanted).map(({ row }) => row.id);
    if (ids.length > 0) tx.set('coding', ids, 'inScope', wanted);
  }
}
