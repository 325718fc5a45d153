import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { ExemplarStanding, Id } from '@shared/contract/index.ts';
import { useEdgeScroll } from '../ui/edge-scroll.ts';
import { number } from '../words/number.ts';
import { words } from '../words/index.ts';
import { BoardCard, DRAGGED } from './BoardCard.tsx';
import type { Quotation } from './use-board.ts';

const t = words.exemplars;
/** What a card is likely to be high before it has been measured, in pixels. */
const LIKELY = 190;
const GAP = 8;

/** One lane of the board. Only the cards in sight are there, so that 500 candidates scroll like five. */
export function Lane({
  standing,
  quotations,
  focused,
  dragged,
  head,
  empty,
  onKeyDown,
  onMove,
  onRemove,
  onDrag,
  onDrop,
}: {
  standing: ExemplarStanding;
  quotations: readonly Quotation[];
  /** The card that is to have the focus, a new object each time it is asked for. */
  focused: { id: Id } | null;
  dragged: Id | null;
  head?: ReactNode;
  empty: string;
  onKeyDown: (event: KeyboardEvent, id: Id) => void;
  onMove: (id: Id, standing: ExemplarStanding) => void;
  onRemove: (id: Id) => void;
  onDrag: (id: Id | null) => void;
  /** Below so many cards of the lane, the dragged one counted where it is one of them. */
  onDrop: (id: Id, standing: ExemplarStanding, gap: number) => void;
}) {
  const scroll = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState<number | null>(null);
  const [stop, setStop] = useState<Id | null>(null);
  const edge = useEdgeScroll(scroll, 'y');
  const held = dragged === null ? -1 : quotations.findIndex((one) => one.exemplar.id === dragged);
  const stopAt = Math.max(
    0,
    quotations.findIndex((one) => one.exemplar.id === stop),
  );
  // oxlint-disable-next-line react/incompatible-library -- a lane is small and is drawn anew when it scrolls; its cards are memoised by hand
  const list = useVirtualizer({
    count: quotations.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => LIKELY,
    // Another function would have all cards measured anew.
    getItemKey: useCallback((i: number) => quotations[i]?.exemplar.id ?? i, [quotations]),
    gap: GAP,
    overscan: 4,
    // A card that leaves the page while it is dragged would end no drag, and the one that Tab stops at would lose the keys.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), stopAt, held])]
        .filter((i) => i >= 0 && i < quotations.length)
        .sort((a, b) => a - b),
  });
  const focusedAt = focused ? quotations.findIndex((one) => one.exemplar.id === focused.id) : -1;
  const reached = useRef<object | null>(null);
  useEffect(() => {
    if (!focused || focusedAt < 0) return undefined;
    const card = () => document.getElementById(`board-${focused.id}`);
    // It may be asked for before it is drawn in its new place, and is followed there; not once somebody has gone on.
    if (reached.current === focused && document.activeElement !== card()) return undefined;
    list.scrollToIndex(focusedAt);
    // The card is there once the list has been drawn around its place.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        reached.current = focused;
        card()?.focus();
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [focused, focusedAt, list]);
  const gapAt = ({ clientY }: { clientY: number }): number => {
    const sheet = scroll.current?.querySelector('.lane-cards');
    const y = clientY - (sheet?.getBoundingClientRect().top ?? 0);
    const items = list.getVirtualItems().toSorted((a, b) => a.index - b.index);
    return items.find((item) => y < item.start + item.size / 2)?.index ?? quotations.length;
  };
  const leave = () => {
    edge.stop();
    setOver(null);
  };
  const line = over === null ? undefined : list.measurementsCache[Math.min(over, quotations.length - 1)];
  const lineAt = line && (over === quotations.length ? line.end : line.start - GAP) + GAP / 2 - 1;
  return (
    <section
      className="lane"
      aria-label={t.lane[standing]}
      data-lane={standing}
      data-pane=""
      data-over={over !== null || undefined}
    >
      <header className="pane-head">
        <h2>{t.lane[standing]}</h2>
        <small>{number(quotations.length)}</small>
        <span className="grow" />
        {head}
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a place to drop at; keys move the cards */}
      <div
        ref={scroll}
        className="lane-scroll"
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes(DRAGGED)) return;
          event.preventDefault();
          event.dataTransfer.dropEffect = 'move';
          setOver(gapAt(event));
          edge.over(event, (point) => setOver(gapAt(point)));
        }}
        onDragLeave={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget as Node | null)) leave();
        }}
        onDrop={(event) => {
          const id = Number(event.dataTransfer.getData(DRAGGED));
          leave();
          if (!id) return;
          event.preventDefault();
          onDrop(id, standing, gapAt(event));
        }}
      >
        {quotations.length === 0 ? (
          <p className="lane-empty muted">{empty}</p>
        ) : (
          <div className="lane-cards" style={{ height: list.getTotalSize() }}>
            {lineAt !== undefined && (
              <div className="lane-drop" style={{ transform: `translateY(${Math.max(-2, lineAt)}px)` }} />
            )}
            {list.getVirtualItems().map((item) => {
              const quotation = quotations[item.index];
              if (!quotation) return null;
              const { id } = quotation.exemplar;
              return (
                <div
                  key={item.key}
                  ref={list.measureElement}
                  data-index={item.index}
                  data-card={id}
                  className="lane-card"
                  style={{ transform: `translateY(${item.start}px)` }}
                  onFocus={() => setStop(id)}
                >
                  <BoardCard
                    exemplar={quotation.exemplar}
                    incident={quotation.incident}
                    place={t.place(item.index + 1, quotations.length)}
                    isFirstStop={item.index === stopAt}
                    isDragged={id === dragged}
                    onKeyDown={onKeyDown}
                    onMove={onMove}
                    onRemove={onRemove}
                    onDrag={onDrag}
                  />
                </div>
              );
            })}
          </div>
        )}
      </div>
    </section>
  );
}
