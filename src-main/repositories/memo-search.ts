import type { Id } from '@shared/contract/index.ts';
import { descendants } from '@shared/coding/tree.ts';
import type { Db } from '../db/open.ts';
import { list } from '../db/rows.ts';
import { fold, WORD } from './memo-words.ts';
import { memosByName } from './memo-name-search.ts';

/**
 * Ids of memos that hold every word of the query, as beginnings of words: in their title or text, or in the present
 * name of what they are on, name or quote. Best first; those found by names alone come last, newest first. `codeId` as in
 * the contract.
 */
export function findMemos(db: Db, query: string, codeId?: Id): Id[] {
  const found = query === '' ? newestMemos(db) : memosWith(db, query);
  if (codeId === undefined) return found;
  const about = memosAboutCode(db, codeId);
  return found.filter((id) => about.has(id));
}

const newestMemos = (db: Db) =>
  db.sqlite.prepare('select id from memo order by created_at desc, id desc').pluck().all() as Id[];

/** Memos that are on, name or quote a code or one below it, or a coding of one of them. */
function memosAboutCode(db: Db, codeId: Id): Set<Id> {
  const codes = JSON.stringify([codeId, ...descendants(list(db.orm, 'code'), [codeId])]);
  const ids = db.sqlite
    .prepare(
      `select l.memo_id from memo_link l left join coding c on l.target = 'coding' and c.id = l.target_id
       where (l.target = 'code' and l.target_id in (select value from json_each(@codes)))
         or c.code_id in (select value from json_each(@codes))`,
    )
    .pluck()
    .all({ codes }) as Id[];
  return new Set(ids);
}

function memosWith(db: Db, query: string): Id[] {
  const terms = [...new Set(query.match(WORD) ?? [])];
  if (terms.length === 0) return [];
  const ranked = db.sqlite
    .prepare('select rowid from memo_fts where memo_fts match ? order by rank')
    .pluck()
    .all(terms.map((term) => `"${term}"*`).join(' OR ')) as Id[];
  const having = db.sqlite.prepare('select rowid from memo_fts where memo_fts match ?').pluck();
  const byName = memosByName(db, terms.map(fold));
  const found = terms.map((term, i) => {
    const ids = terms.length === 1 ? ranked : (having.all(`"${term}"*`) as Id[]);
    return new Set<Id>([...ids, ...(byName[i] ?? [])]);
  });
  const [first = new Set<Id>(), ...others] = found;
  const all = new Set([...first].filter((id) => others.every((ids) => ids.has(id))));
  const best = ranked.filter((id) => all.delete(id));
  return [...best, ...[...all].sort((a, b) => b - a)];
}
