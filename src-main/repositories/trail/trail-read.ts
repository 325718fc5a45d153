import { Refusal, type Id, type MemoLink, type TrailEntry } from '@shared/contract/index.ts';
import { isAnyOf, list } from '../../db/rows.ts';
import { tables } from '../../db/schema.ts';
import { logSteps } from '../../db/stored-diff.ts';
import type { Parts } from '../../host.ts';
import { anchorsOf } from '../memo-body.ts';
import { lineAt } from './trail.ts';
import { describer } from './trail-describe.ts';
import type { TrailIndex } from './trail-index.ts';
import { countsOf, netOf, shownOf, type Net } from './trail-net.ts';

/** One change as a researcher reads it: what it touched, and how that read before and after. */
export function readTrail(parts: Parts, index: TrailIndex, revision: Id): TrailEntry {
  const { db } = parts;
  const line = lineAt(parts, revision);
  const diff = db.sqlite.prepare('select diff from change where revision = ?').pluck().get(revision);
  if (!line || typeof diff !== 'string')
    throw new Refusal('not_found', 'There is no such change in the audit trail.');
  const steps = logSteps(diff);
  const net = netOf(steps);
  const describe = describer(parts, index, revision, steps);
  return {
    ...line,
    parts: shownOf(net, (one) => describe.fields(one).length > 0).map((one) => describe.part(one)),
    counts: countsOf(net),
    gone: goneOf(parts, net),
  };
}

/** How much of what a change removed could come back: not what a memo's text named or quoted, and does not any more. */
function goneOf({ db }: Parts, net: readonly Net[]): number {
  let gone = 0;
  const unsaid = unsaidBy(db, net);
  const removed = net.filter(
    (one) => one.removed && one.table !== 'turn' && one.table !== 'review' && !unsaid.has(one),
  );
  for (const [table, rows] of Map.groupBy(removed, (one) => one.table)) {
    const ids = rows.map((one) => one.id);
    gone += ids.length - list(db.orm, table, isAnyOf(tables[table].id, ids)).length;
  }
  return gone;
}

/** Removed ties of chips and quotations that are not in the text of their memo, which is there. */
function unsaidBy(db: Parts['db'], net: readonly Net[]): Set<Net> {
  const ties = net.flatMap((one) => {
    const link = one.removed && one.table === 'memoLink' ? (one.before as MemoLink) : null;
    return link && link.role !== 'on' ? [{ one, link }] : [];
  });
  const memos = list(
    db.orm,
    'memo',
    isAnyOf(tables.memo.id, [...new Set(ties.map(({ link }) => link.memoId))]),
  );
  const anchors = new Map(memos.map((memo) => [memo.id, anchorsOf(memo)]));
  return new Set(
    ties.filter(({ link }) => anchors.get(link.memoId)?.has(link.anchor) === false).map(({ one }) => one),
  );
}
