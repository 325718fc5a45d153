import { characterFloor } from '@shared/text/segments.ts';

/** Longest name that is made of a passage's own words, in UTF-16 units. */
const IN_VIVO_LIMIT = 80;

/** A passage's words as a code's name: on one line, without quotation marks and stops at the edges. */
const inVivoWords = (words: string): string =>
  words
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^[“”"«»„,;:.\s]+|[“”"«»„,;:.\s]+$/gu, '');

/** The whole name, or as many whole words of it as the limit allows; `isWhole` tells which. */
export function inVivoName(words: string): { name: string; isWhole: boolean } {
  const name = inVivoWords(words);
  if (name.length <= IN_VIVO_LIMIT) return { name, isWhole: true };
  const cut = name.lastIndexOf(' ', IN_VIVO_LIMIT);
  // A name without a space in eighty characters is cut where no character is parted.
  const short = cut > 0 ? name.slice(0, cut) : name.slice(0, characterFloor(name, IN_VIVO_LIMIT));
  return { name: inVivoWords(short), isWhole: false };
}
