/* oxlint-disable jsx-a11y/prefer-tag-over-role -- cards are options of their section, which is a listbox (ARIA APG, Listbox) */
import type { Id, Memo } from '@shared/contract/index.ts';
import { memo as memoised } from 'react';
import { useSession, useStore } from '../store/react.tsx';
import { Tag } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { dayOf } from '../words/day.ts';
import { openMemo } from './open-memo.ts';
import { shownTitle } from './titles.ts';

/** What a drag of a memo carries: its id. */
export const DRAGGED = 'application/x-groundwork-memo';

/** A memo as a card of the sorting board. */
export const BoardCard = memoised(function BoardCard({
  memo,
  start,
  at,
  of,
  isActive,
  isDragged,
  isDraggable,
  onActive,
  onDrag,
}: {
  memo: Memo;
  start: number;
  at: number;
  of: number;
  isActive: boolean;
  /** It is being dragged: where it comes from it is shown faintly. */
  isDragged: boolean;
  isDraggable: boolean;
  onActive: (id: Id) => void;
  onDrag: (id: Id | null) => void;
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
      className={isDragged ? 'card memo-board-card is-dragged' : 'card memo-board-card'}
      style={{ transform: `translateY(${start}px)` }}
      draggable={isDraggable}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, String(memo.id));
        event.dataTransfer.effectAllowed = 'move';
        onActive(memo.id);
        // The picture under the pointer is taken of the card as it is now.
        setTimeout(() => onDrag(memo.id));
      }}
      onDragEnd={() => onDrag(null)}
      onClick={() => onActive(memo.id)}
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
});
