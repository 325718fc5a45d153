import type { Coding, Id } from '@shared/contract/index.ts';
import { mapSpan } from '@shared/text/anchor.ts';
import { carry, type TextChange } from '@shared/text/carry.ts';
import type { Operation } from '@shared/text/edit.ts';
import { mappingOf } from '@shared/text/mapping.ts';

/** The codings where an edit so far would leave them. The rows are ours: they are moved in place while letters are typed. */
export class EditedCodings {
  #stored: ReadonlyMap<Id, Coding> = new Map();
  #rows: ReadonlyMap<Id, Coding> = new Map();
  /** Rows that start at or after `from`, and are not `on` the turn that is typed in, are `by` further on; `end` is where `from` is by now. */
  #behind: { from: number; by: number; end: number; on: readonly Coding[] } | null = null;

  /** All that still have words. */
  get rows(): ReadonlyMap<Id, Coding> {
    this.catchUp();
    return this.#rows;
  }
  get stored(): ReadonlyMap<Id, Coding> {
    return this.#stored;
  }

  /** Takes stored codings through the whole edit, just as saving it will. False when each was there already. */
  set(stored: ReadonlyMap<Id, Coding>, change: TextChange): boolean {
    this.catchUp();
    const rows = new Map<Id, Coding>();
    let isOther = false;
    for (const row of stored.values()) {
      const to = row.start < row.end ? carry(change, row) : null;
      if (!to || to.kind === 'lost') continue;
      const { start, end } = to;
      const was = this.#rows.get(row.id);
      if (was?.start !== start || was.end !== end) isOther = true;
      rows.set(row.id, { ...row, start, end });
    }
    isOther ||= stored !== this.#stored || rows.size !== this.#rows.size;
    // Whoever paints holds the rows that were given: those are the ones to be moved by the next letter.
    if (!isOther) return false;
    this.#stored = stored;
    this.#rows = rows;
    return true;
  }

  /**
   * Takes them one operation further, at once; false when one has lost its words, and all must be set anew. What only
   * the whole edit tells (a word deleted and typed again) is told by `set`.
   *
   * With `turn`, for letters within one turn, it costs no more than that turn's codings, which are `on` it; `end` is
   * where the next turn starts before the operation. What stands behind it waits for `catchUp`, or another turn.
   */
  move(operation: Operation, turn?: { end: number; on: readonly Coding[] }): boolean {
    if (!turn || (this.#behind && this.#behind.end !== turn.end)) this.catchUp();
    const end = operation.at + operation.remove;
    const shift = operation.insert.length - operation.remove;
    const mapping = mappingOf([operation]);
    for (const row of turn?.on ?? this.#rows.values()) {
      if (row.end < operation.at) continue;
      if (row.start > end) {
        row.start += shift;
        row.end += shift;
        continue;
      }
      const mapped = mapSpan(mapping, row);
      if (mapped.kind === 'lost') return false;
      row.start = mapped.span.start;
      row.end = mapped.span.end;
    }
    if (turn) {
      this.#behind ??= { from: turn.end, by: 0, end: turn.end, on: turn.on };
      this.#behind.by += shift;
      this.#behind.end += shift;
    }
    return true;
  }

  /** Moves what stands behind the turn that was typed in: before any row there is looked at. */
  catchUp(): void {
    const behind = this.#behind;
    this.#behind = null;
    if (!behind || behind.by === 0) return;
    const moved = new Set(behind.on);
    for (const row of this.#rows.values())
      if (row.start >= behind.from && !moved.has(row)) {
        row.start += behind.by;
        row.end += behind.by;
      }
  }
}
