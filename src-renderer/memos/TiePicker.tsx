import type { Memo, MemoTarget } from '@shared/contract/index.ts';
import { useMemo, useRef, useState } from 'react';
import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import { score } from '../shell/fuzzy.ts';
import { useSession, useStore } from '../store/react.tsx';
import { Dialog, SearchField } from '../ui/index.ts';
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
  const box = useRef<HTMLDivElement>(null);
  const things = useMemo(() => {
    const all: [MemoTarget, Iterable<number>][] = [
      ['project', tables.project.keys()],
      ['code', [...tables.code.values()].filter((code) => code.retiredAt === null).map((code) => code.id)],
      ['participant', tables.participant.keys()],
      ['case', tables.studyCase.keys()],
      ['transcript', tables.transcript.keys()],
      ['memo', [...tables.memo.keys()].filter((id) => id !== memo.id)],
    ];
    const found: { thing: Thing; points: number }[] = [];
    for (const [target, ids] of all)
      for (const targetId of ids) {
        const name = nameOf({ tables }, target, targetId);
        const points = name === null ? null : score(name, query);
        if (name !== null && points !== null)
          found.push({ points, thing: { key: `${target} ${targetId}`, target, targetId, name } });
      }
    return found
      .sort((a, b) => b.points - a.points)
      .slice(0, SHOWN)
      .map(({ thing }) => thing);
  }, [tables, query, memo.id]);
  const choose = async (thing: Thing | undefined) => {
    if (!thing) return;
    const { target, targetId } = thing;
    if (await act('memos.tie', { id: memo.id, on: { target, targetId } })) onClose();
  };
  return (
    <Dialog title={said.tieLabel} onClose={onClose}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows lead from the field into the list */}
      <div
        className="code-picker"
        onKeyDown={(event) => {
          if (!(event.target instanceof HTMLInputElement)) return;
          if (event.key === 'Enter') void choose(things[0]);
          if (event.key === 'ArrowDown') box.current?.querySelector<HTMLElement>('[role="option"]')?.focus();
          if (event.key === 'Enter' || event.key === 'ArrowDown') event.preventDefault();
        }}
      >
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog is there to be typed into */}
        <SearchField label={said.tieFind} value={query} onChange={setQuery} autoFocus />
        <ListBox
          ref={box}
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
      </div>
    </Dialog>
  );
}
