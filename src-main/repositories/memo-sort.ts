import { Refusal, type Id, type Memo } from '@shared/contract/index.ts';
import { eq, sql } from 'drizzle-orm';
import { get, list } from '../db/rows.ts';
import { memo, memoSection } from '../db/schema.ts';
import type { Tx } from '../db/transaction.ts';

/** Puts a memo among those of a section; what is not sorted has no order of its own. */
export function sortMemo(tx: Tx, id: Id, sectionId: Id | null, beforeId: Id | null): Memo {
  if (sectionId === null) return tx.update('memo', id, { sectionId: null, place: 0 });
  get(tx.orm, 'memoSection', sectionId);
  const others = list(tx.orm, 'memo', eq(memo.sectionId, sectionId), sql`${memo.place}, ${memo.id}`).filter(
    (row) => row.id !== id,
  );
  const at = beforeId === null ? others.length : others.findIndex((row) => row.id === beforeId);
  if (at < 0)
    throw new Refusal('conflict', 'The memo to stand before is in another section by now. Try again.');
  const [before, after] = [others[at - 1]?.place, others[at]?.place];
  const place =
    before === undefined ? (after ?? 1) - 1 : after === undefined ? before + 1 : (before + after) / 2;
  if (before === undefined || after === undefined || (before < place && place < after))
    return tx.update('memo', id, { sectionId, place });
  // No number is left between the two: all of the section are numbered anew.
  const ordered = [...others.slice(0, at), { id }, ...others.slice(at)];
  tx.update('memo', id, { sectionId });
  tx.setEach(
    'memo',
    ordered.map((row) => row.id),
    'place',
    ordered.map((_, i) => i),
  );
  return get(tx.orm, 'memo', id);
}

/** Puts a section before another, or last. */
export function moveSection(tx: Tx, id: Id, beforeId: Id | null): void {
  get(tx.orm, 'memoSection', id);
  if (beforeId !== null) get(tx.orm, 'memoSection', beforeId);
  if (id === beforeId) return;
  const others = list(
    tx.orm,
    'memoSection',
    undefined,
    sql`${memoSection.position}, ${memoSection.id}`,
  ).filter((row) => row.id !== id);
  const at = beforeId === null ? others.length : others.findIndex((row) => row.id === beforeId);
  const ordered = [...others.slice(0, at).map((row) => row.id), id, ...others.slice(at).map((row) => row.id)];
  tx.setEach(
    'memoSection',
    ordered,
    'position',
    ordered.map((_, i) => i),
  );
}

/** Takes a section out; its memos are not sorted any more. */
export function removeSection(tx: Tx, id: Id): void {
  const mine = list(tx.orm, 'memo', eq(memo.sectionId, id)).map((row) => row.id);
  if (mine.length > 0) {
    tx.set('memo', mine, 'place', 0);
    tx.set('memo', mine, 'sectionId', null);
  }
  tx.remove('memoSection', id);
}
