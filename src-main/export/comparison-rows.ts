import type { Comparison, ComparisonItem, Id, Verdict } from '@shared/contract/index.ts';
import { sql } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { isAnyOf, list, pick } from '../db/rows.ts';
import { comparison as table, comparisonItem } from '../db/schema.ts';
import { whileUnchanged } from '../db/while-unchanged.ts';
import { viewer } from '../repositories/comparisons.ts';
import { readKept } from '../repositories/kept-comparison.ts';

/** What was compared: an incident, or a code as such, which has no identifier and no words. */
export type ComparedOut = {
  identifier: string;
  /** The code's name when it was compared. */
  code: string;
  /** The name of the code that it has now; empty when the coding, or the code compared as such, has gone. */
  codeNow: string;
  /** As they read then. */
  words: string;
};

/** A comparison as it leaves the program. `coder`: initials; `at`: UTC, ISO 8601. */
export type ComparisonOut = {
  at: string;
  coder: string;
  verdict: Verdict;
  question: string;
  reason: string;
  compared: ComparedOut[];
};

/** So many comparisons are read at once: others are served between one lot and the next. */
const AT_ONCE = 100;

/** Comparisons in the order they were made, some at a time. */
export function* comparisonRows(db: Db): Generator<ComparisonOut[]> {
  const coders = new Map(list(db.orm, 'coder').map((row) => [row.id, row.initials]));
  const ids = db.sqlite.prepare('select id from comparison order by at, id').pluck().all() as Id[];
  const shared = whileUnchanged(db, () => ({
    coders,
    names: new Map(pick(db.orm, 'code', sql`true`, ['id', 'name']).map((row) => [row.id, row.name])),
    view: viewer(db),
  }));
  for (let at = 0; at < ids.length; at += AT_ONCE) yield read(db, shared(), ids.slice(at, at + AT_ONCE));
}

type Shared = {
  coders: ReadonlyMap<Id, string>;
  names: ReadonlyMap<Id, string>;
  view: ReturnType<typeof viewer>;
};

function read(db: Db, { coders, names, view }: Shared, ids: Id[]): ComparisonOut[] {
  const all = list(db.orm, 'comparisonItem', isAnyOf(comparisonItem.comparisonId, ids));
  const items = Map.groupBy(all, (item) => item.comparisonId);
  const shown = view(all);
  const rows = list(db.orm, 'comparison', isAnyOf(table.id, ids), sql`${table.at}, ${table.id}`);
  const compared = (row: Comparison, own: ComparisonItem[]): ComparedOut[] =>
    shown(own, readKept(row.basis)).map((item) => ({
      identifier: item.identifier,
      code: item.code,
      codeNow: names.get((item.codingId === null ? item.codeId : item.nowCodeId) ?? 0) ?? '',
      words: item.words,
    }));
  return rows.map((row) => ({
    at: row.at,
    coder: coders.get(row.coderId) ?? '',
    verdict: row.verdict,
    question: row.question,
    reason: row.reason,
    compared: compared(row, items.get(row.id) ?? []),
  }));
}
