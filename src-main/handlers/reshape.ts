import { Refusal, type Coding, type Id } from '@shared/contract/index.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import { characterFloor } from '@shared/text/segments.ts';
import { trimSpan, type Span } from '@shared/text/span.ts';
import { and, eq, sql } from 'drizzle-orm';
import { get, getMany, list } from '../db/rows.ts';
import { coding } from '../db/schema.ts';
import type { Tx } from '../db/transaction.ts';
import type { Parts } from '../host.ts';
import { handOver } from '../repositories/hand-over.ts';
import {
  checkPassage,
  codingRow,
  regionsOf,
  removeCodings,
  sameCoding,
  transcriptAsOf,
} from '../repositories/codings.ts';
import { placeCoding } from '../repositories/place.ts';

type Calls = `codings.${'split' | 'join' | 'erase'}`;

/** Codings split, joined and cut, without another look at what stands on them. */
export function reshapeHandlers(parts: Parts): Pick<Handlers, Calls> {
  const { write } = parts;
  const orm = parts.db.orm;
  const textOf = (id: Id, textRevision?: number) => transcriptAsOf(orm, id, textRevision).text;
  const nameOf = (row: Pick<Coding, 'codeId'>) => get(orm, 'code', row.codeId).name;

  /** A second coding like the first, on other words; null when this coder has it already. */
  const twin = (tx: Tx, row: Coding, span: Span): Coding | null => {
    if (sameCoding(tx.orm, { ...row, ...span })) return null;
    const transcript = get(tx.orm, 'transcript', row.transcriptId);
    return tx.insert('coding', {
      ...codingRow(parts, transcript, regionsOf(tx.orm, row.transcriptId), { ...row, ...span }),
    });
  };
  const isTaken = (tx: Tx, row: Coding, span: Span) => {
    const same = sameCoding(tx.orm, { ...row, ...span });
    return same !== null && same.id !== row.id;
  };

  return {
    'codings.split': ({ id, at, textRevision }) => {
      const row = get(orm, 'coding', id);
      const text = textOf(row.transcriptId, textRevision);
      const place = characterFloor(text, Math.min(at, text.length));
      const first = trimSpan(text, { start: row.start, end: Math.max(row.start, place) });
      const second = trimSpan(text, { start: Math.min(place, row.end), end: row.end });
      if (place <= row.start || place >= row.end || first.start === first.end || second.start === second.end)
        throw new Refusal('invalid', 'A coding can only be split between its words.');
      return write({ kind: 'codings.split', label: `Split a coding of “${nameOf(row)}”` }, (tx) => {
        const added = twin(tx, row, second);
        if (!added || isTaken(tx, row, first))
          throw new Refusal(
            'conflict',
            'One of the two parts has this code already. Remove that coding first.',
          );
        return [placeCoding(tx, row, first, parts.revision() + 1), added];
      });
    },

    'codings.join': ({ ids, withGap }) => {
      const rows = getMany(orm, 'coding', [...new Set(ids)]).sort(
        (a, b) => a.start - b.start || b.end - a.end,
      );
      const [first, ...others] = rows;
      if (!first || others.length === 0) throw new Refusal('invalid', 'Choose at least two codings to join.');
      const isAlike = (row: Coding) =>
        row.transcriptId === first.transcriptId &&
        row.codeId === first.codeId &&
        row.coderId === first.coderId;
      if (!others.every(isAlike))
        throw new Refusal(
          'invalid',
          'Only codings of the same code, by the same coder and in the same transcript can be joined.',
        );
      if (rows.some((row) => row.start === row.end))
        throw new Refusal(
          'invalid',
          'The words of one of these codings were deleted. Put it on words again under needs review first.',
        );
      const text = textOf(first.transcriptId);
      let end = first.end;
      for (const row of others) {
        if (!withGap && text.slice(end, row.start).trim() !== '')
          throw new Refusal('conflict', 'There are words between these codings that do not have the code.');
        end = Math.max(end, row.end);
      }
      const span = { start: first.start, end };
      return write(
        { kind: 'codings.join', label: `Joined ${rows.length} codings of “${nameOf(first)}”` },
        (tx) => {
          const same = sameCoding(tx.orm, { ...first, ...span });
          const stays = same && !rows.some((row) => row.id === same.id) ? same : first;
          const gone = rows.filter((row) => row.id !== stays.id);
          const joined = placeCoding(tx, stays, span, parts.revision() + 1);
          // While their cuts still count from their own first word.
          for (const row of gone) placeCoding(tx, row, span, parts.revision() + 1);
          handOver(
            tx,
            gone.map((row) => ({ from: row.id, to: stays.id })),
          );
          removeCodings(
            tx,
            gone.map((row) => row.id),
          );
          return get(tx.orm, 'coding', joined.id);
        },
      );
    },

    'codings.erase': ({ transcriptId, start, end, textRevision, codeId }) => {
      const text = textOf(transcriptId, textRevision);
      checkPassage(text, start, end);
      const name = nameOf({ codeId });
      const rows = list(
        orm,
        'coding',
        and(
          eq(coding.transcriptId, transcriptId),
          eq(coding.codeId, codeId),
          eq(coding.coderId, parts.coder.id()),
          // A lost coding has no words that could be erased.
          sql`${coding.start} < ${end} and ${coding.end} > ${start} and ${coding.start} < ${coding.end}`,
        ),
        sql`${coding.start}, ${coding.id}`,
      );
      if (rows.length === 0) throw new Refusal('not_found', `None of these words is coded “${name}” by you.`);
      return write({ kind: 'codings.erase', label: `Erased “${name}” from some words` }, (tx) => {
        const done = { cut: 0, removed: 0, added: 0 };
        for (const row of rows) {
          const parted = [
            trimSpan(text, { start: row.start, end: Math.max(row.start, Math.min(start, row.end)) }),
            trimSpan(text, { start: Math.min(row.end, Math.max(end, row.start)), end: row.end }),
          ].filter((span) => span.start < span.end && text.slice(span.start, span.end).trim() !== '');
          const [left, right] = parted.filter((span) => !isTaken(tx, row, span));
          if (!left) {
            removeCodings(tx, [row.id]);
            done.removed++;
            continue;
          }
          if (right && twin(tx, row, right)) done.added++;
          placeCoding(tx, row, left, parts.revision() + 1);
          done.cut++;
        }
        return done;
      });
    },
  };
}
