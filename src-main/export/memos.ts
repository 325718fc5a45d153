import type { Id, Memo, MemoKind, MemoLink, QuotedWords } from '@shared/contract/index.ts';
import { bodyOf } from '@shared/memo/body.ts';
import { anchoredIn, linesOf } from '@shared/memo/lines.ts';
import { sql } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { list } from '../db/rows.ts';
import { memoSection } from '../db/schema.ts';
import { whileUnchanged } from '../db/while-unchanged.ts';
import { namesOf, namesOfLinks } from '../repositories/memo-names.ts';
import { quotedWords, quoteReading } from '../repositories/memo-quotes.ts';
import { KIND, type MemoGroup, type MemoOut, type MemosOut } from './memo-out.ts';
import { memosDocx } from './memos-docx.ts';
import { memosMd } from './memos-md.ts';
import { memosCsv, memosJson } from './memos-rows.ts';
import { partOf, withoutPause, type Pause } from './pause.ts';

type MemoFileOptions = {
  format: 'docx' | 'md' | 'csv' | 'json';
  groupBy: 'section' | 'kind' | 'none';
  /** Whether the memos come in the order that they are to stand in; otherwise by the day they were written. */
  isOrdered: boolean;
  /** The day the file is made, `2026-03-01`. */
  date: string;
  /** Awaited between memos. */
  pause?: Pause;
};

/** Of the whole work, what is done when all memos have been read. */
const READ_FOR_DOCX = 0.1;

const NOT_SORTED = 'Not sorted';

/** Memos as a file. Sections stand in their order, with their memos in theirs; what is not sorted comes last. */
export async function memosFile(
  db: Db,
  memos: readonly Memo[],
  options: MemoFileOptions,
): Promise<Uint8Array> {
  const { format, date, pause = withoutPause } = options;
  const sections = list(db.orm, 'memoSection', undefined, sql`${memoSection.position}, ${memoSection.id}`);
  const ordered = options.isOrdered ? [...memos] : byDate(memos);
  const groups: MemoGroup[] = [];
  const read = reader(db);
  // As a document they are read in a moment, and written in the rest.
  const reading = partOf(pause, 0, format === 'docx' ? READ_FOR_DOCX : 1);
  let done = 0;
  for (const { name, rows } of groupsOf(ordered, sections, options)) {
    const group: MemoGroup = { name, memos: [] };
    for (const row of rows) {
      group.memos.push(read(row));
      await reading(++done / memos.length);
    }
    if (group.memos.length > 0) groups.push(group);
  }
  const title = list(db.orm, 'project')[0]?.title ?? '';
  const out: MemosOut = { title, date, groups, isGrouped: options.groupBy !== 'none' };
  if (format === 'docx') return memosDocx(out, partOf(pause, READ_FOR_DOCX, 1));
  const all = groups.flatMap((group) => group.memos);
  const text = { md: () => memosMd(out), csv: () => memosCsv(all), json: () => memosJson(all) }[format]();
  return new TextEncoder().encode(text);
}

const byDate = (memos: readonly Memo[]) =>
  [...memos].sort((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id - b.id);

function groupsOf(
  memos: readonly Memo[],
  sections: readonly { id: Id; name: string }[],
  { groupBy, isOrdered }: MemoFileOptions,
): { name: string; rows: Memo[] }[] {
  if (groupBy === 'none') return [{ name: '', rows: [...memos] }];
  if (groupBy === 'kind') {
    const byKind = Map.groupBy(memos, (memo) => memo.kind);
    return (Object.keys(KIND) as MemoKind[]).map((kind) => ({
      name: KIND[kind],
      rows: byKind.get(kind) ?? [],
    }));
  }
  const bySection = Map.groupBy(memos, (memo) => memo.sectionId);
  const sorted = sections.map(({ id, name }) => {
    const rows = bySection.get(id) ?? [];
    return { name, rows: isOrdered ? rows : [...rows].sort((a, b) => a.place - b.place || a.id - b.id) };
  });
  return [...sorted, { name: NOT_SORTED, rows: bySection.get(null) ?? [] }];
}

/** Reads one memo after the other for a file; what they share is read once. */
function reader(db: Db): (memo: Memo) => MemoOut {
  const names = namesOf(db);
  const coders = new Map(list(db.orm, 'coder').map((row) => [row.id, row.initials]));
  const sections = new Map(list(db.orm, 'memoSection').map((row) => [row.id, row.name]));
  const quotedFrom = whileUnchanged(db, () => quoteReading(db));
  const links = list(db.orm, 'memoLink');
  const called = namesOfLinks(db, links);
  const byMemo = new Map<Id, { link: MemoLink; name: string }[]>();
  links.forEach((link, i) => {
    const held = byMemo.get(link.memoId);
    const one = { link, name: called[i] ?? '' };
    if (held) held.push(one);
    else byMemo.set(link.memoId, [one]);
  });
  return (memo) => {
    const body = bodyOf(memo);
    const mine = byMemo.get(memo.id) ?? [];
    const anchored = new Map(mine.map(({ link, name }) => [link.anchor, name]));
    const quotations = anchoredIn(body).filter((node) => node.type === 'quotation');
    return {
      guid: memo.guid,
      title: memo.title,
      kind: memo.kind,
      coder: coders.get(memo.coderId) ?? '',
      createdAt: memo.createdAt,
      updatedAt: memo.updatedAt,
      section: memo.sectionId === null ? null : (sections.get(memo.sectionId) ?? null),
      on: mine
        .filter(({ link }) => link.role === 'on')
        .map(({ link, name }) => ({ target: link.target, name })),
      lines: linesOf(body),
      nameOf: (mention) =>
        anchored.get(mention.anchor) ?? names(mention.target, mention.targetId) ?? mention.name,
      quotations:
        quotations.length === 0
          ? NONE
          : new Map(quotedWords(db, memo.id, quotations, quotedFrom()).map((one) => [one.anchor, one])),
    };
  };
}

const NONE: ReadonlyMap<string, QuotedWords> = new Map();
