import type { Id } from '@shared/contract/index.ts';

export type Direction = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

/** The incidents as they lie: rows of columns of ids. Without a crossing there is one row. */
export type Lie = readonly (readonly (readonly Id[])[])[];

/**
 * Where the caret goes. Up and down run through a column, and on into the next row's; left and right go to the next
 * column that has incidents, to the place in it that `beside` gives (its first by default). `lanes`: one column is laid
 * out in so many, side by side. Null where there is nothing to go to; without a caret the first incident.
 */
export function moveCaret(
  lie: Lie,
  caret: Id | null,
  by: Direction,
  { lanes = 1, beside }: { lanes?: number; beside?: (ids: readonly Id[]) => Id | undefined } = {},
): Id | null {
  const at = find(lie, caret);
  if (!at) return lie.flat().find((ids) => ids.length > 0)?.[0] ?? null;
  const ids = lie[at.row]?.[at.column] ?? [];
  switch (by) {
    case 'first':
      return ids[0] ?? null;
    case 'last':
      return ids.at(-1) ?? null;
    case 'up':
    case 'down': {
      const step = by === 'up' ? -lanes : lanes;
      const next = ids[at.index + step];
      if (next !== undefined) return next;
      for (let row = at.row + Math.sign(step); lie[row]; row += Math.sign(step)) {
        const cell = lie[row]?.[at.column] ?? [];
        if (cell.length > 0) return (by === 'up' ? cell.at(-1) : cell[0]) ?? null;
      }
      return null;
    }
    case 'left':
    case 'right': {
      const step = by === 'left' ? -1 : 1;
      if (lanes > 1) return ids[at.index + step] ?? null;
      const row = lie[at.row] ?? [];
      for (let column = at.column + step; row[column]; column += step) {
        const cell = row[column] ?? [];
        if (cell.length > 0) return beside?.(cell) ?? cell[0] ?? null;
      }
      return null;
    }
  }
}

/** The ids of the column, or the cell of a crossing, that the caret stands in. */
export const columnOf = (lie: Lie, caret: Id | null): readonly Id[] => {
  const at = find(lie, caret);
  return at ? (lie[at.row]?.[at.column] ?? []) : [];
};

function find(lie: Lie, caret: Id | null): { row: number; column: number; index: number } | null {
  if (caret === null) return null;
  for (const [row, columns] of lie.entries())
    for (const [column, ids] of columns.entries()) {
      const index = ids.indexOf(caret);
      if (index >= 0) return { row, column, index };
    }
  return null;
}
