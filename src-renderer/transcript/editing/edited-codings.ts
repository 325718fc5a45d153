import type { Coding, Id } from '@shared/contract/index.ts';
import { mapSpan } from '@shared/text/anchor.ts';
import type { Edit, Operation } from '@shared/text/edit.ts';
import { mappingOf } from '@shared/text/mapping.ts';

/** The codings where an edit so far would leave them. The rows are ours: they are moved in place while letters are typed. */
export class EditedCodings {
  #stored: ReadonlyMap<Id, Coding> = new Map();
  #rows: ReadonlyMap<Id, Coding> = new Map();

  /** All that still have words. */
  get rows(): ReadonlyMap<Id, Coding> {
    return this.#rows;
  }
  get stored(): ReadonlyMap<Id, Coding> {
    return this.#stored;
  }

  /** Takes stored codings through the whole edit. */
  set(stored: ReadonlyMap<Id, Coding>, edit: Edit): void {
    this.#stored = stored;
    const mapping = mappingOf(edit);
    const rows = new Map<Id, Coding>();
    for (const row of stored.values()) {
      const mapped = row.start < row.end ? mapSpan(mapping, row) : null;
      if (mapped && mapped.kind !== 'lost') rows.set(row.id, { ...row, ...mapped.span });
    }
    this.#rows = rows;
  }

  /** Takes them one operation further; false when one has lost its words, and all must be set anew. */
  move(operation: Operation): boolean {
    const end = operation.at + operation.remove;
    const shift = operation.insert.length - operation.remove;
    const mapping = mappingOf([operation]);
    for (const row of this.#rows.values()) {
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
    return true;
  }
}
