import type { Coding } from '@shared/contract/index.ts';
import { checkRendition } from '@shared/text/quotation.ts';
import { eq } from 'drizzle-orm';
import { list } from '../db/rows.ts';
import { exemplar } from '../db/schema.ts';
import type { Tx } from '../db/transaction.ts';
import { readRendition } from './renditions.ts';

/**
 * Keeps an exemplar's cuts on their words when a boundary of its coding moves: what left the passage leaves the cuts
 * with it. Cuts that no longer make a faithful quotation are taken back, and the exemplar says its words uncut.
 */
export function reCut(
  tx: Tx,
  before: Pick<Coding, 'id' | 'start'>,
  after: Pick<Coding, 'start' | 'end'>,
  words: string,
  revision: number,
): void {
  const [chosen] = list(tx.orm, 'exemplar', eq(exemplar.codingId, before.id));
  const rendition = chosen && readRendition(chosen.rendition);
  if (!chosen || !rendition) return;
  const shift = before.start - after.start;
  const cuts = rendition.cuts.flatMap((cut) => {
    const start = Math.max(0, cut.start + shift);
    const end = Math.min(words.length, cut.end + shift);
    const stays = cut.start === cut.end ? cut.start + shift >= 0 && end === cut.end + shift : start < end;
    return stays ? [{ ...cut, start, end }] : [];
  });
  const moved = checkRendition(words, { cuts }).length === 0 ? { cuts } : { cuts: [] };
  // A quotation that waits for another look is not looked at by moving a boundary.
  const checkedRevision = chosen.checkedRevision === 0 ? 0 : revision;
  tx.update('exemplar', chosen.id, { rendition: JSON.stringify(moved), checkedRevision });
}
