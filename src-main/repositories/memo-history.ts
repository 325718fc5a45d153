import type { Id, Memo, MemoVersion } from '@shared/contract/index.ts';
import type { Db } from '../db/open.ts';
import { get } from '../db/rows.ts';
import { logSteps } from '../db/stored-diff.ts';
import { stepsOn } from './trail/trail-steps.ts';

/** A pause of this many milliseconds ends a spell of writing. */
const SPELL = 30 * 60_000;

type Said = Pick<Memo, 'title' | 'kind' | 'plainText' | 'body'>;
type LogRow = { revision: number; at: string; coderId: Id | null; kind: string };

/**
 * The memo after each change that touched what it says, newest first, read back from how it stands now. One change is
 * read at a time, and only as far as somebody goes: a memo is saved at every pause, and each save holds all of it.
 */
function* statesOf(db: Db, id: Id): Generator<{ row: LogRow; said: Said }, void> {
  const revisions = db.sqlite
    .prepare(
      `select distinct revision from change_touch where entity = 'memo' and entity_id = ? order by revision desc`,
    )
    .pluck()
    .all(id) as Id[];
  const read = db.sqlite.prepare(
    'select revision, at, coder_id as coderId, kind, diff from change where revision = ?',
  );
  const { title, kind, plainText, body } = get(db.orm, 'memo', id);
  let now: Said = { title, kind, plainText, body };
  for (const revision of revisions) {
    const { diff, ...row } = read.get(revision) as LogRow & { diff: string };
    const said = now;
    let touched = false;
    for (const step of stepsOn(logSteps(diff), 'memo').toReversed()) {
      if (step.id !== id) continue;
      if (step.op === 'change') {
        const before = saidOf(step.before);
        touched ||= Object.keys(before).length > 0;
        now = { ...now, ...before };
      } else if (step.op === 'insert') touched = true;
      // Before it was deleted it said what the log kept of it; an undo then brought it back.
      else now = { ...now, ...saidOf(step.row) };
    }
    if (touched) yield { row, said };
  }
}

const FIELDS = ['title', 'kind', 'plainText', 'body'] as const;
const saidOf = (row: Partial<Memo>): Partial<Said> =>
  Object.fromEntries(FIELDS.flatMap((field) => (row[field] === undefined ? [] : [[field, row[field]]])));

/** Versions, newest first: consecutive changes of one coder within a spell are one; bringing one back is its own. */
export function memoHistory(db: Db, id: Id): MemoVersion[] {
  const versions: MemoVersion[] = [];
  /** The change after the one that is looked at. */
  let later: LogRow | null = null;
  for (const { row, said } of statesOf(db, id)) {
    const version = versions.at(-1);
    const isSpell =
      later !== null &&
      later.kind !== 'memos.restore' &&
      row.kind !== 'memos.restore' &&
      later.coderId === row.coderId &&
      Date.parse(later.at) - Date.parse(row.at) <= SPELL;
    if (version && isSpell) Object.assign(version, { from: row.at, saves: version.saves + 1 });
    else
      versions.push({
        revision: row.revision,
        coderId: row.coderId,
        from: row.at,
        to: row.at,
        saves: 1,
        ...said,
      });
    later = row;
  }
  return versions;
}

/** What a memo said after a change of it; null when that was none of its own. */
export function memoAfter(db: Db, id: Id, revision: number): Said | null {
  for (const { row, said } of statesOf(db, id)) {
    if (row.revision === revision) return said;
    if (row.revision < revision) return null;
  }
  return null;
}
