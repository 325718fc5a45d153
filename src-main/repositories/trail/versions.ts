import { Refusal, type Code, type CodeThen, type Id, type IncidentThen } from '@shared/contract/index.ts';
import { build, pathOf } from '@shared/coding/tree.ts';
import type { Db } from '../../db/open.ts';
import { isAnyOf, list } from '../../db/rows.ts';
import { coding } from '../../db/schema.ts';
import { identifierIndex } from '../identify.ts';
import type { TrailIndex } from './trail-index.ts';
import { createTexts } from './trail-texts.ts';
import { codingsThen } from './versions-codings.ts';

/** A code as it was right after a revision, with its incidents as their words read then. */
export function codeAsOf(db: Db, index: TrailIndex, codeId: Id, revision: Id, limit: number): CodeThen {
  if (index.lastKnown(codeId) === null)
    throw new Refusal('not_found', 'There has never been such a code in this project.');
  const codes = index.codesAt(revision);
  const code = codes.get(codeId) ?? null;
  if (!code) return { revision, code, path: [], children: [], incidents: [], total: 0 };
  const incidents = incidentsThen(db, codeId, revision);
  return {
    revision,
    code,
    path: pathOf(codes.values(), codeId).slice(0, -1),
    children: childrenOf(codes, codeId),
    incidents: incidents.slice(0, limit),
    total: incidents.length,
  };
}

const childrenOf = (codes: ReadonlyMap<Id, Code>, id: Id): CodeThen['children'] =>
  (build(codes.values()).get(id) ?? []).map(({ id: childId, name, level }) => ({ id: childId, name, level }));

function incidentsThen(db: Db, codeId: Id, revision: Id): IncidentThen[] {
  const then = codingsThen(db, codeId, revision);
  const now = new Map(
    list(
      db.orm,
      'coding',
      isAnyOf(
        coding.id,
        then.map((row) => row.id),
      ),
    ).map((row) => [row.id, row]),
  );
  const texts = createTexts(db);
  const identify = identifierIndex(db);
  const order = new Map(
    (db.sqlite.prepare('select id from transcript order by position, id').pluck().all() as Id[]).map(
      (id, i) => [id, i],
    ),
  );
  const place = (id: Id) => order.get(id) ?? Infinity;
  return then
    .sort(
      (a, b) =>
        place(a.transcriptId) - place(b.transcriptId) ||
        a.transcriptId - b.transcriptId ||
        a.start - b.start ||
        a.id - b.id,
    )
    .map(({ guid: _guid, wordsHash: _hash, ...row }) => {
      // Who speaks is asked of today's turns, so where the words are now.
      const { start, end } = now.get(row.id) ?? row;
      const { transcript, text } = texts.since(row.transcriptId, revision);
      return {
        ...row,
        words: text.slice(row.start, row.end),
        identifier: transcript ? identify(row.transcriptId, start, end).identifier : '',
        isThere: now.has(row.id),
      };
    });
}
