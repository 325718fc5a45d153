import type { Id, Memo, MemoVersion } from '@shared/contract/index.ts';
import type { Db } from '../db/open.ts';
import { get } from '../db/rows.ts';
import { logSteps } from '../db/stored-diff.ts';
import { stepsOn } from './trail/trail-steps.ts';

/** A pause of this many milliseconds ends a spell of writing. */
const SPELL = 30 * 60_000;

type Said = Pick<Memo, 'title' | 'kind' | 'plainText' | 'body'>;
type LogRow = { revision: number; at: string; coderId: Id | null; kind: string; diff: string };

/** The memo after each change that touched what it says, oldest first, read back from how it stands now. */
function statesOf(db: Db, id: Id): { row: LogRow; said: Said }[] {
  const rows = db.sqlite
    .prepare(
      `select c.revision, c.at, c.coder_id as coderId, c.kind, c.diff from change c
       join change_touch t on t.revision = c.revision
       where t.entity = 'memo' and t.entity_id = ? order by c.revision desc`,
    )
    .all(id) as LogRow[];
  const { title, kind, plainText, body } = get(db.orm, 'memo', id);
  let now: Said = { title, kind, plainText, body };
  const states: { row: LogRow; said: Said }[] = [];
  for (const row of rows) {
    const said = now;
    let touched = false;
    for (const step of stepsOn(logSteps(row.diff), 'memo').toReversed()) {
      if (step.id !== id) continue;
      if (step.op === 'change') {
        const before = saidOf(step.before);
        touched ||= Object.keys(before).length > 0;
        now = { ...now, ...before };
      } else if (step.op === 'insert') touched = true;
      // Before it was deleted it said what the log kept of it; an undo then brought it back.
      else now = { ...now, ...saidOf(step.row) };
    }
    if (touched) states.push({ row, said });
  }
  return states.reverse();
}

const FIELDS = ['title', 'kind', 'plainText', 'body'] as const;
const saidOf = (row: Partial<Memo>): Partial<Said> =>
  Object.fromEntries(FIELDS.flatMap((field) => (row[field] === undefined ? [] : [[field, row[field]]])));

/** Versions, newest first: consecutive changes of one coder within a spell are one; bringing one back is its own. */
export function memoHistory(db: Db, id: Id): MemoVersion[] {
  const versions: MemoVersion[] = [];
  let isClosed = true;
  for (const { row, said } of statesOf(db, id)) {
    const last = versions.at(-1);
    const isRestored = row.kind === 'memos.restore';
    const goesOn =
      last !== undefined &&
      !isClosed &&
      !isRestored &&
      last.coderId === row.coderId &&
      Date.parse(row.at) - Date.parse(last.to) <= SPELL;
    if (goesOn) Object.assign(last, said, { revision: row.revision, to: row.at, saves: last.saves + 1 });
    else
      versions.push({
        revision: row.revision,
        coderId: row.coderId,
        from: row.at,
        to: row.at,
        saves: 1,
        ...said,
      });
    isClosed = isRestored;
  }
  return versions.reverse();
}

/** What a memo said after a change of it; null when that was none of its own. */
export const memoAfter = (db: Db, id: Id, revision: number): Said | null =>
  statesOf(db, id).find(({ row }) => row.revision === revision)?.said ?? null;
