import type { Coding } from '@shared/contract/index.ts';
import { inScope } from '@shared/text/scope.ts';
import type { Span } from '@shared/text/span.ts';
import { hashWords } from '@shared/text/words.ts';
import { get } from '../db/rows.ts';
import type { Tx } from '../db/transaction.ts';
import { regionsOf } from './codings.ts';
import { reCut } from './recut.ts';
import { removeReviews } from './reviews.ts';

/** Puts a coding on other words, with its quotation and all that is derived; a lost one is lost no longer. */
export function placeCoding(tx: Tx, row: Coding, { start, end }: Span, revision: number): Coding {
  const words = get(tx.orm, 'transcript', row.transcriptId).text.slice(start, end);
  removeReviews(tx, row.id, 'lost');
  reCut(tx, row, { start, end }, words, revision);
  return tx.update('coding', row.id, {
    start,
    end,
    wordsHash: hashWords(words),
    inScope: inScope({ start, end }, regionsOf(tx.orm, row.transcriptId)),
  });
}
