import { CLOSING, OPENING } from './quotation.ts';

/** A text in which every run of white space is one space, and where its characters came from. */
export type Folded = {
  text: string;
  /** Offset in the raw text of each character, and behind the last one the end; white space at the edges is left out. */
  raw: number[];
};

export function foldText(raw: string): Folded {
  const from = raw.length - raw.trimStart().length;
  const to = Math.max(from, raw.trimEnd().length);
  let text = '';
  const offsets: number[] = [];
  for (let i = from; i < to; i++) {
    const isSpace = /\s/u.test(raw.charAt(i));
    if (isSpace && text.endsWith(' ')) continue;
    text += isSpace ? ' ' : raw.charAt(i);
    offsets.push(i);
  }
  return { text, raw: [...offsets, to] };
}

/** A place in a typed quotation that may stand for a cut, or for itself where the passage has the same signs. */
export type Mark = { kind: 'elision' | 'bracket'; start: number; end: number; text: string; cost: number };

// What a reading costs, dearest first, so that what can be taken for the passage's own words is: an elision written
// otherwise than `render` writes it, a bracket, an elision, every character that a bracket replaces.
const FOREIGN_ELISION = 1e12;
const BRACKET = 1e9;
const ELISION = 1e6;

function elision(quotation: string, start: number, written: string): Mark {
  const end = start + written.length;
  const [left, right] = [quotation.slice(0, start), quotation.slice(end)];
  const isOurs =
    written === '…' &&
    (left === '' || left.endsWith(' ') !== OPENING.test(left.trimEnd())) &&
    (right === '' || right.startsWith(' ') !== CLOSING.test(right.trimStart()));
  return { kind: 'elision', start, end, text: '', cost: isOurs ? ELISION : FOREIGN_ELISION };
}

/** Every mark of a folded quotation, by its start. */
export function marksOf(quotation: string): Map<number, Mark> {
  const marks = new Map<number, Mark>();
  for (const match of quotation.matchAll(/…|\.{3}|\[([^[\]]*)\]/gu)) {
    const [whole, inner] = match;
    const elides = inner === undefined || /^ ?(?:…|\.{3}) ?$/u.test(inner);
    const start = match.index;
    const end = start + whole.length;
    if (elides) marks.set(start, elision(quotation, start, whole));
    else marks.set(start, { kind: 'bracket', start, end, text: (inner ?? '').trim(), cost: BRACKET });
    // A mark can also stand within brackets that are the passage's own.
    for (const within of (inner ?? '').matchAll(/…|\.{3}/gu)) {
      const at = start + 1 + within.index;
      marks.set(at, elision(quotation, at, within[0]));
    }
  }
  return marks;
}

/** One mark read as a cut: `from` to `to` of the folded words; `left` and `right`: a space that the words do not have. */
export type Step = {
  mark: Mark;
  from: number;
  to: number;
  left: boolean;
  right: boolean;
  before: Step | null;
};
type Thread = { cost: number; step: Step | null };

/** The places where a cut may begin or end, by folded offset: edges of characters; for an elision, of words as well. */
export type Edges = { character: (at: number) => boolean; word: (at: number) => boolean };

/** How far a quotation could be followed: `reached` in the quotation, `at` in the words. */
export type Impasse = { reached: number; at: number; step: Step | null };

type Alignment = { ok: true; step: Step | null } | { ok: false; impasse: Impasse };

/**
 * Lays a quotation along the words: its marks as cuts, everything else on the very words. Tries all readings at once,
 * one thread for each place in the words, and keeps the cheapest way to each; so it finds a reading whenever there is
 * one, in time bounded by the length of the words times that of the quotation, however often words repeat.
 */
