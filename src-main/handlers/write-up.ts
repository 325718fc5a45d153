import { Refusal } from '@shared/contract/index.ts';
import type { memoing } from '@shared/contract/memoing.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import { eq } from 'drizzle-orm';
import { get, getMany, list } from '../db/rows.ts';
import { memoLink } from '../db/schema.ts';
import { fileName } from '../export/file-name.ts';
import { asItStands } from '../db/as-it-stands.ts';
import { memosFile } from '../export/memos.ts';
import type { Parts } from '../host.ts';
import { checkPassage, transcriptAsOf } from '../repositories/codings.ts';
import { bodyFrom, linkBody, withQuotation } from '../repositories/memo-body.ts';
import { memoAfter, memoHistory } from '../repositories/memo-history.ts';
import { quotedWords } from '../repositories/memo-quotes.ts';
import { findMemos } from '../repositories/memo-search.ts';
import { quotables } from '../repositories/quotables.ts';
import { moveSection, removeSection, sortMemo } from '../repositories/memo-sort.ts';
import { nextPosition } from '../repositories/order.ts';
import { MEDIA } from './exports.ts';
import { checkedOn, namedMemo } from './memos.ts';
import { pauseOf } from './pausing.ts';

/** What memos are on, quote and were; the sections they are sorted into for the write-up; and their files. */
export function writeUpHandlers(parts: Parts): Pick<Handlers, keyof typeof memoing> {
  const { db, write, clock, newGuid } = parts;
  const orm = db.orm;
  return {
    'memos.tie': ({ id, on: given }) => {
      const memo = get(orm, 'memo', id);
      const on = checkedOn(parts, given);
      if (on.target === 'memo' && on.targetId === id)
        throw new Refusal('invalid', 'A memo cannot be on itself.');
      const there = list(orm, 'memoLink', eq(memoLink.memoId, id)).find(
        (link) =>
          link.role === 'on' &&
          link.target === on.target &&
          link.targetId === on.targetId &&
          link.start === on.start &&
          link.end === on.end,
      );
      if (there) return there;
      return write({ kind: 'memos.tie', label: `Put ${namedMemo(memo)} on something more` }, (tx) =>
        tx.insert('memoLink', { ...on, memoId: id, role: 'on', anchor: '' }),
      );
    },
    'memos.untie': ({ linkId }) => {
      const link = get(orm, 'memoLink', linkId);
      if (link.role !== 'on')
        throw new Refusal('invalid', 'The memo names or quotes this in its text. Take it out of the text.');
      const memo = get(orm, 'memo', link.memoId);
      return write({ kind: 'memos.untie', label: `Took ${namedMemo(memo)} off something` }, (tx) => {
        tx.remove('memoLink', linkId);
        return { linkId };
      });
    },
    'memos.quote': ({ id, target, targetId, start, end, textRevision }) => {
      const memo = get(orm, 'memo', id);
      const place =
        target === 'coding' ? get(orm, 'coding', targetId) : { transcriptId: targetId, start, end };
      const { text } = transcriptAsOf(
        orm,
        place.transcriptId,
        target === 'coding' ? undefined : textRevision,
      );
      // A coding whose words are gone would quote nothing.
      checkPassage(text, place.start, place.end);
      const body = withQuotation(memo, {
        type: 'quotation',
        version: 1,
        anchor: newGuid(),
        target,
        targetId,
        start: place.start,
        end: place.end,
        words: text.slice(place.start, place.end),
        identifier: '',
      });
      return write({ kind: 'memos.quote', label: `Quoted in ${namedMemo(memo)}` }, (tx) => {
        const written = linkBody(tx, db, id, body);
        return tx.update('memo', id, { ...written, updatedAt: clock() });
      });
    },
    'memos.quoted': ({ id, quotations }) => {
      get(orm, 'memo', id);
      return quotedWords(db, id, quotations);
    },
    'memos.quotable': ({ query, limit }) => quotables(db, query, limit),
    'memos.find': ({ query, codeId }) => {
      if (codeId !== undefined) get(orm, 'code', codeId);
      return { ids: findMemos(db, query, codeId) };
    },
    'memos.history': ({ id }) => memoHistory(db, id),
    'memos.restore': ({ id, revision }) => {
      const memo = get(orm, 'memo', id);
      const then = memoAfter(db, id, revision);
      if (!then) throw new Refusal('not_found', 'The log has no such version of this memo.');
      const body = then.body === '' ? null : bodyFrom(then.body);
      return write({ kind: 'memos.restore', label: `Brought an earlier ${namedMemo(memo)} back` }, (tx) => {
        const { title, kind } = then;
        const written = linkBody(tx, db, id, body) ?? { body: '', plainText: then.plainText };
        const after = tx.update('memo', id, { title, kind, ...written });
        const isSame =
          title === memo.title && kind === memo.kind && written.body === memo.body && written.plainText === memo.plainText; // prettier-ignore
        return isSame ? after : tx.update('memo', id, { updatedAt: clock() });
      });
    },

    'sections.add': ({ name }) =>
      write({ kind: 'sections.add', label: `Added section “${name}”` }, (tx) =>
        tx.insert('memoSection', { guid: newGuid(), name, position: nextPosition(tx.orm, 'memoSection') }),
      ),
    'sections.update': ({ id, name }) =>
      write({ kind: 'sections.update', label: `Renamed section “${name}”` }, (tx) =>
        tx.update('memoSection', id, { name }),
      ),
    'sections.move': ({ id, beforeId }) => {
      const { name } = get(orm, 'memoSection', id);
      return write({ kind: 'sections.move', label: `Moved section “${name}”` }, (tx) => {
        moveSection(tx, id, beforeId);
        return { id };
      });
    },
    'sections.remove': ({ id }) => {
      const { name } = get(orm, 'memoSection', id);
      return write({ kind: 'sections.remove', label: `Removed section “${name}”` }, (tx) => {
        removeSection(tx, id);
        return { id };
      });
    },
    'memos.sort': ({ id, sectionId, beforeId }) => {
      const memo = get(orm, 'memo', id);
      return write({ kind: 'memos.sort', label: `Sorted ${namedMemo(memo)}` }, (tx) =>
        beforeId === id ? memo : sortMemo(tx, id, sectionId, beforeId),
      );
    },

    'export.memos': async ({ format, ids, groupBy }, context) => {
      const memos = ids ? getMany(orm, 'memo', ids) : list(orm, 'memo');
      const bytes = await asItStands(db, (still) =>
        memosFile(still, memos, {
          format,
          groupBy,
          isOrdered: ids !== undefined,
          date: clock().slice(0, 10),
          pause: pauseOf(context),
        }),
      );
      return {
        name: fileName(list(orm, 'project')[0]?.title ?? '', 'memos', format),
        mediaType: MEDIA[format],
        bytes,
      };
    },
  };
}
