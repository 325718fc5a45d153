import { characterCeil, characterFloor } from './segments.ts';
import type { Span } from './span.ts';

const SPACE = /\s/;
const isSpace = (text: string, at: number) => SPACE.test(text.charAt(at));

/**
 * What is said before and after a passage, up to `length` UTF-16 units on either side and not beyond `within`, the text
 * where it is not given. It begins and ends with whole words, as far as there is a space to cut at; never within a
 * character.
 */
export function wordsAround(
  text: string,
  { start, end }: Span,
  length: number,
  within: Span = { start: 0, end: text.length },
): { before: string; after: string } {
  return {
    before: text.slice(cutBefore(text, Math.max(within.start, start - length), start, within.start), start),
    after: text.slice(end, cutAfter(text, end, Math.min(within.end, end + length), within.end)),
  };
}

function cutBefore(text: string, from: number, start: number, first: number): number {
  if (from <= first) return Math.min(from, start);
  if (isSpace(text, from - 1)) return Math.min(characterCeil(text, from), start);
  for (let at = from; at < start; at++)
    if (isSpace(text, at)) return Math.min(characterCeil(text, at + 1), start);
  return Math.min(characterCeil(text, from), start);
}

function cutAfter(text: string, end: number, to: number, last: number): number {
  if (to >= last) return Math.max(to, end);
  if (isSpace(text, to)) return Math.max(characterFloor(text, to), end);
  for (let at = to - 1; at >= end; at--)
    if (isSpace(text, at)) return Math.max(characterFloor(text, at), end);
  return Math.max(characterFloor(text, to), end);
}
