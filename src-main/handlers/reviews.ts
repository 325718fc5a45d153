import {
  Refusal,
  type Checked,
  type Coding,
  type Id,
  type MemoLink,
  type Review,
} from '@shared/contract/index.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import { eq, sql } from 'drizzle-orm';
import { get, list } from '../db/rows.ts';
import { exemplar, memoLink } from '../db/schema.ts';
import type { Tx } from '../db/transaction.ts';
import type { Parts } from '../host.ts';
import { checkPassage, removeCodings, sameCoding, transcriptAsOf } from '../repositories/codings.ts';
import { placeCoding } from '../repositories/place.ts';
import { lostMemos, removeReviews, reviewItems, suggestionFor } from '../repositories/reviews.ts';

type Calls = 'review.list' | 'review.settle';
type Settling = Checked<'review.settle'>;

/** What edits have left for a person to decide. */
export function reviewHandlers(parts: Parts): Pick<Handlers, Calls> {
  const { db, write } = parts;
  const orm = db.orm;
  return {
    'review.list': ({ transcriptId }) => {
      if (transcriptId !== undefined) get(orm, 'transcript', transcriptId);
      return {
        items: reviewItems(db, transcriptId ?? null),
        memos: lostMemos(orm, transcriptId ?? null),
      };
    },
    'review.settle': (input) => {
      if (input.of === 'memo') return settleMemo(parts, input);
      const entry = get(orm, 'review', input.id);
      const row = get(orm, 'coding', entry.codingId);
      const { name } = get(orm, 'code', row.codeId);
      const kind = 'review.settle';
      if (entry.reason === 'exemplar') {
        if (input.action === 'remove')
          return write({ kind, label: `Took back an exemplar of “${name}”` }, (tx) => {
            removeReviews(tx, row.id, 'exemplar');
            for (const one of list(tx.orm, 'exemplar', eq(exemplar.codingId, row.id)))
              tx.remove('exemplar', one.id);
            return { id: entry.id };
          });
        if (row.start === row.end && input.action === 'accept')
          throw new Refusal('conflict', 'This quotation has no words. Put its coding on words again first.');
        const span = input.action === 'anchor' ? placeOf(parts, row, input) : null;
        return write({ kind, label: `Looked again at a quotation of “${name}”` }, (tx) => {
          if (span) placeCoding(tx, row, span, parts.revision() + 1);
          settleQuotation(tx, row.id, parts.revision() + 1);
          return { id: entry.id };
        });
      }
      if (input.action === 'remove')
        return write({ kind, label: `Removed a coding of “${name}” whose words were deleted` }, (tx) => {
          removeCodings(tx, [row.id]);
          return { id: entry.id };
        });
      const span = input.action === 'anchor' ? placeOf(parts, row, input) : suggested(parts, row, entry);
      return write({ kind, label: `Put a coding of “${name}” on words again` }, (tx) => {
        placeCoding(tx, row, span, parts.revision() + 1);
        return { id: entry.id };
      });
    },
  };
}

function settleQuotation(tx: Tx, codingId: Id, revision: number) {
  removeReviews(tx, codingId, 'exemplar');
  for (const one of list(tx.orm, 'exemplar', eq(exemplar.codingId, codingId)))
    tx.update('exemplar', one.id, { checkedRevision: revision });
}

type Place = { start: number; end: number };
type Placing = Pick<Settling, 'start' | 'end' | 'textRevision'>;

/** The words a person has chosen; refuses what is no passage, and what this coder has coded so already. */
function placeOf({ db }: Parts, row: Coding, { start, end, textRevision }: Placing): Place {
  if (start === undefined || end === undefined)
    throw new Refusal('invalid', 'Select the words that this belongs to first.');
  checkPassage(transcriptAsOf(db.orm, row.transcriptId, textRevision).text, start, end);
  const same = sameCoding(db.orm, { ...row, start, end });
  if (same && same.id !== row.id)
    throw new Refusal(
      'conflict',
      'These words have this code already. Choose others, or remove this coding.',
    );
  return { start, end };
}

function suggested(parts: Parts, row: Coding, entry: Review): Place {
  const place = suggestionFor(get(parts.db.orm, 'transcript', row.transcriptId).text, row, entry);
  if (!place)
    throw new Refusal(
      'conflict',
      'Nothing in the transcript reads like the words that were deleted. Select where the coding belongs, or remove it.',
    );
  return placeOf(parts, row, place);
}

function settleMemo({ db, write }: Parts, { id, action, start, end, textRevision }: Settling): { id: Id } {
  const link = get(db.orm, 'memoLink', id);
  const { title } = get(db.orm, 'memo', link.memoId);
  if (link.target !== 'passage') throw new Refusal('invalid', 'This memo is not on a passage.');
  if (action === 'anchor') {
    if (start === undefined || end === undefined)
      throw new Refusal('invalid', 'Select the words that this belongs to first.');
    checkPassage(transcriptAsOf(db.orm, link.targetId, textRevision).text, start, end);
  }
  // A quotation is of words; the transcript as a whole is not what the memo's text quotes.
  if (action === 'accept' && link.role !== 'on')
    throw new Refusal(
      'conflict',
      'The memo quotes these words. Select the words it quotes now, or take the quotation out of the memo.',
    );
  const name = `memo “${title || 'Untitled'}”`;
  const label = {
    anchor: `Placed ${name} again`,
    accept: `Put ${name} on the whole transcript`,
    remove: `Took ${name} off words that were deleted`,
  }[action];
  return write({ kind: 'review.settle', label }, (tx) => {
    if (action === 'anchor') tx.update('memoLink', id, { start: start ?? null, end: end ?? null });
    else if (action === 'remove' || isOnTranscript(tx, link)) tx.remove('memoLink', id);
    else tx.update('memoLink', id, { target: 'transcript', start: null, end: null });
    return { id };
  });
}

/** Whether the memo is on the whole transcript already: it is on it once. */
const isOnTranscript = (tx: Tx, { memoId, targetId }: MemoLink) =>
  list(
    tx.orm,
    'memoLink',
    sql`${memoLink.memoId} = ${memoId} and ${memoLink.role} = 'on' and ${memoLink.target} = 'transcript' and ${memoLink.targetId} = ${targetId}`,
  ).length > 0;
