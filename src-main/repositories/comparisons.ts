import type {
  Basis,
  Checked,
  ComparisonItem,
  ComparisonLine,
  ComparisonView,
  Id,
  Outcome,
} from '@shared/contract/index.ts';
import { eq, sql, type SQL } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { get, isAnyOf, list } from '../db/rows.ts';
import { code, coding, comparison, comparisonItem } from '../db/schema.ts';
import { identifierIndex } from './identify.ts';

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Comparisons that meet what is asked for, newest first, and how many there are of them. */
export function listComparisons(
  db: Db,
  wanted: Checked<'comparisons.list'>,
): { comparisons: ComparisonLine[]; total: number } {
  const meets: SQL[] = [sql`1`];
  if (wanted.verdict) meets.push(sql`${comparison.verdict} = ${wanted.verdict}`);
  if (wanted.coderId) meets.push(sql`${comparison.coderId} = ${wanted.coderId}`);
  if (wanted.from) meets.push(sql`${comparison.at} >= ${wanted.from}`);
  if (wanted.to) meets.push(sql`${comparison.at} < ${`${wanted.to}U`}`);
  if (wanted.codeId)
    meets.push(
      sql`exists (select 1 from ${comparisonItem} i where i.comparison_id = ${comparison.id} and i.code_id = ${wanted.codeId})`,
    );
  const rows = list(
    db.orm,
    'comparison',
    sql.join(meets, sql` and `),
    sql`${comparison.at} desc, ${comparison.id} desc`,
  );
  const items = Map.groupBy(
    list(
      db.orm,
      'comparisonItem',
      isAnyOf(
        comparisonItem.comparisonId,
        rows.map((row) => row.id),
      ),
    ),
    (item) => item.comparisonId,
  );
  const query = fold(wanted.query);
  const found = rows.filter(
    (row) =>
      query === '' ||
      [row.question, row.reason, ...(items.get(row.id) ?? []).map((item) => item.words)].some((text) =>
        fold(text).includes(query),
      ),
  );
  return {
    total: found.length,
    comparisons: found
      .slice(wanted.skip, wanted.skip + wanted.limit)
      .map(({ id, question, verdict, reason, coderId, at }): ComparisonLine => {
        const own = items.get(id) ?? [];
        return {
          id,
          question,
          verdict,
          reason,
          coderId,
          at,
          incidents: own.filter((item) => item.codingId !== null).length,
          codeIds: [...new Set(own.flatMap((item) => item.codeId ?? []))],
        };
      }),
  };
}

/** One comparison with what was compared, as it was then and as it is now. */
export function readComparison(db: Db, id: Id): ComparisonView {
  const { basis, outcome, ...kept } = get(db.orm, 'comparison', id);
  const items = list(db.orm, 'comparisonItem', eq(comparisonItem.comparisonId, id));
  const names = namesOf(db, items);
  const now = new Map(
    list(
      db.orm,
      'coding',
      isAnyOf(
        coding.id,
        items.flatMap((item) => item.codingId ?? []),
      ),
    ).map((row) => [row.id, row]),
  );
  const identify = identifierIndex(db);
  return {
    ...kept,
    basis: JSON.parse(basis) as Basis,
    outcome: JSON.parse(outcome) as Outcome,
    items: items.map((item) => {
      const row = item.codingId === null ? undefined : now.get(item.codingId);
      return {
        codingId: item.codingId,
        codeId: item.codeId,
        code: names.get(item.codeId ?? 0) ?? '',
        words: item.words,
        identifier: row ? identify(row.transcriptId, row.start, row.end).identifier : '',
        nowCodeId: row?.codeId ?? null,
      };
    }),
  };
}

/** Names of the items' codes, as far as the codes are still there. */
function namesOf(db: Db, items: readonly ComparisonItem[]): Map<Id, string> {
  const ids = [...new Set(items.flatMap((item) => item.codeId ?? []))];
  return new Map(list(db.orm, 'code', isAnyOf(code.id, ids)).map((row) => [row.id, row.name]));
}
