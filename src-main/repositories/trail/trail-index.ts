import type { Code, Id } from '@shared/contract/index.ts';
import type { Db } from '../../db/open.ts';
import { find, list } from '../../db/rows.ts';
import { logSteps } from '../../db/stored-diff.ts';
import { rewind, stepsOn, type RowStepOf } from './trail-steps.ts';

/** What happened to rows of the code table in one change. */
type CodeChange = { revision: Id; steps: RowStepOf<'code'>[] };

/**
 * Everything that ever happened to codes themselves: few changes beside those of their codings. Read from the log once
 * for a host, and then only what has been added.
 */
export type TrailIndex = {
  codeChanges(): readonly CodeChange[];
  /** All codes as they were right after a revision. */
  codesAt(revision: Id): Map<Id, Code>;
  /** A code as it is, or as it was when it went. */
  lastKnown(id: Id): Code | null;
  /** What is below the codes or has ever been, living or gone; the codes themselves too. */
  everBelow(ids: readonly Id[]): Id[];
};

export function createTrailIndex(db: Db): TrailIndex {
  const changes: CodeChange[] = [];
  const gone = new Map<Id, Code>();
  let read = 0;
  const codeChanges = () => {
    // As `JSON.stringify` writes it; inside a text the quotation marks would be escaped.
    const fresh = db.sqlite
      .prepare(
        `select revision, diff from change where revision > ? and instr(diff, '"table":"code"') order by revision`,
      )
      .all(read) as { revision: Id; diff: string }[];
    for (const { revision, diff } of fresh) {
      const steps = stepsOn(logSteps(diff), 'code');
      changes.push({ revision, steps });
      for (const step of steps) if (step.op === 'remove') gone.set(step.id, step.row);
    }
    read = (db.sqlite.prepare('select max(revision) from change').pluck().get() as number | null) ?? 0;
    return changes;
  };
  return {
    codeChanges,
    codesAt(revision) {
      const rows = new Map<Id, Code | null>(list(db.orm, 'code').map((row) => [row.id, row]));
      for (const change of codeChanges().toReversed()) {
        if (change.revision <= revision) break;
        rewind(rows, change.steps);
      }
      return new Map([...rows].flatMap(([id, row]): [Id, Code][] => (row ? [[id, row]] : [])));
    },
    lastKnown(id) {
      const row = find(db.orm, 'code', id);
      if (row) return row;
      codeChanges();
      return gone.get(id) ?? null;
    },
    everBelow(ids) {
      const below = new Map<Id, Set<Id>>();
      const note = (id: Id, parentId: Id | null | undefined) => {
        if (parentId === null || parentId === undefined) return;
        below.set(parentId, (below.get(parentId) ?? new Set()).add(id));
      };
      for (const { steps } of codeChanges())
        for (const step of steps)
          if (step.op === 'change') {
            note(step.id, step.before.parentId);
            note(step.id, step.after.parentId);
          } else note(step.id, step.row?.parentId);
      for (const row of list(db.orm, 'code')) note(row.id, row.parentId);
      const found = new Set(ids);
      for (const id of found) for (const child of below.get(id) ?? []) found.add(child);
      return [...found];
    },
  };
}
