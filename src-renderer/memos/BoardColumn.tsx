/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-interactions -- cards are dropped on a section, and a <select> holds none (ARIA APG, Listbox) */
import { useVirtualizer } from '@tanstack/react-virtual';
import type { Id, Memo } from '@shared/contract/index.ts';
import { useEffect, useRef, useState, type DragEvent } from 'react';
import { useSession, useStore } from '../store/react.tsx';
import { Tag } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { placeAt, type Column, type Place } from './board.ts';
import { dayOf } from './day.ts';
import { openMemo } from './open-memo.ts';
import { SectionMenu } from './SectionMenu.tsx';
import { shownTitle } from './titles.ts';

const said = words.memos.board;
/** The height of a card with the gap below it, as `.memo-board-card` has it, in CSS pixels. */
const CARD = 92;
const DRAGGED = 'groundwork/memo';

/** One section of the write-up with its cards; only those in sight are drawn. */
export function BoardColumn({
  column,
  index,
  last,
  activeId,
  onActive,
  onDrop,
}: {
  column: Column;
  index: number;
  last: number;
  /** The card that has the keys, when it is in this column. */
  activeId: Id | null;
  onActive: (id: Id) => void;
  onDrop: (id: Id, place: Place) => void;
}) {
  const readOnly = useStore((state) => state.readOnly);
  const box = useRef<HTMLDivElement>(null);
  const [dropAt, setDropAt] = useState<number | null>(null);
  const { memos } = column;
  const cards = useVirtualizer({
    count: memos.length,
    getScrollElement: () => box.current,
    estimateSize: () => CARD,
    overscan: 4,
    getItemKey: (i) => memos[i]?.id ?? i,
  });
  const at = memos.findIndex((memo) => memo.id === activeId);
  useEffect(() => {
    if (at >= 0) cards.scrollToIndex(at, { align: 'auto' });
    // oxlint-disable-next-line react/exhaustive-deps -- when another card has the keys, or it has moved
  }, [activeId, at]);
  const indexAt = (event: DragEvent): number => {
    const top = box.current?.getBoundingClientRect().top ?? 0;
    const y = event.clientY - top + (box.current?.scrollTop ?? 0);
    return Math.min(memos.length, Math.max(0, Math.round(y / CARD)));
  };
  return (
    <section
      className={dropAt === null ? 'memo-column-box' : 'memo-column-box is-target'}
      aria-label={column.name}
      onDragOver={(event) => {
        if (readOnly || !event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setDropAt(indexAt(event));
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget))
          setDropAt(null);
      }}
      onDrop={(event) => {
        const id = Number(event.dataTransfer.getData(DRAGGED));
        setDropAt(null);
        if (!id) return;
        event.preventDefault();
        // The place is counted without the card itself, which may stand above it.
        const own = memos.findIndex((memo) => memo.id === id);
        const to = indexAt(event);
        onDrop(id, placeAt(column, own >= 0 && own < to ? to - 1 : to, id));
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
          {dropAt !== null && column.id !== null && (
            <div className="memo-drop" style={{ transform: `translateY(${dropAt * CARD - 5}px)` }} />
          )}
          {cards.getVirtualItems().map((item) => {
            const memo = memos[item.index];
            return memo ? (
              <BoardCard
                key={item.key}
                memo={memo}
                start={item.start}
                place={[item.index + 1, memos.length]}
                isActive={memo.id === activeId}
                isDraggable={!readOnly}
                onActive={() => {
                  onActive(memo.id);
                  box.current?.focus({ preventScroll: true });
                }}
              />
            ) : null;
          })}
        </div>
      </div>
    </section>
  );
}

function BoardCard({
  memo,
  start,
  place: [at, of],
  isActive,
  isDraggable,
  onActive,
}: {
  memo: Memo;
  start: number;
  place: [at: number, of: number];
  isActive: boolean;
  isDraggable: boolean;
  onActive: () => void;
}) {
  const session = useSession();
  const initials = useStore((state) => state.tables.coder.get(memo.coderId)?.initials);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the column has the keys
    <div
      id={`memo-card-${memo.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      aria-setsize={of}
      aria-posinset={at}
      className="card memo-board-card"
      style={{ transform: `translateY(${start}px)` }}
      draggable={isDraggable}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, String(memo.id));
        event.dataTransfer.effectAllowed = 'move';
        onActive();
      }}
      onClick={onActive}
      onDoubleClick={() => {
        session.view.set({ memoView: 'list' });
        openMemo(session, memo.id);
      }}
    >
      <b>{shownTitle(memo)}</b>
      <span className="memo-text-short">{memo.title ? memo.plainText.slice(0, 120) : ''}</span>
      <span className="memo-line-meta">
        <Tag>{words.memos.kinds[memo.kind]}</Tag> {dayOf(memo.createdAt)} · {initials}
      </span>
    </div>
  );
}
