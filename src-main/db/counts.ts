import type { Count, Diff, Id } from '@shared/contract/index.ts';
import type { Db } from './open.ts';

/** All counts of codings in scope, by code and transcript; pairs without a coding are left out. */
export function allCounts(db: Db): Count[] {
  return db.sqlite
    .prepare(
      'select code_id as codeId, transcript_id as transcriptId, count(*) as codings from coding where in_scope = 1 group by code_id, transcript_id',
    )
    .all() as Count[];
}

/**
 * The counts, as they now are, of every pair of code and transcript whose codings a diff writes; zeros included. Also where
 * no number changes, as when an edit moves a coding or changes its words: by that windows know whose incidents to ask for
 * again.
 */
export function countsAfter(db: Db, diff: Diff): Count[] {
  const pairs = new Map<string, { codeId: Id; transcriptId: Id }>();
  const codes = new Set<Id>();
  const codings = new Set<Id>();
  for (const step of diff) {
    if (step.table !== 'coding') continue;
    if (step.op === 'insert' || step.op === 'remove') {
      for (const { codeId, transcriptId } of step.rows)
        pairs.set(`${codeId} ${transcriptId}`, { codeId, transcriptId });
    } else if (step.op === 'update') {
      codings.add(step.id);
      for (const side of [step.before, step.after]) if (side.codeId !== undefined) codes.add(side.codeId);
    } else if (step.field === 'codeId') {
      for (const column of [step.from, step.to])
        for (const id of 'same' in column ? [column.same] : column.each) codes.add(id as Id);
    } else for (const id of step.ids) codings.add(id);
  }
  if (codings.size > 0) {
    const rows = db.sqlite
      .prepare(
        'select distinct code_id as codeId, transcript_id as transcriptId from coding where id in (select value from json_each(?))',
      )
      .all(JSON.stringify([...codings])) as { codeId: Id; transcriptId: Id }[];
    for (const row of rows) pairs.set(`${row.codeId} ${row.transcriptId}`, row);
  }
  if (codes.size > 0) {
    // A code that lost all its codings has no pair to be found by, so every transcript is asked for.
    const rows = db.sqlite
      .prepare('select c.value as codeId, t.id as transcriptId from json_each(?) c cross join transcript t')
      .all(JSON.stringify([...codes])) as { codeId: Id; transcriptId: Id }[];
    for (const row of rows) pairs.set(`${row.codeId} ${row.transcriptId}`, row);
  }
  const count = db.sqlite
    .prepare('select count(*) from coding where code_id = ? and transcript_id = ? and in_scope = 1')
    .pluck();
  return [...pairs.values()].map((pair) => ({
    ...pair,
    codings: count.get(pair.codeId, pair.transcriptId) as number,
  }));
}