export function align(words: string, quotation: string, marks: Map<number, Mark>, edges: Edges): Alignment {
  /** Threads by their place in the words, for each place in the quotation that a mark leads to. */
  const arrivals = new Map<number, Map<number, Thread>>();
  // A thread on plain words keeps its distance between the two places, so it is kept by that and need not move.
  let live = new Map<number, Thread>([[0, { cost: 0, step: null }]]);
  let beforeSpace: [number, Thread][] = [];
  let impasse: Impasse = { reached: 0, at: 0, step: null };

  const arrive = (at: number, place: number, thread: Thread) => {
    const there = arrivals.get(at) ?? new Map<number, Thread>();
    arrivals.set(at, there);
    better(there, place, thread);
  };
  /** Only threads whose next character fits are worth keeping; the others still show how far the reading came. */
  const canGoOn = (at: number, place: number) =>
    at === quotation.length ? place === words.length : marks.has(at) || words[place] === quotation[at];
  const note = (reached: number, at: number, step: Step | null) => {
    if (reached > impasse.reached) impasse = { reached, at, step };
  };

  for (let j = 0; j <= quotation.length; j++) {
    for (const [place, thread] of arrivals.get(j) ?? []) better(live, place - j, thread);
    arrivals.delete(j);
    const cheapest = cheapestOf(live);
    if (cheapest) note(j, cheapest[0] + j, cheapest[1].step);

    const mark = marks.get(j);
    if (mark) {
      const here = [...live].map(([distance, thread]): Source => [distance + j, thread, false]);
      const early = beforeSpace.map(([place, thread]): Source => [place, thread, true]);
      const sources = [...early, ...here].sort((a, b) => a[0] - b[0]);
      const isSpaced = quotation[mark.end] === ' ';
      const open = mark.kind === 'elision' ? openElision : openBracket;
      for (const right of mark.kind === 'elision' ? [isSpaced] : isSpaced ? [false, true] : [false]) {
        const resume = mark.end + (right ? 1 : 0);
        for (const [place, thread] of open(words, mark, sources, edges, right)) {
          note(resume, place, thread.step);
          if (canGoOn(resume, place)) arrive(resume, place, thread);
        }
      }
    }
    if (j === quotation.length) break;
    beforeSpace =
      quotation[j] === ' ' && marks.has(j + 1)
        ? [...live].map(([distance, thread]) => [distance + j, thread])
        : [];
    const next = new Map<number, Thread>();
    for (const [distance, thread] of live)
      if (words[distance + j] === quotation[j]) next.set(distance, thread);
    live = next;
    if (live.size === 0 && arrivals.size === 0 && beforeSpace.length === 0) break;
  }
  const end = live.get(words.length - quotation.length);
  return end ? { ok: true, step: end.step } : { ok: false, impasse };
}

function better(threads: Map<number, Thread>, key: number, thread: Thread): void {
  const other = threads.get(key);
  if (!other || thread.cost < other.cost) threads.set(key, thread);
}

function cheapestOf(threads: Map<number, Thread>): [number, Thread] | null {
  let best: [number, Thread] | null = null;
  for (const entry of threads) if (!best || entry[1].cost < best[1].cost) best = entry;
  return best;
}

/** A thread at its place in the words, and whether the quotation has a space before the mark that the words have not. */
type Source = [place: number, thread: Thread, left: boolean];

/** Threads after an elision, by their place: it leaves out at least one character and no piece of a word. */
function* openElision(
  words: string,
  mark: Mark,
  sources: Source[],
  edges: Edges,
): Generator<[number, Thread]> {
  const starts = sources
    .map(([place, thread]) => ({ from: words[place] === ' ' ? place + 1 : place, thread }))
    .filter(({ from }) => edges.word(from));
  let best: { from: number; thread: Thread } | null = null;
  let next = 0;
  for (let place = 0; place <= words.length; place++) {
    const to = words[place - 1] === ' ' ? place - 1 : place;
    for (let start = starts[next]; start && start.from < to; start = starts[++next])
      if (!best || start.thread.cost < best.thread.cost) best = start;
    if (!best || !edges.word(to)) continue;
    const step = { mark, from: best.from, to, left: false, right: false, before: best.thread.step };
    yield [place, { cost: best.thread.cost + mark.cost, step }];
  }
}

/** Threads after a bracket: it replaces any number of characters, or none. */
function* openBracket(
  words: string,
  mark: Mark,
  sources: Source[],
  edges: Edges,
  right: boolean,
): Generator<[number, Thread]> {
  if (mark.text === '') return;
  const starts = sources.filter(([place]) => edges.character(place));
  let best: Source | null = null;
  let next = 0;
  for (let place = 0; place <= words.length; place++) {
    for (let start = starts[next]; start && start[0] <= place; start = starts[++next])
      if (!best || start[1].cost - start[0] < best[1].cost - best[0]) best = start;
    if (!best || !edges.character(place)) continue;
    const [from, thread, left] = best;
    const step = { mark, from, to: place, left, right, before: thread.step };
    yield [place, { cost: thread.cost + mark.cost + place - from, step }];
  }
}
