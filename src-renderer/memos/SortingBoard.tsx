/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-interactions -- the sections inside have the keys; their group hears them */
import type { Id } from '@shared/contract/index.ts';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useSession, useStore } from '../store/react.tsx';
import { byPosition } from '../store/select.ts';
import { useTold } from '../transcript/told.ts';
import { useEdgeScroll } from '../ui/edge-scroll.ts';
import { Button } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { columnsOf, findIn, neighbour, placeBeside, type Column, type Direction, type Place } from './board.ts'; // prettier-ignore
import { BoardColumn } from './BoardColumn.tsx';
import { openMemo } from './open-memo.ts';
import { SectionDialog } from './SectionDialog.tsx';
import { shownTitle } from './titles.ts';
import { useKeptFocus } from './use-kept-focus.ts';

const said = words.memos.board;
const ARROWS: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** Memos as cards in the sections of the write-up; dragged, or moved by Alt and the arrows. */
export function SortingBoard() {
  const session = useSession();
  const { act, store } = session;
  const memos = useStore((state) => state.tables.memo);
  const sections = useStore((state) => state.tables.memoSection);
  const readOnly = useStore((state) => state.readOnly);
  const [activeId, setActive] = useState<Id | null>(null);
  const [dragged, setDragged] = useState<Id | null>(null);
  const [moved, tellMoved] = useTold();
  const [adding, setAdding] = useState(false);
  const board = useRef<HTMLDivElement>(null);
  const edge = useEdgeScroll(board, 'x');
  const columns = useMemo(
    () => columnsOf(memos.values(), byPosition(sections), said.unsorted),
    [memos, sections],
  );
  const focused = useKeptFocus(board, columns);
  const active = findIn(columns, activeId) ?? findIn(columns, columns.find((one) => one.memos.length > 0)?.memos[0]?.id ?? null); // prettier-ignore
  const activeMemo = active ? columns[active.column]?.memos[active.at] : undefined;
  const column = active?.column ?? 0;
  // The keys go where the card went, as long as they are in a section.
  const shownId = activeMemo?.id;
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement?.role !== 'listbox' || !board.current?.contains(activeElement)) return;
    board.current.querySelector<HTMLElement>(`[data-column="${column}"]`)?.focus();
  }, [column, shownId]);
  const columnsNow = () => {
    const { tables } = store.get();
    return columnsOf(tables.memo.values(), byPosition(tables.memoSection), said.unsorted);
  };
  /** Puts a memo where `placeIn` says, told how the board stands when it is its turn; null: it stays. */
  const sort = (id: Id, placeIn: (now: readonly Column[]) => Place | null) => {
    setActive(id);
    void session.inTurn(async () => {
      const place = placeIn(columnsNow());
      if (!place || !(await act('memos.sort', { id, ...place }))) return;
      const now = columnsNow();
      const at = findIn(now, id);
      const memo = store.get().tables.memo.get(id);
      if (at && memo) tellMoved(said.moved(shownTitle(memo), now[at.column]?.name ?? '', at.at + 1));
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!activeMemo || !(event.target instanceof HTMLElement) || event.target.role !== 'listbox') return;
    if (event.key === 'Enter') {
      event.preventDefault();
      session.view.set({ memoView: 'list' });
      openMemo(session, activeMemo.id);
    }
    const direction = ARROWS[event.key];
    if (!direction || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (!event.altKey) return setActive(neighbour(columns, activeMemo.id, direction));
    const { id } = activeMemo;
    if (!readOnly) sort(id, (now) => placeBeside(now, id, direction));
  };
  return (
    <div className="memo-board">
      <p className="muted memo-board-hint">{said.hint}</p>
      <div
        ref={board}
        className="memo-columns"
        role="group"
        aria-label={said.label}
        data-dragging={dragged !== null || undefined}
        onKeyDown={onKeyDown}
        onDragOver={(event) => dragged !== null && edge.over(event, () => {})}
        onDragLeave={(event) => event.target === event.currentTarget && edge.stop()}
      >
        {columns.map((one, i) => (
          <BoardColumn
            key={one.id ?? 0}
            column={one}
            index={i}
            last={columns.length - 1}
            activeId={i === column ? (activeMemo?.id ?? null) : null}
            dragged={dragged}
            onActive={setActive}
            onFocus={focused}
            onDrag={setDragged}
            onDrop={(id, place) => sort(id, () => place)}
          />
        ))}
        {!readOnly && (
          <Button icon="plus" onPress={() => setAdding(true)}>
            {said.addSection}
          </Button>
        )}
        {sections.size === 0 && <p className="memo-no-sections muted">{said.noSections}</p>}
      </div>
      <p className="visually-hidden" aria-live="polite">
        {moved}
      </p>
      {adding && (
        <SectionDialog
          title={said.addSection}
          name=""
          onSave={(name) => act('sections.add', { name })}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  );
}
