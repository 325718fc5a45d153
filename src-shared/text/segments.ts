/** What a reader takes for one piece: a character with all its marks, a word, a sentence. */
export type Unit = 'character' | 'word' | 'sentence';

// Rules of Unicode annex 29. The language only matters for a few (Swedish colons, Greek question marks); one fixed
// language makes two machines agree.
const SEGMENTERS: Record<Unit, Intl.Segmenter> = {
  character: new Intl.Segmenter('en', { granularity: 'grapheme' }),
  word: new Intl.Segmenter('en', { granularity: 'word' }),
  sentence: new Intl.Segmenter('en', { granularity: 'sentence' }),
};

/** The pieces of a text in order; for words, `isWordLike` tells words from spaces and punctuation. */
export const segmentsOf = (text: string, unit: Unit): Intl.Segments => SEGMENTERS[unit].segment(text);

/** Start of the line that holds `offset`; the line end belongs to the line before it. */
export const lineStart = (text: string, offset: number): number =>
  offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;

/** End of the line that starts at or holds `offset`, its line end included. */
export function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at + 1;
}

// Below the first combining mark every character stands alone, but for CR LF.
const FIRST_MARK = 0x300;
const CR = 0x0d;

function isPlainEdge(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  const before = text.charCodeAt(offset - 1);
  return before < FIRST_MARK && before !== CR && text.charCodeAt(offset) < FIRST_MARK;
}

// Every unit ends at a line end, so a line can be cut on its own: in a transcript of a million characters this costs no
// more than the turn in question.
function characterAround(text: string, offset: number): { start: number; end: number } {
  const from = lineStart(text, offset);
  const piece = segmentsOf(text.slice(from, lineEnd(text, offset)), 'character').containing(offset - from);
  // `containing` finds nothing only at or beyond the end, which is always a plain edge.
  const start = from + (piece?.index ?? 0);
  return { start, end: start + (piece?.segment.length ?? 0) };
}

/** Whether a character, with all its marks, ends or starts at `offset`. Both ends of the text count. */
export const isCharacterEdge = (text: string, offset: number): boolean =>
  isPlainEdge(text, offset) || characterAround(text, offset).start === offset;

/** The nearest edge of a character at or before `offset`. */
export const characterFloor = (text: string, offset: number): number =>
  isPlainEdge(text, offset) ? offset : characterAround(text, offset).start;

/** The nearest edge of a character at or after `offset`. */
export function characterCeil(text: string, offset: number): number {
  if (isPlainEdge(text, offset)) return offset;
  const { start, end } = characterAround(text, offset);
  return start === offset ? offset : end;
}
