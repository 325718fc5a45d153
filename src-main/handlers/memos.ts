import { Refusal, type Checked, type Memo } from '@shared/contract/index.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import { hashWords } from '@shared/text/words.ts';
import { eq } from 'drizzle-orm';
import { defined } from '../db/patch.ts';
import { get, list } from '../db/rows.ts';
import { memoLink } from '../db/schema.ts';
import type { Parts } from '../host.ts';
import { removeMemoLinksOn } from '../repositories/belongings.ts';
import { checkPassage, transcriptAsOf } from '../repositories/codings.ts';
import { bodyFrom, linkBody } from '../repositories/memo-body.ts';
import { TABLE_OF } from '../repositories/memo-targets.ts';

type Calls = `memos.${'add' | 'update' | 'remove'}`;

type On = Checked<'memos.tie'>['on'];

/** What a memo is to be on, as its link has it. Refuses what is not there, and a passage that is none. */
export function checkedOn({ db: { orm } }: Pick<Parts, 'db'>, on: On): Omit<On, 'textRevision'> {
  const { textRevision, ...place } = on;
  const { target, targetId, start, end } = place;
  get(orm, TABLE_OF[target], targetId);
  if (target !== 'passage') return place;
  if (start === null || end === null)
    throw new Refusal('invalid', 'A memo on a passage needs its start and end.');
  checkPassage(transcriptAsOf(orm, targetId, textRevision).text, start, end);
  return place;
}

/** A memo by its title, as changes name it. */
export const namedMemo = (row: Pick<Memo, 'title'>) => `memo “${row.title || 'Untitled'}”`;

/** Dated notes with a kind, on anything. */
export function memoHandlers(parts: Parts): Pick<Handlers, Calls> {
  const { newGuid, write, clock, db } = parts;
  const orm = db.orm;
  return {
    'memos.add': ({ on, body, ...memo }) => {
      const places = on.map((one) => checkedOn(parts, one));
      const given = body === '' ? null : bodyFrom(body);
      return write({ kind: 'memos.add', label: `Wrote ${namedMemo(memo)}` }, (tx) => {
        const now = clock();
        const row = tx.insert('memo', {
          ...memo,
          guid: newGuid(),
          body: '',
          coderId: parts.coder.id(),
          createdAt: now,
          updatedAt: now,
          sectionId: null,
          place: 0,
        });
        tx.insertMany(
          'memoLink',
          places.map((place) => ({ ...place, memoId: row.id, role: 'on' as const, anchor: '' })),
        );
        const written = linkBody(tx, db, row.id, given);
        return written ? tx.update('memo', row.id, written) : row;
      });
    },
    'memos.update': ({ id, was, body, ...patch }) => {
      const given = body === undefined ? null : bodyFrom(body);
      return write({ kind: 'memos.update', label: (row: Memo) => `Changed ${namedMemo(row)}` }, (tx) => {
        const before = get(tx.orm, 'memo', id);
        if (was !== undefined && was !== hashWords(before.body || before.plainText))
          throw new Refusal(
            'conflict',
            'This memo has been written in elsewhere since. What you wrote is kept here until you choose between the two.',
          );
        const isPlain = given === null && patch.plainText !== undefined;
        const written = given || isPlain ? linkBody(tx, db, id, given) : null;
        return changed(tx.update('memo', id, { ...defined(patch), ...(isPlain ? { body: '' } : {}), ...written }), before); // prettier-ignore

        function changed(after: Memo, from: Memo): Memo {
          const same = (['kind', 'title', 'plainText', 'body'] as const).every(
            (field) => after[field] === from[field],
          );
          return same ? from : tx.update('memo', id, { updatedAt: clock() });
        }
      });
    },
    'memos.remove': ({ id }) => {
      const gone = get(orm, 'memo', id);
      return write({ kind: 'memos.remove', label: `Deleted ${namedMemo(gone)}` }, (tx) => {
        tx.removeMany(
          'memoLink',
          list(tx.orm, 'memoLink', eq(memoLink.memoId, id)).map((row) => row.id),
        );
        removeMemoLinksOn(tx, 'memo', [id]);
        tx.remove('memo', id);
        return { id };
      });
    },
  };
}
