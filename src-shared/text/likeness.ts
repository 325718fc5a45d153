import { segmentsOf } from './segments.ts';

/** So many words in a row are hardly ever the same in two interviews by chance. */
const RUN = 5;

/**
 * How much of two texts' wording is the same, 0 to 1: the part of the runs of five words of one that the other has
 * too, of whichever has the larger part, so that a shortened version is still like the whole. Case and punctuation do
 * not matter. Two interviews in one language come to less than 0.05; a transcript and its correction to far more.
 */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [left, right] = [wordsOf(a), wordsOf(b)];
  const run = Math.min(RUN, left.length, right.length);
  if (run === 0) return 0;
  const [runsA, runsB] = [runsOf(left, run), runsOf(right, run)];
  let shared = 0;
  for (const one of runsA) if (runsB.has(one)) shared++;
  return shared / Math.min(runsA.size, runsB.size);
}

function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const piece of segmentsOf(text, 'word')) if (piece.isWordLike) words.push(piece.segment.toLowerCase());
  return words;
}

function runsOf(words: readonly string[], length: number): Set<string> {
  const runs = new Set<string>();
  for (let i = 0; i + length <= words.length; i++) runs.add(words.slice(i, i + length).join(' '));
  return runs;
}
