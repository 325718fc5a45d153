import type { Turn } from '@shared/contract/index.ts';

/** A place in the text as the page has it: the turn's index and an offset in its shown words. */
export type TurnPoint = { turn: number; at: number };

/** Turns by index, each shown without the line end that parts it from the next. Offsets are the transcript's. */
export class TurnMap {
  #starts: Float64Array;
  #lengths: Float64Array;
  #text: string | (() => string);
  /** By so many characters a turn is longer than the arrays say, and all after it start later. */
  #typed: { turn: number; by: number } | null = null;

  constructor(text: string, turns: readonly Pick<Turn, 'start' | 'end'>[]) {
    this.#text = text;
    this.#starts = Float64Array.from(turns, (turn) => turn.start);
    this.#lengths = Float64Array.from(turns, ({ start, end }, i) =>
      i < turns.length - 1 && end > start && text.charCodeAt(end - 1) === 10 ? end - 1 - start : end - start,
    );
  }

  /** Another map, in which one turn's shown words are so many characters longer, or shorter. `text` is asked for late. */
  grown(turn: number, by: number, text: () => string): TurnMap {
    const map = new TurnMap('', []);
    map.#text = text;
    // Who types goes on in the same turn: the arrays, of thousands of turns, are copied only for another.
    const isSame = this.#typed === null || this.#typed.turn === turn;
    map.#starts = isSame ? this.#starts : this.#starts.map((_, i) => this.start(i));
    map.#lengths = isSame ? this.#lengths : this.#lengths.map((_, i) => this.length(i));
    map.#typed = { turn, by: by + (isSame ? (this.#typed?.by ?? 0) : 0) };
    return map;
  }

  get text(): string {
    // A million letters are put together once, and by nobody who only types.
    if (typeof this.#text !== 'string') this.#text = this.#text();
    return this.#text;
  }

  get count(): number {
    return this.#starts.length;
  }
  start(turn: number): number {
    const start = this.#starts[turn];
    if (start === undefined) return this.text.length;
    return this.#typed && turn > this.#typed.turn ? start + this.#typed.by : start;
  }
  /** Length of the turn's shown words. */
  length(turn: number): number {
    return (this.#lengths[turn] ?? 0) + (this.#typed?.turn === turn ? this.#typed.by : 0);
  }
  words(turn: number): string {
    return this.text.slice(this.start(turn), this.start(turn) + this.length(turn));
  }

  /** Index of the turn that holds `offset`; 0 before the first, the last one after it. */
  turnAt(offset: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }

  /** A line end between two turns is at the end of the first. */
  pointOf(offset: number): TurnPoint {
    const turn = this.turnAt(offset);
    return { turn, at: Math.min(Math.max(offset - this.start(turn), 0), this.length(turn)) };
  }

  offsetOf({ turn, at }: TurnPoint): number {
    return this.start(turn) + Math.min(Math.max(at, 0), this.length(turn));
  }

  /** First and last turn that a passage has characters in. */
  range(span: { start: number; end: number }): [first: number, last: number] {
    return [this.turnAt(span.start), this.turnAt(Math.max(span.start, span.end - 1))];
  }

  /** What a passage has of one turn, in offsets of the turn's shown words; null when nothing. */
  part(span: { start: number; end: number }, turn: number): { from: number; to: number } | null {
    const base = this.start(turn);
    const from = Math.max(0, span.start - base);
    const to = Math.min(this.length(turn), span.end - base);
    return from < to ? { from, to } : null;
  }
}
