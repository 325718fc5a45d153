import { isCharacterEdge } from './segments.ts';
import { trimSpan } from './span.ts';

/**
 * One departure of a quotation from the words of its coding. `start` and `end` count from the coding's first character,
 * UTF-16, half-open. `with: null` leaves the words out and shows `…`; a string stands in their place, in square
 * brackets; a string where `start === end` is a bracketed insertion. White space at an end of the string sets the
 * bracket apart there and `GLUE` joins it; otherwise it stands as `render` finds sensible.
 */
export type Cut = { start: number; end: number; with: string | null };

/** How a quotation is made from the words of its coding: a list of cuts that do not overlap. */
export type Rendition = { cuts: Cut[] };

/** At an end of a cut's string: no space there, as in `want[ed]`. The word joiner; it is never shown. */
export const GLUE = '\u2060';

const SPACES = /\s+/gu;
const EDGES = /^[\s\u2060]+|[\s\u2060]+$/gu;
/** A text after which, or before which, an elision needs no space. */
export const OPENING = /[\p{Ps}“‘«¿¡]$/u;
export const CLOSING = /^(?!\.\.)[\p{Pe}”».,;:!?]/u;
const LETTER_BEFORE = /[\p{L}\p{N}\p{M}]$/u;
const LETTER_AFTER = /^[\p{L}\p{N}\p{M}]/u;
const WORD_BEFORE = /[\p{L}\p{N}\p{M}]['’]?$/u;
const WORD_AFTER = /^['’]?[\p{L}\p{N}\p{M}]/u;
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** White space as it is shown in a quotation that has cuts: one line end or one space for each run. */
const fold = (text: string): string =>
  text.replace(SPACES, (run) => (/[\n\r\u2028\u2029]/u.test(run) ? '\n' : ' '));

/** What a bracket shows: the string without the marks at its ends. */
export const bracketText = (text: string): string => text.replace(EDGES, '').replace(SPACES, ' ');

/** Cuts in the order in which they are met; of two at one place the insertion first. */
const inOrder = (cuts: readonly Cut[]): Cut[] => cuts.toSorted((a, b) => a.start - b.start || a.end - b.end);

// Three units hold an apostrophe and any one character before or after it.
const before = (words: string, at: number): string => words.slice(Math.max(0, at - 3), at);
const after = (words: string, at: number): string => words.slice(at, at + 3);

/**
 * Whether `at` lies within a word, so that leaving words out from or up to there would leave a piece of one: `can` of
 * `can’t`. Scripts that write no spaces have no such places.
 */
export function isWithinWord(words: string, at: number): boolean {
  const [left, right] = [before(words, at), after(words, at)];
  if (!WORD_BEFORE.test(left) || !WORD_AFTER.test(right)) return false;
  return !UNSPACED.test(left.slice(-1)) && !UNSPACED.test(right.slice(0, 1));
}

/** Whether a bracket stands apart from what is left and right of it, when its string does not say. */
export function standsApart(words: string, cut: Cut): { left: boolean; right: boolean } {
  const { start, end } = cut;
  if (start < end)
    return { left: /^\s/u.test(words.slice(start, end)), right: /\s$/u.test(words.slice(start, end)) };
  const [left, right] = [before(words, start), after(words, start)];
  if (LETTER_BEFORE.test(left) && LETTER_AFTER.test(right)) return { left: false, right: false };
  return {
    left: /\S$/u.test(left) && !OPENING.test(left),
    right: /^\S/u.test(right) && !CLOSING.test(right),
  };
}

/**
 * The quotation. Without cuts the very words; otherwise every run of white space is one, an elision has a space on
 * either side but where punctuation closes or the quotation ends, and neighbouring elisions are one.
 */
export function render(words: string, rendition: Rendition): string {
  if (rendition.cuts.length === 0) return words;
  let shown = '';
  let owed: 'elision' | 'space' | null = null;
  const show = (piece: string) => {
    if (owed === 'elision') piece = piece.trimStart();
    if (piece === '') return;
    const isJoined = owed === 'elision' ? CLOSING.test(piece) : owed === null || /^\s/u.test(piece);
    shown += (isJoined || shown === '' ? '' : ' ') + piece;
    owed = null;
  };
  let at = 0;
  for (const cut of inOrder(rendition.cuts)) {
    show(fold(words.slice(at, cut.start)));
    at = Math.max(at, cut.end);
    if (cut.with === null) {
      shown = shown.trimEnd();
      if (owed !== 'elision') shown += (shown === '' || OPENING.test(shown) ? '' : ' ') + '…';
      owed = 'elision';
    } else {
      const apart = standsApart(words, cut);
      const isApart = (edge: string, otherwise: boolean) => edge !== GLUE && (/^\s/u.test(edge) || otherwise);
      if (isApart(cut.with.slice(0, 1), apart.left) && !/\s$/u.test(shown)) owed ??= 'space';
      show(`[${bracketText(cut.with)}]`);
      owed = isApart(cut.with.slice(-1), apart.right) ? 'space' : null;
    }
  }
  show(fold(words.slice(at)));
  return shown.trim();
}

export type QuotationProblemCode =
  | 'outside' // a cut beyond the passage
  | 'overlap'
  | 'splits_character'
  | 'splits_word' // an elision that leaves a piece of a word
  | 'nothing_cut' // an elision that leaves no words out
  | 'empty_substitution'
  | 'brackets' // square brackets within square brackets
  | 'everything_cut'
  | 'unfaithful' // words that are not the passage's
  | 'left_out'; // words left out without an elision

/**
 * What is wrong, for the researcher to read, and where: of a rendition in offsets of the passage, of a typed quotation
 * in offsets of the quotation.
 */
export type QuotationProblem = { code: QuotationProblemCode; message: string; start: number; end: number };

/** What is wrong with a rendition of these words; nothing when its quotation is a faithful cut. */
export function checkRendition(words: string, rendition: Rendition): QuotationProblem[] {
  const problems: QuotationProblem[] = [];
  const cuts = inOrder(rendition.cuts);
  let free = 0;
  let kept = '';
  for (const cut of cuts) {
    const { start, end } = cut;
    const report = (code: QuotationProblemCode, message: string) =>
      problems.push({ code, message, start, end });
    if (!(
      Number.isInteger(start) &&
      Number.isInteger(end) &&
      0 <= start &&
      start <= end &&
      end <= words.length
    )) {
      report('outside', 'This cut reaches beyond the passage.');
      continue;
    }
    if (start < free) report('overlap', `Two cuts overlap at “${words.slice(start, Math.min(free, end))}”.`);
    if (!isCharacterEdge(words, start) || !isCharacterEdge(words, end))
      report('splits_character', 'This cut goes through the middle of a character.');
    if (cut.with === null) checkElision(words, cut, report);
    else checkBracket(cut.with, report);
    kept += words.slice(free, start);
    free = Math.max(free, end);
  }
  kept += words.slice(free);
  if (cuts.length > 0 && !isSaid(kept, words))
    problems.push({
      code: 'everything_cut',
      message: 'Nothing of the participant’s own words is left.',
      start: 0,
      end: words.length,
    });
  return problems;
}

/** Whether `kept` still has a word of `words`, or, where these have no letters at all, anything. */
const isSaid = (kept: string, words: string): boolean =>
  /[\p{L}\p{N}]/u.test(words) ? /[\p{L}\p{N}]/u.test(kept) : kept.trim() !== '';

type Report = (code: QuotationProblemCode, message: string) => void;

function checkElision(words: string, cut: Cut, report: Report): void {
  const span = trimSpan(words, cut);
  if (span.start === span.end) return report('nothing_cut', 'No words are left out here.');
  if (isWithinWord(words, span.start) || isWithinWord(words, span.end))
    report(
      'splits_word',
      `Leaving out “${words.slice(span.start, span.end)}” would leave a piece of a word. Leave out whole words, or write the change in square brackets.`,
    );
}

function checkBracket(text: string, report: Report): void {
  const shown = bracketText(text);
  if (shown === '') report('empty_substitution', 'There is nothing between these square brackets.');
  else if (/^(?:…|\.{3})$/u.test(shown))
    report('empty_substitution', 'Leave words out instead of writing … between square brackets.');
  if (/[[\]]/u.test(shown)) report('brackets', 'Square brackets cannot stand within square brackets.');
}
