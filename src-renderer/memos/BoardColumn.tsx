/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-interactions -- cards are dropped on a section, and a <select> holds none (ARIA APG, Listbox) */
import { useVirtualizer } from '@tanstack/react-virtual';
import type { Id } from '@shared/contract/index.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useStore } from '../store/react.tsx';
import { useEdgeScroll } from '../ui/edge-scroll.ts';
import { useKeptDrawn } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { placeInGap, type Column, type Place } from './board.ts';
import { BoardCard, DRAGGED } from './BoardCard.tsx';
import { SectionMenu } from './SectionMenu.tsx';

const said = words.memos.board;
/** The height of a card with the gap below it, as `.memo-board-card` has it, in CSS pixels. */
const CARD = 92;
/** Above the first card, or between two: where the line is drawn that shows the place. */
const lineAt = (gap: number) => Math.max(-2, gap * CARD - 5);

/** One section of the write-up with its cards; only those in sight are drawn. */
export function BoardColumn({
  column,
  index,
  last,
  activeId,
  dragged,
  onActive,
  onFocus,
  onDrag,
  onDrop,
}: {
  column: Column;
  index: number;
  last: number;
  /** The card that has the keys, when it is in this column. */
  activeId: Id | null;
  /** The card that is being dragged, from whichever column. */
  dragged: Id | null;
  onActive: (id: Id) => void;
  /** It, or its menu, has the focus. */
  onFocus: (columnId: Id | null) => void;
  onDrag: (id: Id | null) => void;
  onDrop: (id: Id, place: Place) => void;
}) {
  const readOnly = useStore((state) => state.readOnly);
  const box = useRef<HTMLDivElement>(null);
  const [dropAt, setDropAt] = useState<number | null>(null);
  const { memos } = column;
  const edge = useEdgeScroll(box, 'y');
  const held = dragged === null ? -1 : memos.findIndex((memo) => memo.id === dragged);
  const at = memos.findIndex((memo) => memo.id === activeId);
  const cards = useVirtualizer({
    count: memos.length,
    getScrollElement: () => box.current,
    estimateSize: () => CARD,
    overscan: 4,
    // Another function would have all cards measured anew.
    getItemKey: useCallback((i: number) => memos[i]?.id ?? i, [memos]),
    // A card that leaves the page while it is dragged would end no drag.
    rangeExtractor: useKeptDrawn(at, held),
  });
  useEffect(() => {
    if (at >= 0) cards.scrollToIndex(at, { align: 'auto' });
    // oxlint-disable-next-line react/exhaustive-deps -- when another card has the keys, or it has moved
  }, [activeId, at]);
  const gapAt = ({ clientY }: { clientY: number }): number => {
    const sheet = box.current?.querySelector('.memo-list-sheet');
    const y = clientY - (sheet?.getBoundingClientRect().top ?? 0);
    return Math.min(memos.length, Math.max(0, Math.round(y / CARD)));
  };
  const activated = useCallback(
    (id: Id) => {
      onActive(id);
      box.current?.focus({ preventScroll: true });
    },
    [onActive],
  );
  const leave = () => {
    edge.stop();
    setDropAt(null);
  };
  return (
    <section
      className={dropAt === null ? 'memo-column-box' : 'memo-column-box is-target'}
      aria-label={column.name}
      data-section={index}
      onFocus={() => onFocus(column.id)}
      onDragOver={(event) => {
        if (readOnly || !event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        setDropAt(gapAt(event));
        edge.over(event, (point) => setDropAt(gapAt(point)));
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget))
          leave();
      }}
      onDrop={(event) => {
        const id = Number(event.dataTransfer.getData(DRAGGED));
        leave();
        if (!id) return;
        event.preventDefault();
        const place = placeInGap(column, gapAt(event), id);
        if (place) onDrop(id, place);
      }}
    >
      <header className="memo-column-head">
        <h2>{column.name}</h2>
        <small>{said.count(memos.length)}</small>
        <span className="grow" />
        {column.id !== null && !readOnly && (
          <SectionMenu id={column.id} name={column.name} index={index} last={last} />
        )}
      </header>
      <div
        ref={box}
        className="memo-cards"
        role="listbox"
        aria-label={column.name}
        data-column={index}
        tabIndex={activeId === null ? -1 : 0}
        {...(at >= 0 ? { 'aria-activedescendant': `memo-card-${memos[at]?.id}` } : {})}
      >
        {memos.length === 0 && (
          <p className="muted memo-cards-empty">{column.id === null ? said.allSorted : said.empty}</p>
        )}
        <div role="presentation" className="memo-list-sheet" style={{ height: cards.getTotalSize() }}>
          {dropAt !== null && column.id !== null && memos.length > 0 && (
            <div className="memo-drop" style={{ transform: `translateY(${lineAt(dropAt)}px)` }} />
          )}
          {cards.getVirtualItems().map((item) => {
            const memo = memos[item.index];
            return memo ? (
              <BoardCard
                key={item.key}
                memo={memo}
                start={item.start}
                at={item.index + 1}
                of={memos.length}
                isActive={memo.id === activeId}
                isDragged={memo.id === dragged}
                isDraggable={!readOnly}
                onDrag={onDrag}
                onActive={activated}
              />
            ) : null;
          })}
        </div>
      </div>
    </section>
  );
}
