import type { Id, Quotable } from '@shared/contract/index.ts';
import type { Db } from '../db/open.ts';
import { list } from '../db/rows.ts';
import { identifierIndex, transcriptsOf } from './identify.ts';
import { fold, WORD } from './memo-words.ts';

type Row = [id: Id, codeId: Id, transcriptId: Id, start: number, end: number];

/** Turns of one transcript in which a word begins so, in order: where each starts, and where it ends. */
type Turns = { starts: number[]; ends: number[] };

/** A term, and where it may be answered: by the name of a code, by who speaks in a transcript, or by words in these turns. */
type Answers = { begins: RegExp; codes: Set<Id>; speaking: Set<Id>; turns: Map<Id, Turns> };

/** So many codings are read at once. */
const LOT = 1_000;

/**
 * Codings to quote, the newest first, that answer the query by their code's name, identifier or words. What may hold a
 * term is asked of names and of the index of words; the words themselves are read only where every term may be held.
 * The half of a word in which a coding begins is in no index, so it is not looked for.
 */
export function quotables(db: Db, query: string, limit: number): Quotable[] {
  const names = new Map(list(db.orm, 'code').map((row) => [row.id, row.name]));
  const identify = identifierIndex(db);
  const textOf = db.sqlite.prepare('select text from transcript where id = ?').pluck();
  const texts = new Map<Id, string>();
  const terms = [...new Set(query.match(WORD) ?? [])].filter((term) => fold(term) !== '');
  const answers = terms.map((term) => answersTo(db, names, term));
  const found: Quotable[] = [];
  for (const row of codingsIn(db, answers, limit)) {
    if (!answers.every((one) => mayHold(one, row))) continue;
    const [codingId, codeId, transcriptId, start, end] = row;
    const text = texts.get(transcriptId) ?? (textOf.get(transcriptId) as string);
    texts.set(transcriptId, text);
    const words = text.slice(start, end);
    const { identifier } = identify(transcriptId, start, end);
    const said = answers.length > 0 ? fold(`${names.get(codeId) ?? ''} ${identifier} ${words}`) : '';
    if (!answers.every(({ begins }) => begins.test(said))) continue;
    found.push({ codingId, codeId, transcriptId, start, end, words, identifier });
    if (found.length === limit) break;
  }
  return found;
}

function answersTo(db: Db, names: ReadonlyMap<Id, string>, term: string): Answers {
  const begins = new RegExp(`(?<![\\p{L}\\p{N}])${fold(term)}`, 'u');
  const turns = new Map<Id, Turns>();
  const hits = db.sqlite
    .prepare(
      `select t.transcript_id, t."start", t."end" from turn_fts f join turn t on t.id = f.rowid
       where turn_fts match ? order by t.transcript_id, t."start"`,
    )
    .raw()
    .all(`"${term}"*`) as [Id, number, number][];
  for (const [transcriptId, start, end] of hits) {
    const held = turns.get(transcriptId) ?? { starts: [], ends: [] };
    turns.set(transcriptId, held);
    held.starts.push(start);
    held.ends.push(end);
  }
  return {
    begins,
    codes: new Set([...names].flatMap(([id, name]) => (begins.test(fold(name)) ? [id] : []))),
    speaking: transcriptsOf(db, (identifier) => begins.test(fold(identifier))),
    turns,
  };
}

/** Codings that may answer the term that the fewest answer, the newest first; all where nothing is asked. */
function* codingsIn(db: Db, answers: readonly Answers[], limit: number): Generator<Row> {
  const [rarest] = answers.toSorted(
    (a, b) => a.turns.size + a.speaking.size - b.turns.size - b.speaking.size,
  );
  if (rarest && rarest.turns.size + rarest.speaking.size + rarest.codes.size === 0) return;
  const within = rarest && JSON.stringify([...new Set([...rarest.turns.keys(), ...rarest.speaking])]);
  // In the order of ids, so without an index of transcripts or codes, whose rows would be sorted for each lot.
  const read = db.sqlite
    .prepare(
      `select id, code_id, transcript_id, "start", "end" from coding where id < ? and "start" < "end" ${
        rarest
          ? 'and (+transcript_id in (select value from json_each(?)) or +code_id in (select value from json_each(?)))'
          : ''
      } order by id desc limit ?`,
    )
    .raw();
  const asked = rarest ? [within, JSON.stringify([...rarest.codes])] : [];
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const size = answers.length === 0 ? limit : LOT;
    const rows = read.all(before, ...asked, size) as Row[];
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < size) return;
    before = last[0];
  }
}

function mayHold({ codes, speaking, turns }: Answers, [, codeId, transcriptId, start, end]: Row): boolean {
  if (codes.has(codeId) || speaking.has(transcriptId)) return true;
  const held = turns.get(transcriptId);
  return held !== undefined && touches(held, start, end);
}

/** Whether one of the turns has a part of `[start, end)`. */
function touches({ starts, ends }: Turns, start: number, end: number): boolean {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  return low > 0 && (ends[low - 1] ?? 0) > start;
}
