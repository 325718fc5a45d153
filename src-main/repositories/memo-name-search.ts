import type { Id, MemoTarget } from '@shared/contract/index.ts';
import { identifierOf } from '@shared/contract/index.ts';
import { sql } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { list, pick } from '../db/rows.ts';
import { identifierIndex } from './identify.ts';
import { holds, wordsIn } from './memo-words.ts';

/** Something that a memo can be on or name, and the words that it is called by. */
type Named = { target: MemoTarget; id: Id; words: readonly string[] };
type Placed = { memoId: Id; transcriptId: Id; start: number; end: number };

/**
 * For each term, folded, the memos that are on, name or quote something whose present name has a word beginning so. Of
 * the links only those of what answers are read: most terms are nobody's name.
 */
export function memosByName(db: Db, terms: readonly string[]): Set<Id>[] {
  const names = namesIn(db);
  const byWhose = memosByWhose(db, terms, names);
  const linked = db.sqlite
    .prepare(
      'select memo_id from memo_link where target = ? and target_id in (select value from json_each(?))',
    )
    .pluck();
  const ofCodes = db.sqlite
    .prepare(
      `select l.memo_id from memo_link l join coding c on c.id = l.target_id
       where l.target = 'coding' and c.code_id in (select value from json_each(?))`,
    )
    .pluck();
  return terms.map((term, i) => {
    const found = byWhose[i] ?? new Set<Id>();
    const add = (ids: unknown[]) => ids.forEach((id) => found.add(id as Id));
    const answering = Map.groupBy(
      names.filter(({ words }) => holds(words, term)),
      ({ target }) => target,
    );
    for (const [target, those] of answering) {
      const ids = JSON.stringify(those.map(({ id }) => id));
      add(linked.all(target, ids));
      if (target === 'code') add(ofCodes.all(ids));
    }
    return found;
  });
}

function namesIn(db: Db): Named[] {
  const { orm } = db;
  const named = (target: MemoTarget, id: Id, name: string): Named => ({ target, id, words: wordsIn(name) });
  const cases = new Map(list(orm, 'studyCase').map((row) => [row.id, row]));
  const memos = pick(orm, 'memo', sql`id in (select target_id from memo_link where target = 'memo')`, [
    'id',
    'title',
  ]);
  return [
    ...list(orm, 'code').map(({ id, name }) => named('code', id, name)),
    ...[...cases.values()].map(({ id, code }) => named('case', id, code)),
    ...list(orm, 'participant').map((row) => {
      const studyCase = cases.get(row.caseId);
      return named('participant', row.id, studyCase ? identifierOf(studyCase, row) : row.code);
    }),
    ...pick(orm, 'transcript', sql`1`, ['id', 'title']).map(({ id, title }) =>
      named('transcript', id, title),
    ),
    ...memos.map(({ id, title }) => named('memo', id, title || 'Untitled')),
  ];
}

/** For each term the memos that are on or quote words of somebody whose identifier has a word beginning so. */
function memosByWhose(db: Db, terms: readonly string[], names: readonly Named[]): Set<Id>[] {
  const found = terms.map(() => new Set<Id>());
  // A passage is its participant's, or goes by its transcript's title.
  const people = names.filter(({ target }) => target === 'participant' || target === 'transcript');
  if (!terms.some((term) => people.some(({ words }) => holds(words, term)))) return found;
  const rows = db.sqlite
    .prepare(
      `select memo_id as memoId, target_id as transcriptId, "start", "end" from memo_link where target = 'passage'
       union all
       select l.memo_id, c.transcript_id, c."start", c."end" from memo_link l join coding c on c.id = l.target_id
       where l.target = 'coding'`,
    )
    .all() as Placed[];
  const identify = identifierIndex(db);
  const answers = new Map<string, boolean[]>();
  for (const { memoId, transcriptId, start, end } of rows) {
    const { identifier } = identify(transcriptId, start, end);
    let answer = answers.get(identifier);
    if (!answer) {
      const words = wordsIn(identifier);
      answers.set(identifier, (answer = terms.map((term) => holds(words, term))));
    }
    answer.forEach((isIn, i) => isIn && found[i]?.add(memoId));
  }
  return found;
}
