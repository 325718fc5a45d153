import type { Exemplar, Id, TableName } from '@shared/contract/index.ts';
import { sql } from 'drizzle-orm';
import { isAnyOf, list, pick } from '../db/rows.ts';
import { coding, exemplar, memoLink, propertyValue, relationEvidence, review } from '../db/schema.ts';
import type { Tx } from '../db/transaction.ts';

/** A coding that goes, and the one of the same words that stays in its place; none is on both sides. */
type Double = { from: Id; to: Id };

/**
 * What stood on codings stands on others: exemplars, memo links, evidence, places on properties, comments and whether
 * they are negative cases. What the other has already, the same memo on it, the same evidence, stays behind and goes
 * with the coding; chips and quotations all go over, each is one in a memo's text. Of two exemplars the one further on
 * its way to the report stays. As many steps for thousands as for one.
 */
export function handOver(tx: Tx, doubles: readonly Double[]): void {
  if (doubles.length === 0) return;
  const both = [...new Set(doubles.flatMap(({ from, to }) => [from, to]))];
  exemplars(tx, doubles, both);
  const links = list(
    tx.orm,
    'memoLink',
    sql`${memoLink.target} = 'coding' and ${isAnyOf(memoLink.targetId, both)}`,
  );
  const moved = goingOver(
    doubles,
    links,
    (row) => row.targetId,
    (row) => (row.role === 'on' ? `on ${row.memoId}` : `${row.memoId} ${row.anchor}`),
  );
  tx.setEach('memoLink', moved.ids, 'targetId', moved.to);
  const evidence = list(tx.orm, 'relationEvidence', isAnyOf(relationEvidence.codingId, both));
  point(
    tx,
    'relationEvidence',
    goingOver(
      doubles,
      evidence,
      (row) => row.codingId,
      (row) => `${row.relationId} ${row.supports}`,
    ),
  );
  const places = list(tx.orm, 'propertyValue', isAnyOf(propertyValue.codingId, both));
  point(
    tx,
    'propertyValue',
    goingOver(
      doubles,
      places,
      (row) => row.codingId,
      (row) => `${row.propertyId}`,
    ),
  );
  comments(tx, doubles, both);
}

type Going = { ids: Id[]; to: Id[] };

const point = (
  tx: Tx,
  table: Extract<TableName, 'exemplar' | 'review' | 'relationEvidence' | 'propertyValue'>,
  { ids, to }: Going,
) => tx.setEach(table, ids, 'codingId', to);

/** The rows that go over, and to which coding: those whose like, by `key`, the other coding does not have. */
function goingOver<R extends { id: Id }>(
  doubles: readonly Double[],
  rows: readonly R[],
  codingOf: (row: R) => Id,
  key: (row: R) => string,
): Going {
  const on = Map.groupBy(rows, codingOf);
  const held = new Map<Id, Set<string>>();
  const going: Going = { ids: [], to: [] };
  for (const { from, to } of doubles) {
    const mine = on.get(from);
    if (!mine) continue;
    let there = held.get(to);
    if (!there) held.set(to, (there = new Set(on.get(to)?.map(key))));
    for (const row of mine) {
      if (there.has(key(row))) continue;
      there.add(key(row));
      going.ids.push(row.id);
      going.to.push(to);
    }
  }
  return going;
}

/** How far an exemplar is on its way to the report. */
const STANDING: Record<Exemplar['standing'], number> = { candidate: 0, supplementary: 1, chosen: 2 };

/** With an exemplar goes what says that its quotation is to be looked at. */
function exemplars(tx: Tx, doubles: readonly Double[], both: readonly Id[]) {
  const on = new Map(
    list(tx.orm, 'exemplar', isAnyOf(exemplar.codingId, both)).map((row) => [row.codingId, row]),
  );
  const best = new Map<Id, Exemplar>();
  for (const { from, to } of doubles) {
    const [mine, theirs] = [on.get(from), best.get(to) ?? on.get(to)];
    if (mine && (!theirs || STANDING[mine.standing] > STANDING[theirs.standing])) best.set(to, mine);
  }
  if (best.size === 0) return;
  const looks = Map.groupBy(
    list(tx.orm, 'review', sql`${review.reason} = 'exemplar' and ${isAnyOf(review.codingId, both)}`),
    (row) => row.codingId,
  );
  const replaced = [...best.keys()].flatMap((to) => on.get(to) ?? []);
  tx.removeMany(
    'exemplar',
    replaced.map((row) => row.id),
  );
  tx.removeMany(
    'review',
    replaced.flatMap((row) => looks.get(row.codingId) ?? []).map((row) => row.id),
  );
  const going: Going = { ids: [], to: [] };
  const alongside: Going = { ids: [], to: [] };
  for (const [to, row] of best) {
    going.ids.push(row.id);
    going.to.push(to);
    for (const look of looks.get(row.codingId) ?? []) {
      alongside.ids.push(look.id);
      alongside.to.push(to);
    }
  }
  point(tx, 'exemplar', going);
  point(tx, 'review', alongside);
}

/** A comment follows the other's on a line of its own, unless it says the same. */
function comments(tx: Tx, doubles: readonly Double[], both: readonly Id[]) {
  const rows = new Map(
    pick(tx.orm, 'coding', isAnyOf(coding.id, both), ['id', 'comment', 'isNegativeCase']).map((row) => [
      row.id,
      row,
    ]),
  );
  const said = new Map<Id, string[]>();
  const negative = new Set<Id>();
  for (const { from, to } of doubles) {
    const [old, stays] = [rows.get(from), rows.get(to)];
    if (!old || !stays) continue;
    if (old.isNegativeCase && !stays.isNegativeCase) negative.add(to);
    if (old.comment === '') continue;
    const all = said.get(to) ?? (stays.comment === '' ? [] : [stays.comment]);
    if (!all.includes(old.comment)) said.set(to, [...all, old.comment]);
  }
  tx.setEach(
    'coding',
    [...said.keys()],
    'comment',
    [...said.values()].map((all) => all.join('\n')),
  );
  tx.set('coding', [...negative], 'isNegativeCase', true);
}
