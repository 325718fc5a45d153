import { diffWords } from '@shared/text/diff.ts';

/** A stretch of words; `isOther` where the other text has not the same. */
export type Piece = { words: string; isOther: boolean };

/** Of long stretches that are the same only so much is shown at either end, in characters. */
const AROUND = 60;

/** Two readings of a passage in pieces, with what differs marked. */
export function differing(before: string, after: string): { before: Piece[]; after: Piece[] } {
  const left: Piece[] = [];
  const right: Piece[] = [];
  const add = (pieces: Piece[], words: string, isOther: boolean) => {
    if (words !== '') pieces.push({ words: isOther ? words : clipped(words), isOther });
  };
  let at = 0;
  for (const op of diffWords(before, after)) {
    const same = before.slice(at, op.at);
    add(left, same, false);
    add(right, same, false);
    at = op.at + op.remove;
    add(left, before.slice(op.at, at), true);
    add(right, op.insert, true);
  }
  add(left, before.slice(at), false);
  add(right, before.slice(at), false);
  return { before: left, after: right };
}

/** The beginning and the end of a long stretch, from word to word where there are spaces. */
function clipped(words: string): string {
  if (words.length <= 2 * AROUND + 20) return words;
  const head = words.slice(0, AROUND).replace(/\s+\S*$/u, '');
  const tail = words.slice(-AROUND).replace(/^\S*\s+/u, '');
  return `${head} … ${tail}`;
}
