import type { Coding, Id } from '@shared/contract/index.ts';
import { compareSpans } from '@shared/text/span.ts';
import { Lanes } from './lanes.ts';
import type { TurnMap } from './turn-map.ts';

/** More at once are ordered and packed anew. */
const FEW = 8;
/** Turns that others came in the place of: from `first` on so many are gone and so many came. */
export type Stretch = { first: number; gone: number; came: number };

const inReadingOrder = (a: Coding, b: Coding) => compareSpans(a, b) || a.id - b.id;

/** The codings of one transcript by turn and in reading order, kept up by what differs from the last time. */
export class CodingIndex {
  #rows: ReadonlyMap<Id, Coding> = new Map();
  #byTurn: Coding[][];
  #ordered: Coding[] = [];
  #lanes: Lanes | null = null;

  constructor(public turns: TurnMap) {
    this.#byTurn = Array.from({ length: Math.max(1, turns.count) }, () => []);
  }

  /** Takes in the codings as they are now; returns the turns on which something differs. */
  set(rows: ReadonlyMap<Id, Coding>): Set<number> {
    const before = this.#rows;
    const dirty = new Set<number>();
    if (rows === before) return dirty;
    const gone: Coding[] = [];
    const come: Coding[] = [];
    for (const [id, row] of rows) {
      const old = before.get(id);
      if (old === row) continue;
      if (old) gone.push(old);
      come.push(row);
    }
    if (before.size + come.length - gone.length !== rows.size)
      for (const [id, row] of before) if (!rows.has(id)) gone.push(row);
    this.#rows = rows;
    for (const row of gone) this.#place(row, dirty, (list) => list.filter((other) => other.id !== row.id));
    for (const row of come) this.#place(row, dirty, (list) => [...list, row]);
    this.#reorder(gone, come);
    if (gone.length + come.length > FEW) this.#lanes = null;
    else
      this.#lanes?.follow({ gone, come }, this.#ordered, inReadingOrder, (offset) =>
        this.on(this.turns.turnAt(offset)),
      );
    return dirty;
  }

  /** Starts anew on turns that have become others; while a text is edited. */
  restart(turns: TurnMap, rows: ReadonlyMap<Id, Coding>): void {
    this.turns = turns;
    this.#rows = new Map();
    this.#byTurn = Array.from({ length: Math.max(1, turns.count) }, () => []);
    this.#ordered = [];
    this.#lanes = null;
    this.set(rows);
  }

  /**
   * Goes on with turns of which one stretch has become another. The same rows are held, which have been moved to where
   * they stand now; only those on the stretch may have come to other turns of it. Stripes keep their lanes.
   */
  reshape(turns: TurnMap, { first, gone, came }: Stretch): void {
    const here = new Set(this.#byTurn.slice(first, first + gone).flat());
    const lists = Array.from({ length: came }, (): Coding[] => []);
    for (const row of here) {
      const [from, to] = turns.range(row);
      for (let turn = Math.max(from, first); turn <= Math.min(to, first + came - 1); turn++)
        lists[turn - first]?.push(row);
    }
    this.turns = turns;
    this.#byTurn = [...this.#byTurn.slice(0, first), ...lists, ...this.#byTurn.slice(first + gone)];
  }

  #place(row: Coding, dirty: Set<number>, change: (list: Coding[]) => Coding[]): void {
    const [first, last] = this.turns.range(row);
    for (let turn = first; turn <= last; turn++) {
      this.#byTurn[turn] = change(this.#byTurn[turn] ?? []);
      dirty.add(turn);
    }
  }

  #reorder(gone: readonly Coding[], come: readonly Coding[]): void {
    const out = new Set(gone.map((row) => row.id));
    const kept = out.size > 0 ? this.#ordered.filter((row) => !out.has(row.id)) : this.#ordered;
    if (come.length > FEW) {
      this.#ordered = [...kept, ...come].sort(inReadingOrder);
      return;
    }
    const next = kept.slice();
    for (const row of come) {
      let low = 0;
      let high = next.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        const other = next[middle];
        if (other && inReadingOrder(other, row) < 0) low = middle + 1;
        else high = middle;
      }
      next.splice(low, 0, row);
    }
    this.#ordered = next;
  }

  get(id: Id | null): Coding | null {
    return id === null ? null : (this.#rows.get(id) ?? null);
  }
  on(turn: number): readonly Coding[] {
    return this.#byTurn[turn] ?? [];
  }
  /** All, by start and the longer first. */
  get ordered(): readonly Coding[] {
    return this.#ordered;
  }

  /** The lane of each coding's stripe. */
  get lanes(): ReadonlyMap<Id, number> {
    return this.#packed.byId;
  }
  /** How many lanes there are at the deepest place. */
  get depth(): number {
    return this.#packed.depth;
  }
  /** Made when asked for: an editor that opens and closes needs none. */
  get #packed(): Lanes {
    return (this.#lanes ??= new Lanes(this.#ordered));
  }

  /** Codings that hold the caret, the innermost first; those that end just before it only when none holds it. */
  at(offset: number): Coding[] {
    const turn = this.turns.turnAt(offset);
    const near = [...this.on(turn), ...(offset === this.turns.start(turn) ? this.on(turn - 1) : [])];
    const holding = near.filter((row) => row.start <= offset && offset < row.end);
    const found = holding.length > 0 ? holding : near.filter((row) => row.end === offset);
    return found.sort((a, b) => a.end - a.start - (b.end - b.start) || b.id - a.id);
  }

  /** The next coding after, or the last before, a place in reading order. */
  beside(from: { offset: number; id: Id | null }, direction: 1 | -1): Coding | null {
    const current = from.id === null ? -1 : this.#ordered.findIndex((row) => row.id === from.id);
    if (current >= 0) return this.#ordered[current + direction] ?? null;
    if (direction > 0) return this.#ordered.find((row) => row.start >= from.offset) ?? null;
    return this.#ordered.findLast((row) => row.start < from.offset) ?? null;
  }
}
