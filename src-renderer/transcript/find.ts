import type { Span } from '@shared/text/span.ts';

/** Everything in a text that reads like `query`: case does not matter, nor how white space is laid out. */
export function findAll(text: string, query: string, limit = 10_000): Span[] {
  const pattern = query
    .trim()
    .split(/\s+/u)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'))
    .join('\\s+');
  if (pattern === '') return [];
  const found: Span[] = [];
  for (const match of text.matchAll(new RegExp(pattern, 'giu'))) {
    found.push({ start: match.index, end: match.index + match[0].length });
    if (found.length === limit) break;
  }
  return found;
}

/** Index of the first one at or after `offset`, the first of all when there is none, -1 when there are none at all. */
export function firstFrom(found: readonly Span[], offset: number): number {
  if (found.length === 0) return -1;
  const index = found.findIndex((span) => span.start >= offset);
  return index < 0 ? 0 : index;
}
