/** Letters without accents and case, so that `e` finds `É`. */
export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * How well a name answers a query, higher is better, or null when it does not. Every word of the query must be found:
 * at the beginning is best, then at the beginning of a word, then anywhere, then as first letters of words (`smt` finds
 * `saying “me too”`). Shorter names come first among equals.
 */
export const score = (name: string, query: string): number | null => scorer(query)(plain(name));

/** The same for many names, each `plain` already. */
export function scorer(query: string): (text: string) => number | null {
  const asked = plain(query).split(/\s+/).filter(Boolean);
  return (text) => (asked.length === 0 ? 0 : scoreWords(text, asked));
}

function scoreWords(text: string, asked: readonly string[]): number | null {
  let sum = 0;
  for (const word of asked) {
    const one = scoreWord(text, word);
    if (one === null) return null;
    sum += one;
  }
  return sum - Math.min(text.length, 200) / 1_000;
}

function scoreWord(text: string, word: string): number | null {
  const at = text.indexOf(word);
  if (at === 0) return 10;
  for (let i = at; i > 0; i = text.indexOf(word, i + 1))
    if (/[^\p{L}\p{N}]/u.test(text.charAt(i - 1))) return 8;
  if (at > 0) return 5;
  return word.length > 1 && initialsHold(text, word) ? 2 : null;
}

const INITIAL = /(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu;
/** Most names have not even the letters; only what has them is taken to pieces. */
function initialsHold(text: string, word: string): boolean {
  for (const letter of word) if (!text.includes(letter)) return false;
  return (text.match(INITIAL) ?? []).join('').includes(word);
}
