import { valueAt, type Count, type Diff, type Id } from '@shared/contract/index.ts';
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
  const note = (codeId: Id, transcriptId: Id) =>
    void pairs.set(`${codeId} ${transcriptId}`, { codeId, transcriptId });
  /** Codings that have, or had, a code: their transcripts are looked up all at once. */
  const coded: [codingId: Id, codeId: Id][] = [];
  const codings = new Set<Id>();
  /** The transcripts of codings that came or went with this diff: those that went cannot be looked up. */
  const places = new Map<Id, Id>();
  for (const step of diff) {
    if (step.table !== 'coding') continue;
    if (step.op === 'insert' || step.op === 'remove') {
      for (const { id, codeId, transcriptId } of step.rows) {
        note(codeId, transcriptId);
        places.set(id, transcriptId);
      }
    } else if (step.op === 'update') {
      codings.add(step.id);
      for (const { codeId } of [step.before, step.after])
        if (codeId !== undefined) coded.push([step.id, codeId]);
    } else if (step.field === 'codeId') {
      step.ids.forEach((id, i) => {
        codings.add(id);
        for (const column of [step.from, step.to]) coded.push([id, valueAt(column, i) as Id]);
      });
    } else for (const id of step.ids) codings.add(id);
  }
  if (codings.size > 0) {
    const rows = db.sqlite
      .prepare(
        'select id, code_id as codeId, transcript_id as transcriptId from coding where id in (select value from json_each(?))',
      )
      .all(JSON.stringify([...codings])) as { id: Id; codeId: Id; transcriptId: Id }[];
    for (const { id, codeId, transcriptId } of rows) {
      note(codeId, transcriptId);
      places.set(id, transcriptId);
    }
  }
  for (const [id, codeId] of coded) {
    const transcriptId = places.get(id);
    if (transcriptId !== undefined) note(codeId, transcriptId);
  }
  const count = db.sqlite
    .prepare('select count(*) from coding where code_id = ? and transcript_id = ? and in_scope = 1')
    .pluck();
  return [...pairs.values()].map((pair) => ({
    ...pair,
    codings: count.get(pair.codeId, pair.transcriptId) as number,
  }));
}
