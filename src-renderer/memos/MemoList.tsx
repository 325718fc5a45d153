/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a <select> draws no such lines (ARIA APG, Listbox) */
import { useVirtualizer } from '@tanstack/react-virtual';
import type { Id, Memo } from '@shared/contract/index.ts';
import { memo as memoised, useCallback, useEffect, useRef, type KeyboardEvent } from 'react';
import { useStore } from '../store/react.tsx';
import { Tag, useKeptDrawn } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { dayOf } from '../words/day.ts';
import { excerpt, marked } from './listing.ts';
import { shownTitle } from './titles.ts';

const said = words.memos;
/** The height of a line, as `.memo-line` has it, in CSS pixels. */
const LINE = 84;
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** The memos, one under the other; only those in sight are drawn, however many there are. */
export function MemoList({
  memos,
  openId,
  query,
  onOpen,
}: {
  memos: readonly Memo[];
  openId: Id | null;
  query: string;
  onOpen: (id: Id) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const coders = useStore((state) => state.tables.coder);
  const at = memos.findIndex((memo) => memo.id === openId);
  const lines = useVirtualizer({
    count: memos.length,
    getScrollElement: () => box.current,
    estimateSize: () => LINE,
    overscan: 6,
    // Another function would have all lines measured anew.
    getItemKey: useCallback((i: number) => memos[i]?.id ?? i, [memos]),
    rangeExtractor: useKeptDrawn(at),
  });
  useEffect(() => {
    if (at >= 0) lines.scrollToIndex(at, { align: 'auto' });
    // oxlint-disable-next-line react/exhaustive-deps -- only when another memo is opened
  }, [openId]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const to =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? memos.length - 1
          : step === undefined
            ? null
            : Math.min(memos.length - 1, Math.max(0, at + step));
    const memo = to === null ? undefined : memos[to];
    if (!memo || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onOpen(memo.id);
  };
  const current = useRef(onOpen);
  useEffect(() => {
    current.current = onOpen;
  });
  const opened = useCallback((id: Id) => {
    current.current(id);
    box.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div
      ref={box}
      className="memo-list"
      role="listbox"
      aria-label={said.list}
      tabIndex={0}
      data-pane-start=""
      {...(at >= 0 ? { 'aria-activedescendant': `memo-line-${memos[at]?.id}` } : {})}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className="memo-list-sheet" style={{ height: lines.getTotalSize() }}>
        {lines.getVirtualItems().map((item) => {
          const memo = memos[item.index];
          if (!memo) return null;
          return (
            <Line
              key={item.key}
              memo={memo}
              initials={coders.get(memo.coderId)?.initials ?? ''}
              query={query}
              place={item.index + 1}
              of={memos.length}
              start={item.start}
              isOpen={memo.id === openId}
              onOpen={opened}
            />
          );
        })}
      </div>
    </div>
  );
}

/** One memo of the list; drawn anew only when something of it changes, not with every step of a scroll. */
const Line = memoised(function Line({
  memo,
  initials,
  query,
  place,
  of,
  start,
  isOpen,
  onOpen,
}: {
  memo: Memo;
  initials: string;
  query: string;
  place: number;
  of: number;
  start: number;
  isOpen: boolean;
  onOpen: (id: Id) => void;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list has the keys
    <div
      id={`memo-line-${memo.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={isOpen}
      aria-setsize={of}
      aria-posinset={place}
      className="memo-line"
      style={{ transform: `translateY(${start}px)` }}
      onClick={() => onOpen(memo.id)}
    >
      <span className="memo-line-title">
        <Marked text={shownTitle(memo)} query={query} />
      </span>
      <span className="memo-line-text">
        <Marked text={memo.title || query ? excerpt(memo.plainText, query) : ''} query={query} />
      </span>
      <span className="memo-line-meta">
        <Tag>{said.kinds[memo.kind]}</Tag> {dayOf(memo.createdAt)} · {initials}
      </span>
    </div>
  );
});

function Marked({ text, query }: { text: string; query: string }) {
  return marked(text, query).map(({ text: part, isFound, at }) =>
    isFound ? <mark key={at}>{part}</mark> : <span key={at}>{part}</span>,
  );
}
