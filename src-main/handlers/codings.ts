import { Refusal, type Coding } from '@shared/contract/index.ts';
import { inScope } from '@shared/text/scope.ts';
import { hashWords } from '@shared/text/words.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import { defined } from '../db/patch.ts';
import { get, getMany } from '../db/rows.ts';
import type { Parts } from '../host.ts';
import {
  checkPassage,
  codingRow,
  regionsOf,
  removeCodings,
  sameCoding,
  transcriptAsOf,
} from '../repositories/codings.ts';
import { incidentsOf } from '../repositories/incidents.ts';
import { addCode, codeInUse } from '../repositories/new-code.ts';
import { recode } from '../repositories/recode.ts';
import { reCut } from '../repositories/recut.ts';
import { removeReviews } from '../repositories/reviews.ts';

type Calls = `codings.${'add' | 'update' | 'remove' | 'read'}`;

export function codingHandlers(parts: Parts): Pick<Handlers, Calls> {
  const { db, write } = parts;
  const orm = db.orm;
  return {
    'codings.add': ({ transcriptId, start, end, textRevision, code: chosen }) => {
      const transcript = transcriptAsOf(orm, transcriptId, textRevision);
      checkPassage(transcript.text, start, end);
      const coderId = parts.coder.id();
      const name = 'id' in chosen ? codeInUse(orm, chosen.id).name : chosen.add.name;
      const given = { transcriptId, start, end, coderId };
      const there = 'id' in chosen ? sameCoding(orm, { ...given, codeId: chosen.id }) : null;
      if (there) return there;
      return write({ kind: 'codings.add', label: `Coded “${name}”` }, (tx): Coding => {
        const codeId = 'id' in chosen ? chosen.id : addCode(tx, parts.newGuid, chosen.add).id;
        return tx.insert(
          'coding',
          codingRow(parts, transcript, regionsOf(tx.orm, transcriptId), { start, end, codeId, coderId }),
        );
      });
    },
    'codings.update': ({ id, textRevision, ...patch }) => {
      const before = get(orm, 'coding', id);
      const after = { ...before, ...defined(patch) };
      const { text } = transcriptAsOf(orm, before.transcriptId, textRevision);
      const code =
        after.codeId === before.codeId ? get(orm, 'code', after.codeId) : codeInUse(orm, after.codeId);
      const moved = after.start !== before.start || after.end !== before.end;
      if (moved) checkPassage(text, after.start, after.end);
      // The words as they are with another code: where that is a coding already, the two become one.
      if (!moved && after.codeId !== before.codeId)
        return write({ kind: 'codings.update', label: `Recoded as “${code.name}”` }, (tx) => {
          const { codeId: _codeId, start: _start, end: _end, ...said } = defined(patch);
          if (Object.keys(said).length > 0) tx.update('coding', id, said);
          const { joined } = recode(tx, [before], after.codeId);
          const stays = joined > 0 ? sameCoding(tx.orm, after) : null;
          return stays ?? get(tx.orm, 'coding', id);
        });
      const same = sameCoding(orm, after);
      if (same && same.id !== id)
        throw new Refusal('conflict', `These words are coded “${code.name}” by this coder already.`);
      const label = moved ? `Moved a boundary of “${code.name}”` : `Changed a coding of “${code.name}”`;
      return write({ kind: 'codings.update', label }, (tx) => {
        if (moved) removeReviews(tx, id, 'lost');
        if (moved) reCut(tx, before, after, text.slice(after.start, after.end), parts.revision() + 1);
        return tx.update('coding', id, {
          ...defined(patch),
          ...(moved
            ? {
                wordsHash: hashWords(text.slice(after.start, after.end)),
                inScope: inScope(after, regionsOf(tx.orm, before.transcriptId)),
              }
            : {}),
        });
      });
    },
    'codings.remove': ({ ids: named, reason }) => {
      const ids = [...new Set(named)];
      const gone = getMany(orm, 'coding', ids);
      const [first] = gone;
      const label =
        gone.length === 1 && first
          ? `Removed a coding of “${get(orm, 'code', first.codeId).name}”`
          : `Removed ${gone.length} codings`;
      return write({ kind: 'codings.remove', label, reason }, (tx) => {
        removeCodings(tx, ids);
        return { removed: ids.length };
      });
    },
    'codings.read': ({ ids }) => incidentsOf(db, getMany(orm, 'coding', ids)),
  };
}
