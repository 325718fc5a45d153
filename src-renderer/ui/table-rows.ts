import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefCallback,
} from 'react';
import { isComposing } from './composing.ts';
import { useKeptDrawn } from './keep-drawn.ts';
import { useFocusKept } from './keep-focus.ts';

/** From so many rows on the columns keep their width, whatever is in the rows that are in sight. */
const MANY = 60;

/** A row that is drawn, by its place; or the room of those that are not, in CSS pixels. */
export type DrawnRow = { at: number } | { gap: number; after: number };

/** What every row of the table has on its `tr`. */
export const rowMarks = (at: number) => ({ 'data-index': at, 'aria-rowindex': at + 2 });

/**
 * The rows of a long table, of which only those in sight are drawn; the one that has the focus, those beside it and
 * `kept` always are. The arrows go along a column, with Ctrl (⌘) Home and End to its ends; when a row goes that has the
 * focus, the next one gets it.
 */
export function useTableRows({
  keys,
  box,
  height,
  kept = -1,
  isHead = () => false,
  entersDown = false,
}: {
  /** What each row is known by; the same array while nothing of it changes. */
  keys: readonly (string | number)[];
  /** What is scrolled; null until it is there. */
  box: HTMLElement | null;
  /** Of a row, as reckoned until it has been drawn. */
  height: number;
  kept?: number;
  /** Rows that are a heading, which the arrows pass. */
  isHead?: (at: number) => boolean;
  /** Enter goes down as the arrow does. */
  entersDown?: boolean;
}) {
  const table = useRef<HTMLTableElement>(null);
  const [heldKey, setHeldKey] = useState<string | number | null>(null);
  const held = useMemo(() => (heldKey === null ? -1 : keys.indexOf(heldKey)), [keys, heldKey]);
  const [margin, setMargin] = useState(0);
  const wanted = useRef<{ key: string | number; cell: number } | null>(null);
  const stood = useRef(0);
  // oxlint-disable-next-line react/incompatible-library -- read at every draw, and kept by nobody
  const virtual = useVirtualizer<HTMLElement, HTMLTableRowElement>({
    count: keys.length,
    getScrollElement: () => box,
    estimateSize: () => height,
    getItemKey: (at) => keys[at] ?? at,
    rangeExtractor: useKeptDrawn(held < 0 ? -1 : held - 1, held, held < 0 ? -1 : held + 1, kept),
    overscan: 6,
    scrollMargin: margin,
  });
  const goTo = (to: number, cell: number) => {
    const key = keys[to];
    if (key === undefined) return;
    wanted.current = { key, cell };
    setHeldKey(key);
  };
  const told = useFocusKept(keys, (to) => {
    const near = isHead(to) ? [to + 1, to - 1].find((at) => at in keys && !isHead(at)) : to;
    if (near !== undefined) goTo(near, stood.current);
  });
  // oxlint-disable-next-line react/exhaustive-deps -- what stands above may have grown with any draw; it is set only when it has
  useLayoutEffect(() => {
    const body = table.current?.tBodies[0];
    if (body && box) {
      const top = body.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
      if (Math.abs(top - margin) > 1) setMargin(top);
    }
    if (!wanted.current) return;
    const { key, cell } = wanted.current;
    const row = table.current?.querySelector<HTMLTableRowElement>(`tr[data-index="${keys.indexOf(key)}"]`);
    const field = row?.cells[cell]?.querySelector<HTMLElement>('input, select, button');
    if (!field) return;
    wanted.current = null;
    field.focus();
    if (field instanceof HTMLInputElement) field.select();
  });

  const drawn: DrawnRow[] = [];
  let end = margin;
  for (const item of virtual.getVirtualItems()) {
    if (item.start > end) drawn.push({ gap: item.start - end, after: item.index });
    drawn.push({ at: item.index });
    end = item.end;
  }
  const rest = margin + virtual.getTotalSize() - end;
  if (rest > 0) drawn.push({ gap: rest, after: keys.length });

  return {
    drawn,
    /** Of each row's `tr`; always the same. */
    measure: virtual.measureElement as RefCallback<HTMLTableRowElement>,
    isMany: keys.length > MANY,
    table: {
      ref: table,
      'aria-rowcount': keys.length + 1,
      onFocus(event: FocusEvent) {
        const place = placeOf(event.target);
        const key = place && keys[place.at];
        if (!place || key === undefined) return;
        stood.current = place.cell;
        setHeldKey(key);
        told(key);
      },
      onBlur(event: FocusEvent) {
        // Whoever goes elsewhere is let go; a row is not left for what opens from it, as the question before it is deleted.
        const to = event.relatedTarget;
        const isStill =
          table.current?.contains(to) || (to instanceof Element && to.closest('.modal, .popover'));
        if (event.target.isConnected && !isStill) told(null);
      },
      onKeyDown(event: KeyboardEvent) {
        const place = event.target instanceof HTMLInputElement ? placeOf(event.target) : null;
        if (!place || isComposing(event) || event.altKey || event.shiftKey) return;
        const to = targetOf(event, place.at, keys.length, isHead, entersDown);
        if (to === null) return;
        event.preventDefault();
        goTo(to, place.cell);
      },
    },
  };
}

/** The row and cell that an element of the table stands in; null for what only came through it, as a dialog's does. */
function placeOf(target: EventTarget): { at: number; cell: number } | null {
  const cell = target instanceof Element ? target.closest<HTMLTableCellElement>('td, th') : null;
  const at = cell?.closest('tr')?.dataset['index'];
  return cell && at !== undefined ? { at: Number(at), cell: cell.cellIndex } : null;
}

function targetOf(
  event: KeyboardEvent,
  at: number,
  count: number,
  isHead: (at: number) => boolean,
  entersDown: boolean,
): number | null {
  const isMod = event.ctrlKey || event.metaKey;
  const isDown = event.key === 'ArrowDown' || (entersDown && event.key === 'Enter');
  const way = isMod
    ? { Home: [0, 1], End: [count - 1, -1] }[event.key]
    : isDown
      ? [at + 1, 1]
      : event.key === 'ArrowUp'
        ? [at - 1, -1]
        : undefined;
  if (!way) return null;
  const [from = 0, step = 1] = way;
  for (let to = from; to >= 0 && to < count; to += step) if (!isHead(to)) return to;
  return null;
}
