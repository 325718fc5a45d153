import type { Id, Memo } from '@shared/contract/index.ts';
import { useEffect, useRef } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { runCommand } from '../commands/table.ts';
import { usePreference, useSession, useStore, useView } from '../store/react.tsx';
import { Button, EmptyState, Menu } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { exportMemos } from './export.ts';
import { MemoEditor } from './MemoEditor.tsx';
import { MemoFilters } from './MemoFilters.tsx';
import { MemoList } from './MemoList.tsx';
import { SortingBoard } from './SortingBoard.tsx';
import { useListed } from './use-listed.ts';

const said = words.memos;

/** All memos: as a list with the one that is open beside it, or on the board where they are sorted for the write-up. */
export function MemosRoom() {
  const session = useSession();
  const memos = useStore((state) => state.tables.memo);
  const readOnly = useStore((state) => state.readOnly);
  const shown = useView((looking) => looking.memoView);
  const listed = useListed();
  const add = (
    <Button
      icon="plus"
      variant="primary"
      isDisabled={readOnly}
      onPress={() => runCommand('memos.onStudy', session)}
    >
      {said.add}
    </Button>
  );
  if (memos.size === 0)
    return (
      <main className="memos-room" data-pane="">
        <h1 className="visually-hidden">{said.room}</h1>
        <div className="memos-empty">
          <EmptyState icon="memos" title={said.emptyTitle} action={add}>
            {said.empty}
          </EmptyState>
        </div>
      </main>
    );
  return (
    <main className="memos-room" data-pane="">
      <header className="room-bar">
        <h1>{said.room}</h1>
        <span className="muted">
          {listed.length === memos.size || shown === 'board'
            ? said.count(memos.size)
            : said.found(listed.length, memos.size)}
        </span>
        <span className="grow" />
        <ToggleButtonGroup
          aria-label={said.viewLabel}
          className="memo-views"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[shown]}
          onSelectionChange={(keys) => {
            const [key] = [...keys];
            if (key === 'list' || key === 'board') session.view.set({ memoView: key });
          }}
        >
          <ToggleButton id="list" className="memo-view">
            {said.views.list}
          </ToggleButton>
          <ToggleButton id="board" className="memo-view">
            {said.views.board}
          </ToggleButton>
        </ToggleButtonGroup>
        <ExportMenu listed={listed} isAll={listed.length === memos.size} />
        {add}
      </header>
      {shown === 'board' ? <SortingBoard /> : <ListAndMemo listed={listed} />}
    </main>
  );
}

function ListAndMemo({ listed }: { listed: readonly Memo[] }) {
  const { view } = useSession();
  const memos = useStore((state) => state.tables.memo);
  const memoId = useView((looking) => looking.memoId);
  const query = useView((looking) => looking.memoQuery);
  const open = (memoId === null ? undefined : memos.get(memoId)) ?? listed[0];
  const room = useRef<HTMLDivElement>(null);
  const at = open ? listed.indexOf(open) : -1;
  /** The next one is opened, and the keys go to the list. */
  const removed = useRef<Id | null>(null);
  useEffect(() => {
    if (removed.current === null || memos.has(removed.current)) return;
    removed.current = null;
    // Once the dialog that asked has gone.
    requestAnimationFrame(() => room.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus());
  }, [memos]);
  const onRemoved = (id: Id) => {
    removed.current = id;
    view.set({ memoId: (listed[at + 1] ?? listed[at - 1])?.id ?? null });
  };
  return (
    <div className="memos-split" ref={room}>
      <aside className="memos-side" aria-label={said.list}>
        <MemoFilters />
        {listed.length === 0 ? (
          <div className="pane-empty">
            <p>{said.noneFound}</p>
            <p>{said.noneFoundHint}</p>
          </div>
        ) : (
          <MemoList
            memos={listed}
            openId={open?.id ?? null}
            query={query.trim()}
            onOpen={(id) => view.set({ memoId: id })}
          />
        )}
      </aside>
      {open ? (
        <MemoEditor key={open.id} memo={open} onRemoved={onRemoved} />
      ) : (
        <EmptyState title={said.choose} />
      )}
    </div>
  );
}

function ExportMenu({ listed, isAll }: { listed: readonly Memo[]; isAll: boolean }) {
  const session = useSession();
  const by = usePreference<string>('exportMemosBy', 'section');
  const ids = isAll && by !== 'none' ? undefined : listed.map((memo) => memo.id);
  return (
    <Menu
      label={said.export.label}
      entries={[
        ...(['docx', 'md', 'csv', 'json'] as const).map((format) => ({
          id: format,
          label: isAll ? said.export[format] : `${said.export[format]} · ${said.count(listed.length)}`,
          isDisabled: listed.length === 0,
          run: () => exportMemos(session, format, ids),
        })),
        'line',
        ...(['section', 'kind', 'none'] as const).map((one) => ({
          id: `by ${one}`,
          label: { section: said.export.bySection, kind: said.export.byKind, none: said.export.ungrouped }[
            one
          ],
          isChosen: by === one,
          run: () => session.preferences.save({ exportMemosBy: one }),
        })),
      ]}
    >
      <Button icon="export">{said.export.label}</Button>
    </Menu>
  );
}
