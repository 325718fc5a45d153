import type { Id } from '@shared/contract/index.ts';
import { useCallback, useEffect, useRef, type RefObject } from 'react';
import type { Column } from './board.ts';

/**
 * Keeps the keys on the board when the section that had them goes, by its menu, by undo or in another window: they go to
 * the section that takes its place, to the one before the last, or to what is not sorted. Returns what is told of the
 * section that has the focus.
 */
export function useKeptFocus(
  board: RefObject<HTMLElement | null>,
  columns: readonly Column[],
): (columnId: Id | null) => void {
  const stood = useRef<{ id: Id; at: number } | null>(null);
  const order = useRef(columns);
  useEffect(() => {
    order.current = columns;
    const held = stood.current;
    if (!held) return;
    const at = columns.findIndex((one) => one.id === held.id);
    if (at >= 0) {
      held.at = at;
      return;
    }
    stood.current = null;
    // Somebody who has gone elsewhere meanwhile stays there.
    if (document.activeElement !== document.body) return;
    const next = board.current?.querySelector(`[data-section="${Math.min(held.at, columns.length - 1)}"]`);
    (next?.querySelector<HTMLElement>('header button') ?? next?.querySelector<HTMLElement>('[role="listbox"]'))?.focus(); // prettier-ignore
  }, [board, columns]);
  return useCallback((id) => {
    stood.current = id === null ? null : { id, at: order.current.findIndex((one) => one.id === id) };
  }, []);
}
