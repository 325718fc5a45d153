import type {
  Checked,
  Comparison,
  ComparisonItem,
  ComparisonLine,
  ComparisonView,
  Id,
  Outcome,
} from '@shared/contract/index.ts';
import { eq, sql, type SQL } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { get, isAnyOf, list, pick } from '../db/rows.ts';
import { coding, comparison, comparisonItem } from '../db/schema.ts';
import { pastEnd } from '../db/until.ts';
import { identifierIndex } from './identify.ts';
import { readKept, type AsKept } from './kept-comparison.ts';
import { PLACED } from './recode.ts';

/** Without accents and case. Most texts have neither accent nor mark, and normalising takes ten times as long as looking. */
const fold = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- all of ASCII, whatever it is
  /^[\x00-\x7f]*$/.test(text)
    ? text.toLowerCase()
    : text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const LISTED = [
  'id',
  'question',
  'verdict',
  'reason',
  'coderId',
  'at',
] as const satisfies (keyof Comparison)[];
type Listed = Pick<Comparison, (typeof LISTED)[number]>;

/** Comparisons that meet what is asked for, newest first, and how many there are of them. */
export function listComparisons(
  db: Db,
  wanted: Checked<'comparisons.list'>,
): { comparisons: ComparisonLine[]; total: number } {
  const meets: SQL[] = [sql`1`];
  if (wanted.verdict) meets.push(sql`${comparison.verdict} = ${wanted.verdict}`);
  if (wanted.coderId) meets.push(sql`${comparison.coderId} = ${wanted.coderId}`);
  if (wanted.from) meets.push(sql`${comparison.at} >= ${wanted.from}`);
  if (wanted.to) meets.push(sql`${comparison.at} < ${pastEnd(wanted.to)}`);
  if (wanted.codeId)
    meets.push(
      sql`${comparison.id} in (select comparison_id from comparison_item where code_id = ${wanted.codeId})`,
    );
  // What was on the bench, and each incident that was compared, is a long text and not listed.
  const rows = pick(db.orm, 'comparison', sql.join(meets, sql` and `), LISTED).toSorted((a, b) =>
    a.at < b.at ? 1 : a.at > b.at ? -1 : b.id - a.id,
  );
  const found = wanted.query === '' ? rows : saying(db, rows, wanted.query);
  const page = found.slice(wanted.skip, wanted.skip + wanted.limit);
  const items = itemsOf(
    db,
    page.map((row) => row.id),
  );
  return {
    total: found.length,
    comparisons: page.map(({ id, question, verdict, reason, coderId, at }): ComparisonLine => ({
      id,
      question,
      verdict,
      reason,
      coderId,
      at,
      incidents: items.get(id)?.incidents ?? 0,
      codeIds: [...(items.get(id)?.codeIds ?? [])],
    })),
  };
}

/** Comparisons whose question, reason or compared words hold the query; words are read only where the others do not. */
function saying(db: Db, rows: readonly Listed[], asked: string): Listed[] {
  const query = fold(asked);
  const holds = (text: string) => fold(text).includes(query);
  const found = new Set(rows.filter((row) => holds(row.question) || holds(row.reason)).map((row) => row.id));
  const rest = rows.flatMap((row) => (found.has(row.id) ? [] : row.id));
  const words = db.sqlite
    .prepare(
      'select comparison_id, words from comparison_item where comparison_id in (select value from json_each(?))',
    )
    .raw()
    .iterate(JSON.stringify(rest)) as IterableIterator<[Id, string]>;
  for (const [id, said] of words) if (!found.has(id) && holds(said)) found.add(id);
  return rows.filter((row) => found.has(row.id));
}

/** How many incidents were compared, and of which codes, without their words. */
function itemsOf(db: Db, ids: readonly Id[]): Map<Id, { incidents: number; codeIds: Set<Id> }> {
  const of = new Map(ids.map((id) => [id, { incidents: 0, codeIds: new Set<Id>() }]));
  const rows = db.sqlite
    .prepare(
      'select comparison_id, coding_id, code_id from comparison_item where comparison_id in (select value from json_each(?)) order by id',
    )
    .raw()
    .iterate(JSON.stringify(ids)) as IterableIterator<[Id, Id | null, Id | null]>;
  for (const [id, codingId, codeId] of rows) {
    const one = of.get(id);
    if (codingId !== null && one) one.incidents++;
    if (codeId !== null) one?.codeIds.add(codeId);
  }
  return of;
}

/** One comparison with what was compared, as it was then and as it is now. */
export function readComparison(db: Db, id: Id): ComparisonView {
  const { basis, outcome, ...kept } = get(db.orm, 'comparison', id);
  const then = readKept(basis);
  const items = list(db.orm, 'comparisonItem', eq(comparisonItem.comparisonId, id));
  return {
    ...kept,
    basis: then.basis,
    outcome: JSON.parse(outcome) as Outcome,
    items: viewer(db)(items)(items, then),
  };
}

type ItemView = ComparisonView['items'][number];

/**
 * Shows items of records as they were then, as far as the record says, and what has become of them. Where codings are
 * now is read once for all the items that are given first.
 */
export function viewer(
  db: Db,
): (all: readonly ComparisonItem[]) => (items: readonly ComparisonItem[], then: AsKept) => ItemView[] {
  const identify = identifierIndex(db);
  const names = new Map(pick(db.orm, 'code', sql`true`, ['id', 'name']).map((row) => [row.id, row.name]));
  return (all) => {
    const ids = all.flatMap((item) => item.codingId ?? []);
    const now = new Map(pick(db.orm, 'coding', isAnyOf(coding.id, ids), PLACED).map((row) => [row.id, row]));
    return (items, then) =>
      items.map((item) => {
        const row = item.codingId === null ? undefined : now.get(item.codingId);
        const cited = () => (row ? identify(row.transcriptId, row.start, row.end).identifier : '');
        return {
          codingId: item.codingId,
          codeId: item.codeId,
          code: then.nameOf(item) || (names.get(item.codeId ?? 0) ?? ''),
          words: item.words,
          identifier: then.identifierOf(item) || cited(),
          nowCodeId: row?.codeId ?? null,
        };
      });
  };
}
