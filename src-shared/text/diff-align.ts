/** Tokens `a` to `aEnd` of the first sequence became tokens `b` to `bEnd` of the second. */
type TokenChange = { a: number; aEnd: number; b: number; bEnd: number };

/** Stretches shorter than this, both together, are compared outright; in longer ones words that occur once lead. */
const SHORT = 400;
/** After so many differences the best way so far is taken: what bounds the cost. */
const DIFFERENCES = 256;

/** A stretch still to be compared; `searched`: its length when it was last searched for rare words in vain. */
type Part = TokenChange & { searched: number };

/** The changes between two sequences, in order; what lies between two of them is the same in both. */
export function alignTokens(a: readonly string[], b: readonly string[]): TokenChange[] {
  const numbers = new Map<string, number>();
  const number = (word: string): number => {
    let held = numbers.get(word);
    if (held === undefined) numbers.set(word, (held = numbers.size));
    return held;
  };
  const [left, right] = [Int32Array.from(a, number), Int32Array.from(b, number)];
  const changes: TokenChange[] = [];
  const add = (change: TokenChange) => {
    const last = changes.at(-1);
    if (last && last.aEnd === change.a && last.bEnd === change.b) {
      last.aEnd = change.aEnd;
      last.bEnd = change.bEnd;
    } else changes.push(change);
  };
  // A stack and not recursion: an alignment can be as deep as the text is long.
  const rest: Part[] = [{ a: 0, aEnd: left.length, b: 0, bEnd: right.length, searched: Infinity }];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const part: Part = { ...inner(left, right, next), searched: next.searched };
    if (part.a === part.aEnd && part.b === part.bEnd) continue;
    if (part.a === part.aEnd || part.b === part.bEnd) {
      add(part);
      continue;
    }
    const length = part.aEnd - part.a + part.bEnd - part.b;
    // A search costs the whole length, so after one that found nothing half of it must be done before the next.
    const searches = length > SHORT && length <= part.searched / 2;
    const anchors = searches ? commonRareWords(left, right, part, numbers.size) : [];
    // One by one: there may be more parts than a call can take arguments.
    if (anchors.length > 0) for (const one of between(part, anchors).toReversed()) rest.push(one);
    else rest.push(...shortest(left, right, { ...part, searched: searches ? length : part.searched }, add));
  }
  return changes;
}

/** The part without what is the same at its beginning and end. */
function inner(left: Int32Array, right: Int32Array, part: TokenChange): TokenChange {
  let { a, aEnd, b, bEnd } = part;
  while (a < aEnd && b < bEnd && left[a] === right[b]) {
    a++;
    b++;
  }
  while (aEnd > a && bEnd > b && left[aEnd - 1] === right[bEnd - 1]) {
    aEnd--;
    bEnd--;
  }
  return { a, aEnd, b, bEnd };
}

type Pair = { a: number; b: number };

/** What lies between anchors, which are the same. */
function between(part: TokenChange, anchors: readonly Pair[]): Part[] {
  const parts: Part[] = [];
  const searched = Infinity;
  let { a, b } = part;
  for (const anchor of anchors) {
    parts.push({ a, aEnd: anchor.a, b, bEnd: anchor.b, searched });
    a = anchor.a + 1;
    b = anchor.b + 1;
  }
  return [...parts, { a, aEnd: part.aEnd, b, bEnd: part.bEnd, searched }];
}

/** Patience: words that occur once on either side, as many as stand in the same order. */
function commonRareWords(left: Int32Array, right: Int32Array, part: TokenChange, words: number): Pair[] {
  const once = (sequence: Int32Array, from: number, to: number) => {
    const places = new Map<number, number>();
    for (let i = from; i < to; i++) {
      const word = sequence[i] ?? words;
      places.set(word, places.has(word) ? -1 : i);
    }
    return places;
  };
  const inA = once(left, part.a, part.aEnd);
  const inB = once(right, part.b, part.bEnd);
  const pairs: Pair[] = [];
  for (const [word, a] of inA) {
    const b = inB.get(word) ?? -1;
    if (a >= 0 && b >= 0) pairs.push({ a, b });
  }
  return longestRising(pairs.sort((x, y) => x.a - y.a));
}

/** The longest run of pairs, in order of `a`, whose `b` rises too. */
function longestRising(pairs: readonly Pair[]): Pair[] {
  const ends: number[] = []; // index of the pair that a run of this length ends with, its b as low as can be
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach((pair, i) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.b ?? 0) < pair.b) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = i;
  });
  const run: Pair[] = [];
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) {
    const pair = pairs[i];
    if (pair) run.push(pair);
  }
  return run.reverse();
}

/**
 * Myers' greedy shortest edit. When the differences run out it keeps the way that got furthest and returns what is
 * left to compare.
 */
function shortest(
  left: Int32Array,
  right: Int32Array,
  part: Part,
  add: (change: TokenChange) => void,
): Part[] {
  const n = part.aEnd - part.a;
  const m = part.bEnd - part.b;
  const most = Math.min(n + m, DIFFERENCES);
  const reach = new Int32Array(2 * most + 3); // furthest x on each diagonal x - y, by diagonal + most + 1
  const middle = most + 1;
  const trace: Int32Array[] = [];
  let best = { d: 0, k: 0, sum: -1 };
  let isDone = false;
  for (let d = 0; d <= most && !isDone; d++) {
    for (let k = -d; k <= d; k += 2) {
      const isDown = k === -d || (k !== d && (reach[middle + k - 1] ?? 0) < (reach[middle + k + 1] ?? 0));
      let x = isDown ? (reach[middle + k + 1] ?? 0) : (reach[middle + k - 1] ?? 0) + 1;
      while (x < n && x - k < m && left[part.a + x] === right[part.b + x - k]) x++;
      reach[middle + k] = x;
      const isInside = x <= n && x - k <= m;
      if (isInside && 2 * x - k >= best.sum) best = { d, k, sum: 2 * x - k };
      if (x >= n && x - k >= m) {
        best = { d, k, sum: n + m };
        isDone = true;
        break;
      }
    }
    trace.push(reach.slice(middle - d - 1, middle + d + 2));
  }
  const at = (d: number, k: number): number => trace[d]?.[k + d + 1] ?? 0;
  let { k } = best;
  let x = at(best.d, k);
  const rest = { ...part, a: part.a + x, b: part.b + x - k };
  const steps: TokenChange[] = [];
  for (let d = best.d; d > 0; d--) {
    const isDown = k === -d || (k !== d && at(d - 1, k - 1) < at(d - 1, k + 1));
    const k0 = isDown ? k + 1 : k - 1;
    x = at(d - 1, k0);
    const [a, b] = [part.a + x, part.b + x - k0];
    steps.push({ a, aEnd: isDown ? a : a + 1, b, bEnd: isDown ? b + 1 : b });
    k = k0;
  }
  for (const step of steps.reverse()) add(step);
  return rest.a < rest.aEnd || rest.b < rest.bEnd ? [rest] : [];
}
