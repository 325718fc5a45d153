import type { Input, Memo } from '@shared/contract/index.ts';
import { useMemo, useRef, useState } from 'react';
import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import { score } from '../shell/fuzzy.ts';
import { useSession, useStore } from '../store/react.tsx';
import { Dialog, SearchField } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { selectedPassage } from './copying.ts';
import { dayOf } from './day.ts';
import { shownTitle } from './titles.ts';

const said = words.memos.quoting;
const NEW = 'new';
const SHOWN = 60;

/** Puts the selected passage, or the active coding, into a memo as a quotation. */
export function QuoteDialog({ onClose }: { onClose: () => void }) {
  const session = useSession();
  const { act, view, say } = session;
  // What is quoted is settled when it opens: the focus leaves the text now.
  const [quoted] = useState((): Omit<Input<'memos.quote'>, 'id'> | null => {
    const passage = selectedPassage(session);
    if (passage) {
      const { transcriptId: targetId, start, end } = passage;
      return { target: 'passage', targetId, start, end };
    }
    const { codingId } = view.get();
    return codingId === null ? null : { target: 'coding', targetId: codingId };
  });
  const memos = useStore((state) => state.tables.memo);
  const [query, setQuery] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const list = useMemo(
    () =>
      [...memos.values()]
        .flatMap((memo) => {
          const points = score(shownTitle(memo), query);
          return points === null ? [] : [{ memo, points }];
        })
        .sort((a, b) => b.points - a.points || b.memo.updatedAt.localeCompare(a.memo.updatedAt))
        .slice(0, SHOWN)
        .map(({ memo }) => memo),
    [memos, query],
  );
  if (!quoted) return null;
  const quoteIn = async (memo: Memo | null) => {
    const into =
      memo ?? (await act('memos.add', { kind: 'theoretical', title: query.trim(), plainText: '', on: [] }));
    if (!into || !(await act('memos.quote', { id: into.id, ...quoted }))) return;
    say(said.done(shownTitle(into)));
    onClose();
    if (!memo) view.set({ room: 'memos', memoId: into.id });
  };
  const [first = null] = list;
  return (
    <Dialog title={said.title} onClose={onClose}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows lead from the field into the list */}
      <div
        className="code-picker"
        onKeyDown={(event) => {
          if (!(event.target instanceof HTMLInputElement)) return;
          if (event.key === 'Enter') void quoteIn(first);
          if (event.key === 'ArrowDown') box.current?.querySelector<HTMLElement>('[role="option"]')?.focus();
          if (event.key === 'Enter' || event.key === 'ArrowDown') event.preventDefault();
        }}
      >
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog is there to be typed into */}
        <SearchField label={said.find} value={query} onChange={setQuery} autoFocus />
        <ListBox
          ref={box}
          aria-label={said.list}
          className="code-picker-list"
          selectionMode="none"
          onAction={(key) => void quoteIn(key === NEW ? null : (memos.get(Number(key)) ?? null))}
        >
          {list.map((memo) => (
            <ListBoxItem key={memo.id} id={memo.id} textValue={shownTitle(memo)} className="menu-item">
              <Text slot="label">{shownTitle(memo)}</Text>
              <Text slot="description" className="code-picker-path">
                {words.memos.kinds[memo.kind]} · {dayOf(memo.updatedAt)}
              </Text>
            </ListBoxItem>
          ))}
          <ListBoxItem id={NEW} textValue={said.add} className="menu-item">
            <Text slot="label">{query.trim() === '' ? said.add : `${said.add}: ${query.trim()}`}</Text>
          </ListBoxItem>
        </ListBox>
      </div>
    </Dialog>
  );
}
