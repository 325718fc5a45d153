import type { Id, Progress } from '@shared/contract/index.ts';
import { scopeOf } from '@shared/text/scope.ts';
import type { Db } from '../db/open.ts';
import { isAnyOf, list } from '../db/rows.ts';
import { region } from '../db/schema.ts';

/** How far every transcript has been coded, in the order of their ids. */
export const allProgress = (db: Db): Progress[] =>
  progressOf(db, db.sqlite.prepare('select id from transcript order by id').pluck().all() as Id[]);

/**
 * How far these transcripts have been coded: turns in scope that are not the interviewer's, those among them that a
 * coding in scope touches, and the codings in scope. A transcript that is not there has none of anything.
 */
export function progressOf(db: Db, transcriptIds: readonly Id[]): Progress[] {
  const regions = Map.groupBy(
    list(db.orm, 'region', isAnyOf(region.transcriptId, transcriptIds)),
    (row) => row.transcriptId,
  );
  const turns = db.sqlite.prepare(
    `select t."start", t."end" from turn t left join speaker s on s.id = t.speaker_id
     where t.transcript_id = ? and coalesce(s.is_interviewer, 0) = 0 order by t."start"`,
  );
  const codings = db.sqlite.prepare(
    'select "start", "end" from coding where transcript_id = ? and in_scope = 1 order by "start"',
  );
  return transcriptIds.map((transcriptId) => {
    const own = regions.get(transcriptId) ?? [];
    const all = turns.all(transcriptId) as Stretch[];
    const scopes = scopeOf(all.map(withoutLineEnd), own);
    const spoken = all.filter((_, i) => scopes[i]);
    const coded = codings.all(transcriptId) as Stretch[];
    return { transcriptId, turns: spoken.length, codedTurns: touched(spoken, coded), codings: coded.length };
  });
}

// A turn's line end is not among its words, and a region that ends with the words leaves it out.
const withoutLineEnd = ({ start, end }: Stretch): Stretch => ({ start, end: Math.max(start + 1, end - 1) });

type Stretch = { start: number; end: number };

/** How many of `turns` overlap at least one of `codings`; both by start, the turns without overlap. One sweep. */
function touched(turns: readonly Stretch[], codings: readonly Stretch[]): number {
  let count = 0;
  let next = 0;
  let reach = -1; // how far the codings that start before this turn's end go
  for (const turn of turns) {
    for (let coding = codings[next]; coding && coding.start < turn.end; coding = codings[++next]) {
      reach = Math.max(reach, coding.end);
    }
    // A coding that reaches past the turn's start began before its end, so it overlaps.
    if (reach > turn.start) count++;
  }
  return count;
}
