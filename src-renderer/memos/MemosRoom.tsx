import { MEMO_KINDS, type Memo, type MemoKind } from '@shared/contract/index.ts';
import { useMemo, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { runCommand } from '../commands/table.ts';
import { useSession, useStore, useView } from '../store/react.tsx';
import { Button, EmptyState, SearchField, SelectField, Tag } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { dayOf } from './day.ts';
import { MemoEditor } from './MemoEditor.tsx';

const said = words.memos;
const ANY = 'any';

/** All memos, newest first, and the one that is open beside them. */
export function MemosRoom() {
  const session = useSession();
  const { view } = session;
  const memos = useStore((state) => state.tables.memo);
  const readOnly = useStore((state) => state.readOnly);
  const memoId = useView((looking) => looking.memoId);
  const [query, setQuery] = useState('');
  const [kind, setKind] = useState<MemoKind | typeof ANY>(ANY);
  const list = useMemo(() => {
    const wanted = query.trim().toLowerCase();
    return [...memos.values()]
      .filter((memo) => kind === ANY || memo.kind === kind)
      .filter((memo) => `${memo.title}\n${memo.plainText}`.toLowerCase().includes(wanted))
      .sort((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id - a.id);
  }, [memos, query, kind]);
  const open = (memoId === null ? undefined : memos.get(memoId)) ?? list[0];
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
        <span className="muted">{said.count(memos.size)}</span>
        <span className="grow" />
        {add}
      </header>
      <div className="memos-split">
        <aside className="memos-side" aria-label={said.list}>
          <div className="memos-filter">
            <SearchField label={said.search} value={query} onChange={setQuery} />
            <SelectField
              label={said.kind}
              hideLabel
              items={[
                { id: ANY, label: said.allKinds },
                ...MEMO_KINDS.map((id) => ({ id, label: said.kinds[id] })),
              ]}
              value={kind}
              onChange={setKind}
            />
          </div>
          {list.length === 0 ? (
            <p className="pane-empty">{said.noneFound}</p>
          ) : (
            <ListBox
              aria-label={said.list}
              className="memo-list"
              selectionMode="single"
              selectionBehavior="replace"
              disallowEmptySelection
              selectedKeys={open ? [String(open.id)] : []}
              onSelectionChange={(keys) => {
                const [key] = keys === 'all' ? [] : [...keys];
                if (key !== undefined) view.set({ memoId: Number(key) });
              }}
            >
              {list.map((memo) => (
                <MemoLine key={memo.id} memo={memo} />
              ))}
            </ListBox>
          )}
        </aside>
        {open ? <MemoEditor key={open.id} memo={open} /> : <EmptyState title={said.choose} />}
      </div>
    </main>
  );
}

function MemoLine({ memo }: { memo: Memo }) {
  const title = memo.title || memo.plainText.split('\n')[0]?.slice(0, 80) || said.untitled;
  return (
    <ListBoxItem id={String(memo.id)} textValue={title} className="memo-line">
      <span className="memo-line-title">{title}</span>
      <span className="memo-line-text">{memo.title ? memo.plainText.slice(0, 140) : ''}</span>
      <span className="memo-line-meta">
        <Tag>{said.kinds[memo.kind]}</Tag> {dayOf(memo.createdAt)}
      </span>
    </ListBoxItem>
  );
}
