import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import { useSession } from '../store/react.tsx';
import type { RowHeights } from './crossing.ts';
import type { Group, Row } from './layout.ts';
import { heightSeen, useVirtual } from './use-virtual.ts';

/** Under which the bench keeps how far a crossing is scrolled: sideways, and which row is at the top, and how far that is gone. */
const ACROSS = 'crossed across';
const INTO = 'crossed into';
const topOf = (by: Group['by']) => `crossed ${by}`;

/**
 * Which rows and columns of a crossing are in sight as `box` is scrolled; those `at` the caret always are, or the focus
 * would be lost. Leaving the bench and coming back leaves the same row at the top, whatever rows above it have become.
 */
export function useInSight({
  box,
  rows,
  columns,
  width,
  heights,
  at,
}: {
  box: RefObject<HTMLDivElement | null>;
  rows: readonly Row[];
  columns: readonly Group[];
  /** Of each column, in CSS pixels. */
  width: number;
  heights: RowHeights;
  at: { row: number; column: number } | null;
}) {
  const { view } = useSession();
  const scrolls = () => view.get().bench.scrolls;
  const down = useVirtual<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: heights.of,
    measureElement: (element, entry, instance) => {
      const height = heightSeen(element, entry, instance);
      if (entry) heights.saw(instance.indexFromElement(element), height);
      return height;
    },
    getItemKey: useCallback((i: number) => rows[i]?.key ?? i, [rows]),
    rangeExtractor: useWith(at?.row),
    overscan: 2,
    initialOffset: () => {
      const id = rows[0] && scrolls().get(topOf(rows[0].by));
      const top = rows.findIndex((row) => (row.id ?? -1) === id);
      if (top < 0) return 0;
      let start = 0;
      for (let i = 0; i < top; i++) start += heights.of(i);
      return start + (scrolls().get(INTO) ?? 0);
    },
    onChange: (now) => {
      const offset = now.scrollOffset ?? 0;
      const top = now.getVirtualItemForOffset(offset);
      const row = top && rows[top.index];
      if (!row) return;
      scrolls().set(topOf(row.by), row.id ?? -1);
      scrolls().set(INTO, offset - top.start);
    },
  });
  const across = useVirtual<HTMLDivElement, HTMLDivElement>({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => box.current,
    estimateSize: () => width,
    getItemKey: useCallback((i: number) => columns[i]?.key ?? i, [columns]),
    rangeExtractor: useWith(at?.column),
    overscan: 1,
    initialOffset: () => scrolls().get(ACROSS) ?? 0,
    onChange: (now) => void scrolls().set(ACROSS, now.scrollOffset ?? 0),
  });
  const lastWidth = useRef(width);
  useLayoutEffect(() => {
    if (lastWidth.current === width) return;
    lastWidth.current = width;
    across.measure();
  }, [width, across]);
  const items = across.getVirtualItems();
  const shown = useMemo(() => items.map((item) => item.index), [items]);
  return { down, shown };
}

/** What is in sight, and one more wherever it is. */
const useWith = (one: number | undefined) =>
  useCallback(
    (range: Range) => {
      const drawn = defaultRangeExtractor(range);
      if (one === undefined || one >= range.count || drawn.includes(one)) return drawn;
      return [...drawn, one].sort((a, b) => a - b);
    },
    [one],
  );
