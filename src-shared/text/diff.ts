import { edit, type Edit, type Operation } from './edit.ts';
import { alignTokens } from './diff-align.ts';
import { slid, type Change } from './diff-slide.ts';
import { isCharacterEdge } from './segments.ts';

/**
 * The one change that makes `b` of `a`; null when they are the same. `caret` is where it ended in `b`: it says which
 * of two equal letters was typed. Cuts no character. For one turn at a time.
 */
export function diffSplice(a: string, b: string, caret?: number): Operation | null {
  if (a === b) return null;
  const grown = b.length - a.length;
  // The change ends at the caret, so what is the same before it cannot reach further than where it began.
  const limit = caret === undefined ? Infinity : Math.max(0, grown > 0 ? caret - grown : caret);
  return wholeCharacters(a, b, [trimmed(a, b, all(a, b), limit)])[0] ?? null;
}

const all = (a: string, b: string): Change => ({ a: 0, aEnd: a.length, b: 0, bEnd: b.length });

// Words; single letters of scripts that write no spaces; every space and sign on its own. Lone surrogates are signs.
const TOKEN =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}*|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*|[^]/gu;

/**
 * What was changed from one text to the other, word by word: the same words stay, and within a word that was corrected
 * the same letters do. Finds few changes, not always the fewest. 150,000 words with corrections all over take about
 * half a second; texts that have nothing in common cost no more than some hundred steps a word.
 */
export function diffWords(a: string, b: string): Edit {
  if (a === b) return [];
  // Only what lies between the same beginning and the same end is looked at; a correction costs what it changes.
  const middle = trimmed(a, b, all(a, b));
  if (middle.a === middle.aEnd || middle.b === middle.bEnd)
    return wholeCharacters(a, b, slid(a, b, [middle]));
  const start = wordFloor(a, middle.a);
  const end = wordCeil(a, middle.aEnd);
  const left = tokens(a, start, end);
  const right = tokens(b, start, b.length - (a.length - end));
  const changes = alignTokens(left.words, right.words).map((change) =>
    corrected(a, b, {
      a: left.at(change.a),
      aEnd: left.at(change.aEnd),
      b: right.at(change.b),
      bEnd: right.at(change.bEnd),
    }),
  );
  return wholeCharacters(a, b, slid(a, b, changes));
}

/** A change without the letters that both sides begin and end with, those at the beginning up to `limit` of them. */
function trimmed(a: string, b: string, change: Change, limit = Infinity): Change {
  let { a: start, aEnd: end, b: from, bEnd: to } = change;
  const last = Math.min(end, start + limit);
  while (start < last && from < to && a.charCodeAt(start) === b.charCodeAt(from)) {
    start++;
    from++;
  }
  while (start < end && from < to && a.charCodeAt(end - 1) === b.charCodeAt(to - 1)) {
    end--;
    to--;
  }
  return { a: start, aEnd: end, b: from, bEnd: to };
}

/** As `trimmed`, but a word that shares less than half its letters with what came in its place went whole. */
function corrected(a: string, b: string, change: Change): Change {
  const one = trimmed(a, b, change);
  const [removed, inserted] = [one.aEnd - one.a, one.bEnd - one.b];
  const longer = Math.max(change.aEnd - change.a, change.bEnd - change.b);
  const isAnother = removed > 0 && inserted > 0 && 2 * Math.max(removed, inserted) >= longer;
  return isAnother ? change : one;
}

/** Changes, in order, as an edit that cuts no character of either text. What is between two of them is the same. */
function wholeCharacters(a: string, b: string, changes: readonly Change[]): Edit {
  const isEdge = (left: number, right: number) => isCharacterEdge(a, left) && isCharacterEdge(b, right);
  const wide: Change[] = [];
  const rest = changes.filter((one) => one.a < one.aEnd || one.b < one.bEnd).reverse();
  for (let one = rest.pop(); one; one = rest.pop()) {
    let { a: start, aEnd: end, b: from, bEnd: to } = one;
    while (!isEdge(start, from)) {
      const last = wide.at(-1);
      if (last?.aEnd === start) {
        // Nothing is the same between the two: they are one, and its start is an edge already.
        wide.pop();
        [start, from] = [last.a, last.b];
      } else {
        start--;
        from--;
      }
    }
    while (!isEdge(end, to)) {
      const next = rest.at(-1);
      if (next?.a === end) {
        rest.pop();
        [end, to] = [next.aEnd, next.bEnd];
      } else {
        end++;
        to++;
      }
    }
    wide.push({ a: start, aEnd: end, b: from, bEnd: to });
  }
  return edit(wide.map((one) => ({ at: one.a, remove: one.aEnd - one.a, insert: b.slice(one.b, one.bEnd) })));
}

const WORD = /[\p{L}\p{N}\p{M}\ud800-\udfff]/u;
// So many letters are looked back over for the beginning of a word; longer ones are cut, which only costs precision.
const LONG = 60;

function wordFloor(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < LONG && WORD.test(text.charAt(start - 1))) start--;
  while (start > 0 && !isCharacterEdge(text, start)) start--;
  return start;
}

function wordCeil(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < LONG && WORD.test(text.charAt(end))) end++;
  while (end < text.length && !isCharacterEdge(text, end)) end++;
  return end;
}

function tokens(text: string, start: number, end: number) {
  const words = text.slice(start, end).match(TOKEN) ?? [];
  const offsets = new Int32Array(words.length + 1);
  words.forEach((word, i) => (offsets[i + 1] = (offsets[i] ?? 0) + word.length));
  return { words, at: (index: number): number => start + (offsets[index] ?? 0) };
}
