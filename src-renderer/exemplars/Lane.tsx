import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { ExemplarStanding, Id } from '@shared/contract/index.ts';
import { words } from '../words/index.ts';
import { BoardCard } from './BoardCard.tsx';
import type { Quotation } from './use-board.ts';

const t = words.exemplars;
/** What a card is likely to be high before it has been measured, in pixels. */
const LIKELY = 190;

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
  onDrag: (id: Id | null) => void;
  /** Before the quotation at this place of the lane, or last. */
  onDrop: (standing: ExemplarStanding, beforeId: Id | null) => void;
}) {
  const scroll = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState<Id | 'end' | null>(null);
  const [stop, setStop] = useState<Id | null>(null);
  // oxlint-disable-next-line react/incompatible-library -- a lane is small and is drawn anew when it scrolls; its cards are memoised by hand
  const list = useVirtualizer({
    count: quotations.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => LIKELY,
    getItemKey: (i) => quotations[i]?.exemplar.id ?? i,
    gap: 8,
    overscan: 4,
  });
  const focusedAt = focused ? quotations.findIndex((one) => one.exemplar.id === focused.id) : -1;
  const reached = useRef<object | null>(null);
  useEffect(() => {
    if (!focused || focusedAt < 0 || reached.current === focused) return undefined;
    reached.current = focused;
    list.scrollToIndex(focusedAt);
    // The card is there once the list has been drawn around its place.
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() => document.getElementById(`board-${focused.id}`)?.focus()),
    );
    return () => cancelAnimationFrame(frame);
  }, [focused, focusedAt, list]);
  const stopAt = Math.max(
    0,
    quotations.findIndex((one) => one.exemplar.id === stop),
  );
  const drop = (beforeId: Id | null) => {
    setOver(null);
    onDrop(standing, beforeId);
  };
  return (
    <section
      className="lane"
      aria-label={t.lane[standing]}
      data-lane={standing}
      data-pane=""
      data-over={over === 'end' || undefined}
    >
      <header className="pane-head">
        <h2>{t.lane[standing]}</h2>
        <small>{quotations.length}</small>
        <span className="grow" />
        {head}
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a place to drop at; keys move the cards */}
      <div
        ref={scroll}
        className="lane-scroll"
        onDragOver={(event) => {
          if (dragged === null) return;
          event.preventDefault();
          const card = event.target instanceof Element ? event.target.closest('[data-card]') : null;
          setOver(card ? Number(card.getAttribute('data-card')) : 'end');
        }}
        onDragLeave={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(null);
        }}
        onDrop={(event) => {
          event.preventDefault();
          if (dragged !== null) drop(typeof over === 'number' && over !== dragged ? over : null);
        }}
      >
        {quotations.length === 0 ? (
          <p className="lane-empty muted">{empty}</p>
        ) : (
          <div className="lane-cards" style={{ height: list.getTotalSize() }}>
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
                    quotation={quotation}
                    place={t.place(item.index + 1, quotations.length)}
                    isFirstStop={item.index === stopAt}
                    isOver={over === id && dragged !== null && dragged !== id}
                    onKeyDown={onKeyDown}
                    onMove={onMove}
                    onDragStart={onDrag}
                    onDragEnd={() => {
                      setOver(null);
                      onDrag(null);
                    }}
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
