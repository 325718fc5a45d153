import type { Coding, Id, NewTurn, Review } from '@shared/contract/index.ts';
import { wordsAround } from '@shared/text/around.ts';
import type { Span } from '@shared/text/span.ts';
import { countWords, hashWords } from '@shared/text/words.ts';
import { isAnyOf, list } from '../db/rows.ts';
import { review } from '../db/schema.ts';
import type { New, Tx } from '../db/transaction.ts';
import { rescope } from './codings.ts';
import type { EditPlan } from './edit-plan.ts';
import { PLACE } from './reviews.ts';
import { writeTurns } from './turns.ts';

/** How much around lost words is kept, on either side, in UTF-16 units. */
const AROUND = 80;

/**
 * Writes a plan: text, turns, regions, codings, quotations, memo passages and what is left for a person to review.
 * `revision` is the change's own, and the text's from now on: also after an undo no other text ever has it. Returns
 * whether there was anything to write.
 */
export function writeEdit(tx: Tx, plan: EditPlan, turns: readonly NewTurn[], revision: number): boolean {
  const { transcript, mapping, after } = plan;
  if (mapping.edit.length === 0 && !turnsDiffer(plan, turns)) return false;
  tx.edited(transcript.id, mapping.edit);
  tx.update('transcript', transcript.id, {
    text: after,
    textRevision: revision,
    words: mapping.edit.length === 0 ? transcript.words : countWords(after),
  });
  writeTurns(tx, transcript.id, plan.turns, turns, mapping);
  const kept = plan.regions.filter(({ to }) => to.start < to.end);
  moveRows(tx, 'region', kept);
  tx.removeMany(
    'region',
    plan.regions.filter(({ to }) => to.start >= to.end).map(({ row }) => row.id),
  );
  moveRows(tx, 'coding', plan.codings);
  const touched = plan.codings.filter(({ to }) => to.kind !== 'kept');
  if (touched.length > 0)
    tx.setEach(
      'coding',
      touched.map(({ row }) => row.id),
      'wordsHash',
      touched.map(({ to }) => hashWords(after.slice(to.start, to.end))),
    );
  moveRows(tx, 'memoLink', plan.links);
  rescope(tx, transcript.id);
  for (const fate of plan.exemplars)
    tx.update('exemplar', fate.row.id, { rendition: fate.rendition, checkedRevision: 0 });
  writeReviews(tx, plan, revision);
  return true;
}

function turnsDiffer({ turns: old }: EditPlan, fresh: readonly NewTurn[]): boolean {
  const isSame = (a: NewTurn, b: NewTurn | undefined) =>
    a.start === b?.start && a.end === b.end && a.speakerId === b.speakerId && a.startsAtMs === b.startsAtMs;
  return old.length !== fresh.length || old.some((turn, i) => !isSame(turn, fresh[i]));
}

/** Both ends of many rows; only those that move are written. */
function moveRows(
  tx: Tx,
  table: 'coding' | 'region' | 'memoLink',
  carried: readonly { row: { id: Id; start: number | null; end: number | null }; to: Span }[],
) {
  for (const edge of ['start', 'end'] as const) {
    const moved = carried.filter(({ row, to }) => row[edge] !== to[edge]);
    if (moved.length > 0)
      tx.setEach(
        table,
        moved.map(({ row }) => row.id),
        edge,
        moved.map(({ to }) => to[edge]),
      );
  }
}

/** One entry for each lost coding and each quotation to look at; an entry that is there already keeps the older words. */
function writeReviews(tx: Tx, plan: EditPlan, revision: number) {
  const { before } = plan;
  const wordsOf = (row: Coding) => before.slice(row.start, row.end);
  const wanted: New<'review'>[] = [
    ...plan.codings
      .filter(({ to }) => to.kind === 'lost')
      .map(({ row }) => ({
        codingId: row.id,
        oldWords: wordsOf(row),
        oldContext: contextOf(before, row),
        reason: 'lost' as const,
        revision,
      })),
    ...plan.exemplars.map((fate) => ({
      codingId: fate.coding.id,
      oldWords: wordsOf(fate.coding),
      oldContext: fate.before,
      reason: 'exemplar' as const,
      revision,
    })),
  ];
  const held = new Set(
    list(
      tx.orm,
      'review',
      isAnyOf(
        review.codingId,
        wanted.map((row) => row.codingId),
      ),
    ).map(keyOf),
  );
  tx.insertMany(
    'review',
    wanted.filter((row) => !held.has(keyOf(row))),
  );
}

const keyOf = ({ codingId, reason }: Pick<Review, 'codingId' | 'reason'>) => `${codingId} ${reason}`;

/** What stands around a passage, with its place marked. */
export function contextOf(text: string, passage: Span): string {
  const { before, after } = wordsAround(text, passage, AROUND);
  return [before, after].map((stretch) => stretch.replaceAll(PLACE, ' ')).join(PLACE);
}
