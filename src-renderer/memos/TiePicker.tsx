import type { Memo, MemoTarget } from '@shared/contract/index.ts';
import { useMemo, useRef, useState } from 'react';
import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import { plain, scorer } from '../shell/fuzzy.ts';
import { useSession, useStore } from '../store/react.tsx';
import { Dialog, SearchedList } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { nameOf } from './targets.ts';

const said = words.memos;
const SHOWN = 60;
type Thing = { key: string; target: MemoTarget; targetId: number; name: string };

/** Chooses one thing more that a memo is on, by its name. Passages and codings are chosen where they stand. */
export function TiePicker({ memo, onClose }: { memo: Memo; onClose: () => void }) {
  const { act } = useSession();
  const tables = useStore((state) => state.tables);
  const [query, setQuery] = useState('');
  const things = useMemo(() => {
    const all: [MemoTarget, Iterable<number>][] = [
      ['project', tables.project.keys()],
      ['code', [...tables.code.values()].filter((code) => code.retiredAt === null).map((code) => code.id)],
      ['participant', tables.participant.keys()],
      ['case', tables.studyCase.keys()],
      ['transcript', tables.transcript.keys()],
      ['memo', [...tables.memo.keys()].filter((id) => id !== memo.id)],
    ];
    const scoreOf = scorer(query);
    const found: { thing: Thing; points: number }[] = [];
    for (const [target, ids] of all)
      for (const targetId of ids) {
        const name = nameOf({ tables }, target, targetId);
        const points = name === null ? null : scoreOf(plain(name));
        if (name !== null && points !== null)
          found.push({ points, thing: { key: `${target} ${targetId}`, target, targetId, name } });
      }
    return found
      .sort((a, b) => b.points - a.points)
      .slice(0, SHOWN)
      .map(({ thing }) => thing);
  }, [tables, query, memo.id]);
  // Enter twice ties it once.
  const isBusy = useRef(false);
  const choose = async (thing: Thing | undefined) => {
    if (!thing || isBusy.current) return;
    isBusy.current = true;
    const { target, targetId } = thing;
    if (await act('memos.tie', { id: memo.id, on: { target, targetId } })) onClose();
    isBusy.current = false;
  };
  return (
    <Dialog title={said.tieLabel} onClose={onClose}>
      <SearchedList
        label={said.tieFind}
        query={query}
        onQuery={setQuery}
        onEnter={() => void choose(things[0])}
      >
        <ListBox
          aria-label={said.tieLabel}
          className="code-picker-list"
          items={things}
          selectionMode="none"
          onAction={(key) => void choose(things.find((thing) => thing.key === key))}
          renderEmptyState={() => <p className="codes-none muted">{said.editor.nothing(query)}</p>}
        >
          {(thing) => (
            <ListBoxItem id={thing.key} textValue={thing.name} className="menu-item">
              <Text slot="label">{thing.name}</Text>
              <Text slot="description" className="code-picker-path">
                {said.targets[thing.target]}
              </Text>
            </ListBoxItem>
          )}
        </ListBox>
      </SearchedList>
    </Dialog>
  );
}
