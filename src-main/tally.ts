import type { Diff, Id, Progress } from '@shared/contract/index.ts';
import { setImmediate } from 'node:timers/promises';
import type { Db } from './db/open.ts';
import { progressOf } from './repositories/progress.ts';

/** Progress is counted this many milliseconds after a change, so that a burst of codings is counted once. */
const PROGRESS_AFTER = 150;

/**
 * Counts the coding progress of the transcripts that changes touch, a little later, and tells it. What cannot be counted
 * is `failed`, and counted with the next change: it is nobody's call, so nobody else would hear of it.
 */
export function createTally(
  db: Db,
  told: (changed: Progress[]) => void,
  failed: (error: Error) => void,
): { changed(diff: Diff): void; stop(): void } {
  const touched = new Set<Id>();
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  const arm = () => setTimeout(() => void tell(), PROGRESS_AFTER);
  // One transcript at a time: whoever asks something else meanwhile does not wait for all of them.
  const count = async (ids: readonly Id[]) => {
    const found: Progress[] = [];
    for (const id of ids) {
      found.push(...progressOf(db, [id]));
      await setImmediate();
      if (isStopped) return;
    }
    told(found);
  };
  const tell = async () => {
    const ids = [...touched];
    touched.clear();
    let isCounted = true;
    try {
      await count(ids);
    } catch (error) {
      isCounted = false;
      for (const id of ids) touched.add(id);
      failed(error instanceof Error ? error : new Error(String(error)));
    }
    timer = isCounted && !isStopped && touched.size > 0 ? arm() : null;
  };
  return {
    changed(diff) {
      for (const id of transcriptsIn(db, diff)) touched.add(id);
      if (touched.size > 0) timer ??= arm();
    },
    stop() {
      isStopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}

/** What of a coding or region says how far a transcript is coded. Which code it is does not. */
const COUNTS = new Set(['transcriptId', 'start', 'end', 'inScope']);

/** Transcripts whose progress a diff may have moved. */
function transcriptsIn(db: Db, diff: Diff): Set<Id> {
  const found = new Set<Id>();
  const moved: Record<'coding' | 'region', Id[]> = { coding: [], region: [] };
  for (const step of diff) {
    if (step.table === 'transcript' && step.op === 'insert') for (const row of step.rows) found.add(row.id);
    if (step.table === 'transcript' && step.op === 'update' && step.after.textRevision !== undefined)
      found.add(step.id);
    if (step.table === 'coding' || step.table === 'region') {
      if (step.op === 'insert' || step.op === 'remove')
        for (const row of step.rows) found.add(row.transcriptId);
      else if (step.op === 'set') {
        if (COUNTS.has(step.field)) for (const id of step.ids) moved[step.table].push(id);
      } else if (Object.keys(step.after).some((field) => COUNTS.has(field))) moved[step.table].push(step.id);
    }
    if (step.table === 'speaker' && step.op === 'update') {
      const id = db.sqlite.prepare('select transcript_id from speaker where id = ?').pluck().get(step.id);
      if (typeof id === 'number') found.add(id);
    }
  }
  for (const table of ['coding', 'region'] as const) {
    if (moved[table].length === 0) continue;
    const of = db.sqlite
      .prepare(`select distinct transcript_id from ${table} where id in (select value from json_each(?))`)
      .pluck();
    for (const id of of.all(JSON.stringify(moved[table])) as Id[]) found.add(id);
  }
  return found;
}
