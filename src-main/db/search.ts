import { valueAt, type Diff, type Id, type WordHit } from '@shared/contract/index.ts';
import { wordsAround } from '@shared/text/around.ts';
import type { Db } from './open.ts';

/**
 * Keeps the word index true to a diff, inside its transaction. A hit is a turn; the index holds no text, so it is
 * filled here, where positions are UTF-16, and not by triggers, where they would not be.
 */
export function indexWords(db: Db, diff: Diff): void {
  const gone: Id[] = [];
  const dirty = new Set<Id>();
  const edited = new Map<Id, string>(); // texts as they were
  for (const step of diff) {
    if (step.table === 'turn') {
      if (step.op === 'remove') for (const row of step.rows) gone.push(row.id);
      else if (step.op === 'insert') for (const row of step.rows) dirty.add(row.id);
      else if (step.op === 'update') dirty.add(step.id);
      else for (const id of step.ids) dirty.add(id);
    }
    if (step.table === 'transcript' && step.op === 'update' && step.before.text !== undefined)
      edited.set(step.id, step.before.text);
    if (step.table === 'memo') indexMemos(db, step);
  }
  if (edited.size > 0) markTouched(db, diff, edited, dirty);
  const drop = db.sqlite.prepare('delete from turn_fts where rowid = ?');
  for (const id of gone) drop.run(id);
  if (dirty.size === 0) return;
  const turns = db.sqlite
    .prepare(
      'select id, transcript_id as transcriptId, "start", "end" from turn where id in (select value from json_each(?)) order by transcript_id, "start"',
    )
    .all(JSON.stringify([...dirty])) as { id: Id; transcriptId: Id; start: number; end: number }[];
  const textOf = db.sqlite.prepare('select text from transcript where id = ?').pluck();
  const put = db.sqlite.prepare('insert into turn_fts(rowid, words) values (?, ?)');
  let text = '';
  let of: Id | null = null;
  for (const turn of turns) {
    if (turn.transcriptId !== of) {
      of = turn.transcriptId;
      text = textOf.get(of) as string;
    }
    drop.run(turn.id);
    put.run(turn.id, text.slice(turn.start, turn.end));
  }
}

/**
 * Of the turns of edited texts only those whose words have changed are dirty: most of them have only moved, and to
 * index 3,500 turns again for one letter would take longer than the edit.
 */
function markTouched(db: Db, diff: Diff, edited: ReadonlyMap<Id, string>, dirty: Set<Id>): void {
  const was = { start: new Map<Id, number>(), end: new Map<Id, number>() };
  const isNew = new Set<Id>();
  for (const step of diff) {
    if (step.table !== 'turn') continue;
    if (step.op === 'insert') for (const row of step.rows) isNew.add(row.id);
    for (const edge of ['start', 'end'] as const) {
      if (step.op === 'update' && step.before[edge] !== undefined) was[edge].set(step.id, step.before[edge]);
      if (step.op === 'set' && step.field === edge)
        step.ids.forEach((id, i) => was[edge].set(id, valueAt(step.from, i) as number));
    }
  }
  const turns = db.sqlite.prepare('select id, "start", "end" from turn where transcript_id = ?');
  const textOf = db.sqlite.prepare('select text from transcript where id = ?').pluck();
  for (const [transcriptId, before] of edited) {
    const after = (textOf.get(transcriptId) ?? '') as string;
    for (const { id, start, end } of turns.all(transcriptId) as { id: Id; start: number; end: number }[]) {
      if (isNew.has(id)) continue;
      const words = before.slice(was.start.get(id) ?? start, was.end.get(id) ?? end);
      if (words === after.slice(start, end)) dirty.delete(id);
      else dirty.add(id);
    }
  }
}

function indexMemos(db: Db, step: Diff[number] & { table: 'memo' }) {
  const ids =
    step.op === 'update' ? [step.id] : step.op === 'set' ? step.ids : step.rows.map((row) => row.id);
  const drop = db.sqlite.prepare('delete from memo_fts where rowid = ?');
  const put = db.sqlite.prepare(
    'insert into memo_fts(rowid, title, words) select id, title, plain_text from memo where id = ?',
  );
  for (const id of ids) {
    drop.run(id);
    if (step.op !== 'remove') put.run(id);
  }
}

/** How much of the turn is shown on either side of a hit, in characters. */
const AROUND = 60;

/** Turns that hold every word of the query, best first. Quotes and operators in it are words like any other. */
export function searchWords(db: Db, query: string, limit: number): WordHit[] {
  const terms = query.match(/[\p{L}\p{N}\p{M}]+/gu);
  if (!terms) return [];
  const match = terms.map((term) => `"${term}"*`).join(' ');
  const rows = db.sqlite
    .prepare(
      `select f.rowid as turnId, u.transcript_id as transcriptId, u."start", u."end"
       from (select rowid, rank from turn_fts where turn_fts match ? order by rank limit ?) f
       join turn u on u.id = f.rowid order by f.rank`,
    )
    .all(match, limit) as { turnId: Id; transcriptId: Id; start: number; end: number }[];
  // Each text once, however many of its turns are found.
  const found = db.sqlite
    .prepare('select id, text from transcript where id in (select value from json_each(?))')
    .all(JSON.stringify([...new Set(rows.map((row) => row.transcriptId))])) as { id: Id; text: string }[];
  const texts = new Map(found.map(({ id, text }) => [id, text]));
  return rows.map((row) => {
    const text = texts.get(row.transcriptId) ?? '';
    const words = text.slice(row.start, row.end);
    const found = findFolded(words, terms[0] ?? '');
    const at = row.start + found.at;
    const to = at + found.length;
    const { before, after } = wordsAround(text, { start: at, end: to }, AROUND, row);
    return {
      transcriptId: row.transcriptId,
      turnId: row.turnId,
      start: at,
      end: to,
      before,
      words: text.slice(at, to),
      after: after.trimEnd(),
    };
  });
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The first word of `text` that begins with `term`, accents and case folded, as an offset into `text` itself. */
function findFolded(text: string, term: string): { at: number; length: number } {
  const wanted = fold(term);
  for (const word of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (fold(word[0]).startsWith(wanted)) return { at: word.index, length: word[0].length };
  }
  return { at: 0, length: 0 };
}
