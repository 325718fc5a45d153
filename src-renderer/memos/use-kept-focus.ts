import type { Id } from '@shared/contract/index.ts';
import { useMemo, type RefObject } from 'react';
import { useFocusKept } from '../ui/index.ts';
import type { Column } from './board.ts';

/**
 * Keeps the keys on the board when the section that had them goes: they go to the section that takes its place, to the
 * one before the last, or to what is not sorted. Returns what is told of the section that has the focus.
 */
export function useKeptFocus(
  board: RefObject<HTMLElement | null>,
  columns: readonly Column[],
): (columnId: Id | null) => void {
  const ids = useMemo(() => columns.map((one) => one.id), [columns]);
  return useFocusKept(ids, (at) => {
    const next = board.current?.querySelector(`[data-section="${at}"]`);
    (next?.querySelector<HTMLElement>('header button') ?? next?.querySelector<HTMLElement>('[role="listbox"]'))?.focus(); // prettier-ignore
  });
}
