import { characterCeil, characterFloor } from './segments.ts';

/** A stretch of text: UTF-16 offsets, half-open, `start <= end`. */
export type Span = { readonly start: number; readonly end: number };

export const isEmpty = (span: Span): boolean => span.end <= span.start;

/** Whether all of `inner` lies in `outer`. A number stands for the character that starts there. */
export const contains = (outer: Span, inner: Span | number): boolean =>
  typeof inner === 'number'
    ? outer.start <= inner && inner < outer.end
    : outer.start <= inner.start && inner.end <= outer.end;

/** Whether they share at least one character; touching is not overlapping. */
export const overlaps = (a: Span, b: Span): boolean => Math.max(a.start, b.start) < Math.min(a.end, b.end);

/** What they share, or null when they share nothing. */
export const intersect = (a: Span, b: Span): Span | null =>
  overlaps(a, b) ? { start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) } : null;

/** Order of reading: by start, then the longer first, so that what holds another comes before it. */
export const compareSpans = (a: Span, b: Span): number => a.start - b.start || b.end - a.end;

/** The span within a text of `length`, its ends put in order. */
export function clampSpan(span: Span, length: number): Span {
  const within = (offset: number) => Math.min(Math.max(offset, 0), length);
  const [a, b] = [within(span.start), within(span.end)];
  return { start: Math.min(a, b), end: Math.max(a, b) };
}

/** The span grown until it cuts no character; an empty span takes none. */
export function snapOutward(text: string, span: Span): Span {
  const start = characterFloor(text, span.start);
  return isEmpty(span) ? { start, end: start } : { start, end: characterCeil(text, span.end) };
}

/** The span shrunk until it cuts no character; empty when it held no whole one. */
export function snapInward(text: string, span: Span): Span {
  const start = characterCeil(text, span.start);
  return { start, end: Math.max(start, characterFloor(text, span.end)) };
}

const SPACE = /\s/u;

/** The span without the white space at its edges; empty, at its start, when it held nothing else. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && SPACE.test(text.charAt(start))) start++;
  if (start === end) return { start: span.start, end: span.start };
  while (SPACE.test(text.charAt(end - 1))) end--;
  // A combining mark can stand on a space; the space is then part of that character.
  return {
    start: Math.max(span.start, characterFloor(text, start)),
    end: Math.min(span.end, characterCeil(text, end)),
  };
}
