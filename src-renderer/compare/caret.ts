import type { Id } from '@shared/contract/index.ts';

export type Direction = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

/** The incidents as they lie: rows of columns of ids. Without a crossing there is one row. Cells may be missing. */
export type Lie = readonly (readonly (readonly Id[] | undefined)[])[];

/**
 * Where the caret goes. Up and down run through a column, and on into the next row's; left and right go to the next
 * column that has incidents, to the place in it that `beside` gives (its first by default). `lanes`: one column is laid
 * out in so many, side by side. First and last are those of the column; `isCrossed`, once there, of the whole row. Null
 * where there is nothing to go to; without a caret the first incident.
 */
export function moveCaret(
  lie: Lie,
  caret: Id | null,
  by: Direction,
  {
    lanes = 1,
    isCrossed = false,
    beside,
  }: { lanes?: number; isCrossed?: boolean; beside?: (ids: readonly Id[]) => Id | undefined } = {},
): Id | null {
  const at = placeOf(lie, caret);
  if (!at) return firstOf(lie);
  const ids = lie[at.row]?.[at.column] ?? [];
  switch (by) {
    case 'first':
    case 'last': {
      const end = by === 'first' ? ids[0] : ids.at(-1);
      if (!isCrossed || end !== caret) return end ?? null;
      const row = lie[at.row] ?? [];
      return (by === 'first' ? row.find(hasAny)?.[0] : row.findLast(hasAny)?.at(-1)) ?? null;
    }
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
      for (let column = at.column + step; column >= 0 && column < row.length; column += step) {
        const cell = row[column] ?? [];
        if (cell.length > 0) return beside?.(cell) ?? cell[0] ?? null;
      }
      return null;
    }
  }
}

/** The ids of the column, or the cell of a crossing, that the caret stands in. */
export const columnOf = (lie: Lie, caret: Id | null): readonly Id[] => {
  const at = placeOf(lie, caret);
  return at ? (lie[at.row]?.[at.column] ?? []) : [];
};

/** Where an incident lies; null where it is not among them. */
export function placeOf(lie: Lie, id: Id | null): { row: number; column: number; index: number } | null {
  if (id === null) return null;
  for (const [row, columns] of lie.entries())
    for (const [column, ids] of columns.entries()) {
      const index = ids?.indexOf(id) ?? -1;
      if (index >= 0) return { row, column, index };
    }
  return null;
}

/**
 * The incident that the caret goes to when its own lies here no longer: the next of its column that still does, or else the
 * one before, or else the nearest after or before it as they are read. The caret itself where it is still here, or was not
 * before; null where none is left.
 */
export function caretInstead(before: Lie, now: Lie, caret: Id): Id | null {
  const at = placeOf(before, caret);
  if (!at || placeOf(now, caret)) return caret;
  const here = new Set(now.flatMap((row) => row.flatMap((ids) => ids ?? [])));
  const nearest = (ids: readonly Id[]) => {
    const place = ids.indexOf(caret);
    return (
      ids.slice(place).find((id) => here.has(id)) ??
      ids.slice(0, place).findLast((id) => here.has(id)) ??
      null
    );
  };
  return (
    nearest(before[at.row]?.[at.column] ?? []) ??
    nearest(before.flatMap((row) => row.flatMap((ids) => ids ?? [])))
  );
}

const hasAny = (ids: readonly Id[] | undefined) => ids !== undefined && ids.length > 0;

function firstOf(lie: Lie): Id | null {
  for (const row of lie) {
    const id = row.find(hasAny)?.[0];
    if (id !== undefined) return id;
  }
  return null;
}
