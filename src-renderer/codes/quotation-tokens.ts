import { segmentsOf } from '@shared/text/segments.ts';
import type { Cut } from '@shared/text/quotation.ts';

/** A word of a passage with the punctuation on it, in offsets of the passage. */
export type Token = { start: number; end: number };

/** Words as they are chosen for a cut: parted by white space, and by dictionary where a script writes none. */
export function tokensOf(words: string): Token[] {
  const tokens: Token[] = [];
  for (const match of words.matchAll(/\S+/gu)) {
    const [word] = match;
    if (
      /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u.test(word)
    ) {
      let at = match.index;
      for (const piece of segmentsOf(word, 'word')) {
        tokens.push({ start: at, end: at + piece.segment.length });
        at += piece.segment.length;
      }
    } else tokens.push({ start: match.index, end: match.index + word.length });
  }
  return tokens;
}

const overlaps = (cut: Cut, span: Token) => cut.start < span.end && cut.end > span.start;

/** Whether there is something to be put back at the span: a cut in it, or an insertion right behind it. */
export const hasCut = (cuts: readonly Cut[], span: Token): boolean =>
  cuts.some((cut) => overlaps(cut, span) || (cut.start === cut.end && cut.start === span.end));

/** The cuts without those that touch the span. Insertions at its edges stay. */
export const putBack = (cuts: readonly Cut[], span: Token): Cut[] =>
  cuts.filter((cut) => !overlaps(cut, span));

/**
 * Leaves the span out; elisions that it touches become part of it, but for those with an insertion between them.
 * What was inserted inside the span goes with it.
 */
export function leaveOut(cuts: readonly Cut[], span: Token, words: string): Cut[] {
  let { start, end } = span;
  const isInsertion = (cut: Cut) => cut.start === cut.end;
  const isBeside = (cut: Cut) => {
    const gap = cut.end <= start ? { start: cut.end, end: start } : { start: end, end: cut.start };
    if (gap.start > gap.end || words.slice(gap.start, gap.end).trim() !== '') return false;
    return !cuts.some((one) => isInsertion(one) && gap.start <= one.start && one.start <= gap.end);
  };
  const rest: Cut[] = [];
  for (const cut of cuts) {
    if (cut.with === null && (overlaps(cut, span) || isBeside(cut))) {
      start = Math.min(start, cut.start);
      end = Math.max(end, cut.end);
    } else if (!overlaps(cut, span)) rest.push(cut);
  }
  const outside = rest.filter((cut) => !(isInsertion(cut) && start < cut.start && cut.start < end));
  return [...outside, { start, end, with: null }].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Puts other words, in square brackets, in the place of the span; an empty span is an insertion. */
export const putInstead = (cuts: readonly Cut[], span: Token, text: string): Cut[] =>
  [...putBack(cuts, span), { ...span, with: text }].sort((a, b) => a.start - b.start || a.end - b.end);
