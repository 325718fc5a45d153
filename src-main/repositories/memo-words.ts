export const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Letters without accents and case. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
export const wordsIn = (text: string): string[] => [...fold(text).matchAll(WORD)].map(([word]) => word);
/** Whether one of the words begins with a term; both folded. */
export const holds = (words: readonly string[], term: string): boolean =>
  words.some((word) => word.startsWith(term));
