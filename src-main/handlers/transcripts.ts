import { Refusal, type Id, type Region } from '@shared/contract/index.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import { eq, sql } from 'drizzle-orm';
import { defined } from '../db/patch.ts';
import { get, getMany, isAnyOf, list } from '../db/rows.ts';
import { memoLink, region, review, speaker, turn } from '../db/schema.ts';
import type { Tx } from '../db/transaction.ts';
import type { Parts } from '../host.ts';
import { removeMemoLinksOn, removeValuesOf } from '../repositories/belongings.ts';
import {
  checkPassage,
  codingsOf,
  regionsOf,
  removeCodings,
  rescope,
  transcriptAsOf,
} from '../repositories/codings.ts';

type Calls =
  `transcripts.${'open' | 'update' | 'remove'}` | 'speakers.bind' | `regions.${'add' | 'update' | 'remove'}`;

export function transcriptHandlers(parts: Parts): Pick<Handlers, Calls> {
  const { newGuid, write } = parts;
  const orm = parts.db.orm;
  return {
    'transcripts.open': ({ id }) => ({
      transcript: get(orm, 'transcript', id),
      revision: parts.revision(),
      turn: list(orm, 'turn', eq(turn.transcriptId, id), sql`${turn.start}`),
      region: regionsOf(orm, id),
      coding: codingsOf(orm, id),
      review: list(
        orm,
        'review',
        sql`${review.codingId} in (select id from coding where transcript_id = ${id})`,
      ),
    }),
    'transcripts.update': ({ id, ...patch }) => {
      const before = get(orm, 'transcript', id);
      const label =
        patch.title === undefined ? `Changed ${before.title}` : `Renamed ${before.title} to ${patch.title}`;
      if (patch.caseId) get(orm, 'studyCase', patch.caseId);
      return write({ kind: 'transcripts.update', label }, (tx) => ({
        id: tx.update('transcript', id, defined(patch)).id,
      }));
    },
    'transcripts.remove': ({ ids: named }) => {
      const ids = [...new Set(named)];
      const gone = getMany(orm, 'transcript', ids);
      const label =
        gone.length === 1
          ? `Deleted transcript ${gone[0]?.title ?? ''}`
          : `Deleted ${gone.length} transcripts`;
      return write({ kind: 'transcripts.remove', label }, (tx) => ({
        codings: ids.reduce((sum, id) => sum + removeTranscript(tx, id), 0),
      }));
    },
    'speakers.bind': ({ id, participantId, isInterviewer }) => {
      const held = get(orm, 'speaker', id);
      if (participantId !== null) get(orm, 'participant', participantId);
      return write({ kind: 'speakers.bind', label: `Said who ${held.label} is` }, (tx) => ({
        id: tx.update('speaker', id, { participantId: isInterviewer ? null : participantId, isInterviewer })
          .id,
      }));
    },
    'regions.add': ({ transcriptId, start, end, textRevision, name, inScope }) => {
      const { text } = transcriptAsOf(orm, transcriptId, textRevision);
      checkPassage(text, start, end);
      return write({ kind: 'regions.add', label: `Marked region “${name}”` }, (tx) => {
        makeRoom(tx, newGuid, transcriptId, start, end);
        const added = tx.insert('region', { guid: newGuid(), transcriptId, start, end, name, inScope });
        rescope(tx, transcriptId);
        return added;
      });
    },
    'regions.update': ({ id, textRevision, ...patch }) => {
      const before = get(orm, 'region', id);
      const after = { ...before, ...defined(patch) };
      const { text } = transcriptAsOf(orm, before.transcriptId, textRevision);
      checkPassage(text, after.start, after.end);
      if (overlaps(regionsOf(orm, before.transcriptId), after))
        throw new Refusal('conflict', 'Regions cannot overlap.');
      return write({ kind: 'regions.update', label: `Changed region “${after.name}”` }, (tx) => {
        const row = tx.update('region', id, defined(patch));
        rescope(tx, before.transcriptId);
        return row;
      });
    },
    'regions.remove': ({ id }) => {
      const gone = get(orm, 'region', id);
      return write({ kind: 'regions.remove', label: `Removed region “${gone.name}”` }, (tx) => {
        tx.remove('region', id);
        rescope(tx, gone.transcriptId);
        return { id };
      });
    },
  };
}

const overlaps = (regions: Region[], one: Region) =>
  regions.some((other) => other.id !== one.id && other.start < one.end && other.end > one.start);

/** Cuts the regions under `[start, end)` back, so that regions never overlap; one that surrounds it becomes two. */
function makeRoom(tx: Tx, newGuid: () => string, transcriptId: Id, start: number, end: number) {
  for (const held of list(tx.orm, 'region', eq(region.transcriptId, transcriptId))) {
    if (held.end <= start || held.start >= end) continue;
    const left = held.start < start;
    const right = held.end > end;
    if (left) tx.update('region', held.id, { end: start });
    if (right && left) tx.insert('region', { ...without(held), guid: newGuid(), start: end });
    if (right && !left) tx.update('region', held.id, { start: end });
    if (!left && !right) tx.remove('region', held.id);
  }
}

const without = ({ id: _id, ...row }: Region) => row;

/** Takes a transcript out with all that stands on it; returns how many codings went. The original file is kept. */
function removeTranscript(tx: Tx, id: Id): number {
  const codings = codingsOf(tx.orm, id).map((row) => row.id);
  removeCodings(tx, codings);
  removeValuesOf(tx, 'transcript', id);
  removeMemoLinksOn(tx, 'transcript', [id]);
  tx.removeMany(
    'memoLink',
    list(tx.orm, 'memoLink', sql`${memoLink.target} = 'passage' and ${isAnyOf(memoLink.targetId, [id])}`).map(
      (row) => row.id,
    ),
  );
  tx.removeMany(
    'region',
    regionsOf(tx.orm, id).map((row) => row.id),
  );
  tx.removeMany(
    'turn',
    list(tx.orm, 'turn', eq(turn.transcriptId, id)).map((row) => row.id),
  );
  tx.removeMany(
    'speaker',
    list(tx.orm, 'speaker', eq(speaker.transcriptId, id)).map((row) => row.id),
  );
  tx.remove('transcript', id);
  return codings.length;
}
