import type { Id, Memo } from '@shared/contract/index.ts';
import { plain } from '../shell/fuzzy.ts';
import type { State } from '../store/state.ts';
import type { MemoFilter } from '../store/view.ts';

const DAY = 86_400_000;

/** Whether the host has to say which memos answer: only it searches words, and knows the codings of a code. */
export const asksHost = (query: string, filter: MemoFilter): boolean =>
  query.trim() !== '' || filter.codeId !== null;

/** How many filters are set; the search is not one. */
export const filtersSet = (filter: MemoFilter): number =>
  Object.values(filter).filter((one) => one !== null).length;

/** The memos that meet every filter, newest first or in the order of `found`. */
export function listedMemos(
  tables: Pick<State['tables'], 'memo' | 'memoLink'>,
  filter: MemoFilter,
  found: readonly Id[] | null,
  now: Date,
): Memo[] {
  const since = filter.days === null ? '' : new Date(now.getTime() - filter.days * DAY).toISOString();
  const on = filter.on === null ? null : memosOn(tables, filter.on);
  const isIn = (memo: Memo) =>
    (filter.kind === null || memo.kind === filter.kind) &&
    (filter.coderId === null || memo.coderId === filter.coderId) &&
    (filter.sectionId === null ||
      memo.sectionId === (filter.sectionId === 'none' ? null : filter.sectionId)) &&
    memo.createdAt >= since &&
    (on === null || on.has(memo.id));
  if (found) return found.flatMap((id) => tables.memo.get(id) ?? []).filter(isIn);
  return [...tables.memo.values()].filter(isIn).sort(byNewest);
}

/** Moments are all UTC in one form, whose order is that of their characters. */
export const byNewest = (a: Memo, b: Memo): number =>
  a.createdAt === b.createdAt ? b.id - a.id : a.createdAt < b.createdAt ? 1 : -1;

function memosOn({ memoLink }: Pick<State['tables'], 'memoLink'>, target: MemoFilter['on']): Set<Id> {
  const ids = new Set<Id>();
  for (const link of memoLink.values())
    if (link.role === 'on' && link.target === target) ids.add(link.memoId);
  return ids;
}

export type Piece = { text: string; isFound: boolean; at: number };
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** A text in pieces, those words marked that begin as a word of the query does; accents and case do not matter. */
export function marked(text: string, query: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of foundIn(text, query)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), isFound: false, at });
    pieces.push({ text: match[0], isFound: true, at: match.index });
    at = match.index + match[0].length;
  }
  if (at < text.length || pieces.length === 0) pieces.push({ text: text.slice(at), isFound: false, at });
  return pieces;
}

/** The words of a text that begin as a word of the query does, one after the other. */
function* foundIn(text: string, query: string): Generator<RegExpExecArray> {
  const terms = plain(query).match(WORD) ?? [];
  if (terms.length === 0) return;
  for (const match of text.matchAll(WORD)) {
    const folded = plain(match[0]);
    if (terms.some((term) => folded.startsWith(term))) yield match;
  }
}

/** So much of a text as a line of the list shows, around the first word that is found. */
export function excerpt(text: string, query: string, length = 150): string {
  const at = foundIn(text, query).next().value?.index;
  if (at === undefined || at < length / 2) return text.slice(0, length);
  const from = text.indexOf(' ', at - length / 3);
  const start = from < 0 || from > at ? at : from + 1;
  return `…${text.slice(start, start + length)}`;
}
