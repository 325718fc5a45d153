import type { Span } from '@shared/text/span.ts';

export type FindOptions = { matchCase?: boolean; wholeWords?: boolean };

/** Finds listed at most. */
export const FIND_LIMIT = 10_000;

/** Letters, digits, and the marks on them. */
const WORDY = String.raw`[\p{L}\p{N}\p{M}_]`;
const BEGINS_WORDY = new RegExp(`^${WORDY}`, 'u');
const ENDS_WORDY = new RegExp(`${WORDY}$`, 'u');

/**
 * Everything in a text that reads like `query`: how white space is laid out does not matter, nor case unless asked.
 * Whole words are those with no letter or digit beside them.
 */
export function findAll(
  text: string,
  query: string,
  { matchCase = false, wholeWords = false }: FindOptions = {},
  limit = FIND_LIMIT,
): Span[] {
  const wanted = query.trim();
  let pattern = wanted
    .split(/\s+/u)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'))
    .join('\\s+');
  if (pattern === '') return [];
  if (wholeWords && BEGINS_WORDY.test(wanted)) pattern = `(?<!${WORDY})${pattern}`;
  if (wholeWords && ENDS_WORDY.test(wanted)) pattern = `${pattern}(?!${WORDY})`;
  const found: Span[] = [];
  for (const match of text.matchAll(new RegExp(pattern, matchCase ? 'gu' : 'giu'))) {
    found.push({ start: match.index, end: match.index + match[0].length });
    if (found.length === limit) break;
  }
  return found;
}

/** Index of the one that is so many steps from the first at or after `offset`, round and round; -1 when there are none. */
export function stepFrom(found: readonly Span[], offset: number, step: number): number {
  if (found.length === 0) return -1;
  const at = (firstFrom(found, offset) + step) % found.length;
  return at < 0 ? at + found.length : at;
}

/** Index of the first one at or after `offset`, the first of all when there is none, -1 when there are none at all. */
export function firstFrom(found: readonly Span[], offset: number): number {
  if (found.length === 0) return -1;
  const index = found.findIndex((span) => span.start >= offset);
  return index < 0 ? 0 : index;
}
