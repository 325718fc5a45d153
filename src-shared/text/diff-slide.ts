/** `a` to `aEnd` of the one text became `b` to `bEnd` of the other. */
export type Change = { a: number; aEnd: number; b: number; bEnd: number };

/** So far a change is looked along for a better place, in UTF-16 units. */
const FARTHEST = 400;

/**
 * Of “You wait. You let it” became “You let it”, either “You wait. ” has gone or “wait. You ”. Words that came or went
 * whole are taken where a person would have put or deleted them: from the start of a line or sentence to the end of
 * one. Changes keep their order, their lengths and something between them.
 */
export function slid(a: string, b: string, changes: readonly Change[]): Change[] {
  const moved: Change[] = [];
  changes.forEach((one, i) => {
    const isGone = one.b === one.bEnd;
    const text = isGone ? a : b;
    const [start, end] = isGone ? [one.a, one.aEnd] : [one.b, one.bEnd];
    const isPure = isGone || one.a === one.aEnd;
    if (!isPure || !/\s/u.test(text.slice(start, end))) return void moved.push(one);
    const [last, next] = [moved.at(-1), changes[i + 1]];
    const back = last ? Math.min(one.a - last.aEnd, one.b - last.bEnd) - 1 : Math.min(one.a, one.b);
    const forth = next
      ? Math.min(next.a - one.aEnd, next.b - one.bEnd) - 1
      : Math.min(a.length - one.aEnd, b.length - one.bEnd);
    const by = bestOf(text, start, end, Math.min(back, FARTHEST), Math.min(forth, FARTHEST));
    moved.push({ a: one.a + by, aEnd: one.aEnd + by, b: one.b + by, bEnd: one.bEnd + by });
  });
  return moved;
}

function bestOf(text: string, start: number, end: number, back: number, forth: number): number {
  let best = 0;
  let most = parting(text, start) + parting(text, end);
  const look = (by: number) => {
    // Within a word neither end parts well: what is before them is the same.
    if (start + by > 0 && !isSpace(text.charCodeAt(start + by - 1))) return;
    const score = parting(text, start + by) + parting(text, end + by);
    if (score > most) [best, most] = [by, score];
  };
  for (let by = -1; -by <= back && text[start + by] === text[end + by]; by--) look(by);
  for (let by = 1; by <= forth && text[start + by - 1] === text[end + by - 1]; by++) look(by);
  return best;
}

const isSpace = (unit: number) => unit <= 0x20 || unit === 0xa0 || unit === 0x3000;

/** How well a text parts at a place: best at a line's start, then a sentence's, then a word's. */
function parting(text: string, at: number): number {
  if (at <= 0 || at >= text.length || text[at - 1] === '\n') return 4;
  if (!isSpace(text.charCodeAt(at - 1))) return 0;
  const before = text.slice(Math.max(0, at - 4), at);
  return /[.!?…。！？]["”’)]*\s+$/u.test(before) ? 3 : 2;
}
