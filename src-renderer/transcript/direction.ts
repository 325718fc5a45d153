/** Letters that are written from right to left: Hebrew, Arabic and what stands beside them in Unicode. */
const RIGHT_TO_LEFT =
  /[\u0590-\u065f\u066d-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const LETTER = /\p{L}/u;
const DIGIT = /\p{Nd}/u;

/** The whole character that the code unit at `at` belongs to; nothing outside the words. */
function characterAt(words: string, at: number): string {
  const isSecondHalf =
    /[\udc00-\udfff]/.test(words.charAt(at)) && /[\ud800-\udbff]/.test(words.charAt(at - 1));
  return String.fromCodePoint(words.codePointAt(isSecondHalf ? at - 1 : at) ?? 32);
}

/** Whether the first letter from `at` on, or back, is one written from right to left; null when there is none. */
function nextLetter(words: string, at: number, step: 1 | -1): boolean | null {
  for (let i = at; i >= 0 && i < words.length; i += step) {
    const character = characterAt(words, i);
    if (RIGHT_TO_LEFT.test(character)) return true;
    if (LETTER.test(character)) return false;
  }
  return null;
}

/**
 * Whether the character at an offset of a turn's words is laid out from right to left. A sign between words goes with the
 * letters on both sides of it, and where those differ with the turn, which goes by its first letter.
 */
export function isRightToLeft(words: string, at: number): boolean {
  const character = characterAt(words, at);
  if (RIGHT_TO_LEFT.test(character)) return true;
  if (LETTER.test(character) || DIGIT.test(character)) return false;
  const turn = () => nextLetter(words, 0, 1) ?? false;
  const before = nextLetter(words, at - 1, -1) ?? turn();
  const after = nextLetter(words, at + 1, 1) ?? turn();
  return before === after ? before : turn();
}
