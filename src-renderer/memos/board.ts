import type { Id, Memo, MemoSection } from '@shared/contract/index.ts';
import { byNewest } from './listing.ts';

/** A section of the write-up with its memos in order; `id` null: those that are not sorted, newest first. */
export type Column = { id: Id | null; name: string; memos: readonly Memo[] };
/** Where a memo is put: as `memos.sort` takes it. */
export type Place = { sectionId: Id | null; beforeId: Id | null };
export type Direction = 'up' | 'down' | 'left' | 'right';

/** Columns in the order of the write-up, what is not sorted first. */
export function columnsOf(
  memos: Iterable<Memo>,
  sections: readonly MemoSection[],
  unsorted: string,
): Column[] {
  const bySection = Map.groupBy(memos, (memo) => memo.sectionId);
  return [
    { id: null, name: unsorted, memos: (bySection.get(null) ?? []).sort(byNewest) },
    ...sections.map(({ id, name }) => ({
      id,
      name,
      memos: (bySection.get(id) ?? []).sort((a, b) => a.place - b.place || a.id - b.id),
    })),
  ];
}

/** Where a memo stands. */
export function findIn(columns: readonly Column[], memoId: Id | null): { column: number; at: number } | null {
  for (const [column, { memos }] of columns.entries()) {
    const at = memos.findIndex((memo) => memo.id === memoId);
    if (at >= 0) return { column, at };
  }
  return null;
}

/** The memo that an arrow goes to; the same where there is none further. An empty column is passed over. */
export function neighbour(columns: readonly Column[], memoId: Id, direction: Direction): Id {
  const here = findIn(columns, memoId);
  if (!here) return memoId;
  const { column, at } = here;
  if (direction === 'up' || direction === 'down')
    return columns[column]?.memos[at + (direction === 'up' ? -1 : 1)]?.id ?? memoId;
  const step = direction === 'left' ? -1 : 1;
  for (let c = column + step; c >= 0 && c < columns.length; c += step) {
    const memos = columns[c]?.memos ?? [];
    const memo = memos[Math.min(at, memos.length - 1)];
    if (memo) return memo.id;
  }
  return memoId;
}

/** Where Alt and an arrow put a memo; null where it cannot go further. What is not sorted has no order to move in. */
export function placeBeside(columns: readonly Column[], memoId: Id, direction: Direction): Place | null {
  const here = findIn(columns, memoId);
  const column = here && columns[here.column];
  if (!here || !column) return null;
  if (direction === 'left' || direction === 'right') {
    const to = columns[here.column + (direction === 'left' ? -1 : 1)];
    return to ? placeAt(to, here.at, memoId) : null;
  }
  if (column.id === null) return null;
  const to = here.at + (direction === 'up' ? -1 : 1);
  return to < 0 || to >= column.memos.length ? null : placeAt(column, to, memoId);
}

/** The place that makes a memo the one at `at` of a column, counted without itself. */
export function placeAt(column: Column, at: number, memoId: Id): Place {
  const others = column.memos.filter((memo) => memo.id !== memoId);
  return { sectionId: column.id, beforeId: column.id === null ? null : (others[at]?.id ?? null) };
}

/**
 * Where a memo goes that is dropped between the cards of a column: `gap` counts the cards above, its own as well. Null
 * where that changes nothing.
 */
export function placeInGap(column: Column, gap: number, memoId: Id): Place | null {
  const own = column.memos.findIndex((memo) => memo.id === memoId);
  if (own < 0) return placeAt(column, gap, memoId);
  if (column.id === null || gap === own || gap === own + 1) return null;
  return placeAt(column, own < gap ? gap - 1 : gap, memoId);
}
