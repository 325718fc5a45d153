import { characterCeil, characterFloor, lineEnd, lineStart, segmentsOf, type Unit } from './segments.ts';
import { clampSpan, snapOutward, trimSpan, type Span } from './span.ts';

/** Which end of a passage. */
export type Edge = 'start' | 'end';

/**
 * Moves one end of a passage to the next place in `direction` where such an end may stand: the edge of a character, or
 * for a start the beginning and for an end the close of a word or a sentence. The other end stays; where the passage
 * would lose its last character, or the text is over, nothing moves. Never splits a character.
 */
export function moveEdge(text: string, span: Span, edge: Edge, by: Unit, direction: -1 | 1): Span {
  const now = snapOutward(text, clampSpan(span, text.length));
  const offset = nextStop(text, now[edge], edge, by, direction);
  const moved = edge === 'start' ? { start: offset, end: now.end } : { start: now.start, end: offset };
  return moved.start < moved.end ? moved : now;
}

/** The next place in `direction` where such an end may stand; `from` itself where there is none. */
export function nextStop(text: string, from: number, edge: Edge, by: Unit, direction: -1 | 1): number {
  const isPassed = (offset: number) => (direction < 0 ? offset < from : offset > from);
  const snap = edge === 'start' ? characterFloor : characterCeil;
  // Line by line away from the edge, so that the cost is that of the lines passed over.
  let line = lineStart(text, direction < 0 ? from - 1 : from);
  while (line < text.length) {
    const end = lineEnd(text, line);
    const nearestFirst = stopsOf(text, { start: line, end }, edge, by).filter(isPassed);
    if (direction < 0) nearestFirst.reverse();
    for (const stop of nearestFirst) {
      // A dictionary may part words (Thai, Burmese) between a letter and its mark.
      const whole = snap(text, stop);
      if (isPassed(whole)) return whole;
    }
    if (direction < 0 && line === 0) break;
    line = direction > 0 ? end : lineStart(text, line - 1);
  }
  return from;
}

/** Where this edge may stand in one line, in order. */
function stopsOf(text: string, line: Span, edge: Edge, by: Unit): number[] {
  const stops: number[] = [];
  for (const piece of segmentsOf(text.slice(line.start, line.end), by)) {
    if (by === 'word' && !piece.isWordLike) continue;
    const start = line.start + piece.index;
    const whole = { start, end: start + piece.segment.length };
    const stands = by === 'sentence' ? trimSpan(text, whole) : whole;
    if (stands.start < stands.end) stops.push(stands[edge]);
  }
  return stops;
}
