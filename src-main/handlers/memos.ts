import { Refusal, type Memo, type MemoTarget, type TableName } from '@shared/contract/index.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import { eq } from 'drizzle-orm';
import { defined } from '../db/patch.ts';
import { get, list } from '../db/rows.ts';
import { memoLink } from '../db/schema.ts';
import type { Parts } from '../host.ts';
import { removeMemoLinksOn } from '../repositories/belongings.ts';
import { checkPassage } from '../repositories/codings.ts';

type Calls = `memos.${'add' | 'update' | 'remove'}`;

const TABLE_OF: Record<MemoTarget, TableName> = {
  project: 'project',
  case: 'studyCase',
  participant: 'participant',
  transcript: 'transcript',
  passage: 'transcript',
  coding: 'coding',
  code: 'code',
  comparison: 'comparison',
  relation: 'relation',
  memo: 'memo',
};

/** Dated notes with a kind, on anything. */
export function memoHandlers(parts: Parts): Pick<Handlers, Calls> {
  const { newGuid, write, clock } = parts;
  const orm = parts.db.orm;
  return {
    'memos.add': ({ on, ...memo }) => {
      for (const { target, targetId, start, end } of on) {
        get(orm, TABLE_OF[target], targetId);
        if (target !== 'passage') continue;
        if (start === null || end === null)
          throw new Refusal('invalid', 'A memo on a passage needs its start and end.');
        checkPassage(get(orm, 'transcript', targetId).text, start, end);
      }
      return write({ kind: 'memos.add', label: `Wrote memo “${memo.title || 'Untitled'}”` }, (tx) => {
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
          on.map((link) => ({ ...link, memoId: row.id })),
        );
        return row;
      });
    },
    'memos.update': ({ id, ...patch }) =>
      write(
        { kind: 'memos.update', label: (row: Memo) => `Changed memo “${row.title || 'Untitled'}”` },
        (tx) => {
          const before = get(tx.orm, 'memo', id);
          const after = tx.update('memo', id, defined(patch));
          const same =
            after.kind === before.kind &&
            after.title === before.title &&
            after.plainText === before.plainText;
          return same ? before : tx.update('memo', id, { updatedAt: clock() });
        },
      ),
    'memos.remove': ({ id }) => {
      const gone = get(orm, 'memo', id);
      return write({ kind: 'memos.remove', label: `Deleted memo “${gone.title || 'Untitled'}”` }, (tx) => {
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
