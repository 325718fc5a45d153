import type { Input, Memo } from '@shared/contract/index.ts';
import { useMemo, useRef, useState } from 'react';
import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import { plain, scorer } from '../shell/fuzzy.ts';
import { useSession, useStore } from '../store/react.tsx';
import { Dialog, SearchedList } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { selectedPassage } from './copying.ts';
import { dayOf } from '../words/day.ts';
import { openMemo } from './open-memo.ts';
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
      const { transcriptId: targetId, textRevision, start, end } = passage;
      return { target: 'passage', targetId, textRevision, start, end };
    }
    const { codingId } = view.get();
    return codingId === null ? null : { target: 'coding', targetId: codingId };
  });
  const memos = useStore((state) => state.tables.memo);
  const [query, setQuery] = useState('');
  const list = useMemo(() => {
    const scoreOf = scorer(query);
    return [...memos.values()]
      .flatMap((memo) => {
        const points = scoreOf(plain(shownTitle(memo)));
        return points === null ? [] : [{ memo, points }];
      })
      .sort((a, b) => b.points - a.points || b.memo.updatedAt.localeCompare(a.memo.updatedAt))
      .slice(0, SHOWN)
      .map(({ memo }) => memo);
  }, [memos, query]);
  // Enter twice quotes once.
  const isBusy = useRef(false);
  if (!quoted) return null;
  const quote = async (memo: Memo | null) => {
    const into =
      memo ?? (await act('memos.add', { kind: 'theoretical', title: query.trim(), plainText: '', on: [] }));
    if (!into || !(await act('memos.quote', { id: into.id, ...quoted }))) return;
    say(said.done(shownTitle(into)));
    onClose();
    if (!memo) openMemo(session, into.id);
  };
  const quoteIn = async (memo: Memo | null) => {
    if (isBusy.current) return;
    isBusy.current = true;
    await quote(memo);
    isBusy.current = false;
  };
  const [first = null] = list;
  return (
    <Dialog title={said.title} onClose={onClose}>
      <SearchedList label={said.find} query={query} onQuery={setQuery} onEnter={() => void quoteIn(first)}>
        <ListBox
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
      </SearchedList>
    </Dialog>
  );
}
