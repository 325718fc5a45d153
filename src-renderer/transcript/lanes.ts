import type { Coding, Id } from '@shared/contract/index.ts';
import { firstFree, pack } from '@shared/text/stripes.ts';

/** What came and went between two states of a transcript's codings. */
export type Difference = { gone: readonly Coding[]; come: readonly Coding[] };

/**
 * The lane of each coding's stripe, as `pack` gives it to all of them. Packing ten thousand costs milliseconds, and one
 * coding more or less changes the lanes only as far as stripes hang together: from where it begins to where all lanes
 * are again as they were.
 */
export class Lanes {
  readonly #laneOf = new Map<Id, number>();
  /** How many stripes each lane has. */
  readonly #held: number[] = [];

  /** `ordered` come by start, the longer first. */
  constructor(ordered: readonly Coding[]) {
    const packed = pack(ordered);
    ordered.forEach((row, i) => this.#put(row.id, packed[i] ?? 0));
  }

  get byId(): ReadonlyMap<Id, number> {
    return this.#laneOf;
  }
  /** How many lanes there are at the deepest place. */
  get depth(): number {
    return this.#held.findLastIndex((held) => held > 0) + 1;
  }

  /**
   * Follows a difference. `ordered` is the order that has come of it, `compare` what orders it, and `openAt` the codings
   * that may hold an offset.
   */
  follow(
    { gone, come }: Difference,
    ordered: readonly Coding[],
    compare: (a: Coding, b: Coding) => number,
    openAt: (offset: number) => readonly Coding[],
  ): void {
    const left = gone.map((row) => ({ row, lane: this.#take(row.id) })).sort((a, b) => compare(a.row, b.row));
    const fresh = new Set(come.map((row) => row.id));
    const first = [...gone, ...come].sort(compare)[0];
    if (!first) return;
    let i = indexFrom(ordered, (row) => compare(row, first) < 0);
    // Where each lane is taken to: now, and as it was.
    const ends: number[] = [];
    for (const row of openAt(first.start))
      if (row.end > first.start && !fresh.has(row.id) && compare(row, first) < 0)
        ends[this.#laneOf.get(row.id) ?? 0] = row.end;
    const were = ends.slice();
    let passed = 0;
    let waiting = come.length;
    for (; i < ordered.length; i++) {
      const row = ordered[i];
      if (!row) break;
      for (let next = left[passed]; next && compare(next.row, row) < 0; next = left[++passed])
        were[next.lane] = next.row.end;
      if (passed === left.length && waiting === 0 && isSame(ends, were, row.start)) return;
      const lane = firstFree(ends, row.start);
      ends[lane] = row.end;
      if (fresh.has(row.id)) waiting--;
      else were[this.#take(row.id)] = row.end;
      this.#put(row.id, lane);
    }
  }

  #put(id: Id, lane: number): void {
    this.#laneOf.set(id, lane);
    this.#held[lane] = (this.#held[lane] ?? 0) + 1;
  }
  #take(id: Id): number {
    const lane = this.#laneOf.get(id) ?? 0;
    if (this.#laneOf.delete(id)) this.#held[lane] = (this.#held[lane] ?? 1) - 1;
    return lane;
  }
}

/** Whether a stripe that starts at `start`, and any after it, finds the same lanes free. */
function isSame(a: readonly number[], b: readonly number[], start: number): boolean {
  for (let lane = Math.max(a.length, b.length) - 1; lane >= 0; lane--)
    if (Math.max(a[lane] ?? 0, start) !== Math.max(b[lane] ?? 0, start)) return false;
  return true;
}

/** Index of the first row of which `isBefore` does not hold; it holds for none after that. */
function indexFrom(rows: readonly Coding[], isBefore: (row: Coding) => boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row && isBefore(row)) low = middle + 1;
    else high = middle;
  }
  return low;
}
