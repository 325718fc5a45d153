/** Letters without accents and case, so that `e` finds `É`. */
export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * How well a name answers a query, higher is better, or null when it does not. Every word of the query must be found:
 * at the beginning is best, then at the beginning of a word, then anywhere, then as first letters of words (`smt` finds
 * `saying “me too”`). Shorter names come first among equals.
 */
export function score(name: string, query: string): number | null {
  const text = plain(name);
  if (query.trim() === '') return 0;
  let sum = 0;
  for (const word of plain(query).split(/\s+/).filter(Boolean)) {
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
  const initials = text.split(/[^\p{L}\p{N}]+/u).map((part) => part.charAt(0));
  return word.length > 1 && initials.join('').includes(word) ? 2 : null;
}
