import type { Id } from '@shared/contract/index.ts';
import { eq, sql } from 'drizzle-orm';
import { list } from '../db/rows.ts';
import { coding, exemplar, memoLink, propertyValue, relationEvidence } from '../db/schema.ts';
import type { Tx } from '../db/transaction.ts';
import { removeReviews, reviewsOf } from './reviews.ts';

/** What stood on one coding stands on another: its exemplar, memo links, evidence, places on properties and comment. */
export function handOver(tx: Tx, from: Id, to: Id) {
  const [mine] = list(tx.orm, 'exemplar', eq(exemplar.codingId, from));
  const [there] = list(tx.orm, 'exemplar', eq(exemplar.codingId, to));
  // What is only considered makes way for what is chosen.
  const makesWay = mine && there?.standing === 'candidate' && mine.standing !== 'candidate';
  if (makesWay) {
    removeReviews(tx, to, 'exemplar');
    tx.remove('exemplar', there.id);
  }
  if (mine && (!there || makesWay)) {
    tx.update('exemplar', mine.id, { codingId: to });
    const looks = reviewsOf(tx.orm, from, 'exemplar').map((row) => row.id);
    if (looks.length > 0) tx.set('review', looks, 'codingId', to);
  }
  const links = list(
    tx.orm,
    'memoLink',
    sql`${memoLink.target} = 'coding' and ${memoLink.targetId} = ${from}`,
  );
  if (links.length > 0)
    tx.set(
      'memoLink',
      links.map((row) => row.id),
      'targetId',
      to,
    );
  const evidence = list(tx.orm, 'relationEvidence', eq(relationEvidence.codingId, from));
  if (evidence.length > 0)
    tx.set(
      'relationEvidence',
      evidence.map((row) => row.id),
      'codingId',
      to,
    );
  const known = new Set(
    list(tx.orm, 'propertyValue', eq(propertyValue.codingId, to)).map((row) => row.propertyId),
  );
  const places = list(tx.orm, 'propertyValue', eq(propertyValue.codingId, from))
    .filter((row) => !known.has(row.propertyId))
    .map((row) => row.id);
  if (places.length > 0) tx.set('propertyValue', places, 'codingId', to);
  const [old, stays] = [
    list(tx.orm, 'coding', eq(coding.id, from))[0],
    list(tx.orm, 'coding', eq(coding.id, to))[0],
  ];
  if (!old || !stays) return;
  const comment = [stays.comment, old.comment].filter((text) => text !== '').join('\n');
  tx.update('coding', to, { comment, isNegativeCase: stays.isNegativeCase || old.isNegativeCase });
}
