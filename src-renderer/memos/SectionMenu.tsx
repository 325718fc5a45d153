import type { Id } from '@shared/contract/index.ts';
import { useState } from 'react';
import { useSession } from '../store/react.tsx';
import { byPosition } from '../store/select.ts';
import { IconButton, Menu } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { SectionDialog } from './SectionDialog.tsx';

const said = words.memos.board;

/** What can be done with a section of the write-up; `index` and `last` count the columns of the board. */
export function SectionMenu({
  id,
  name,
  index,
  last,
}: {
  id: Id;
  name: string;
  index: number;
  last: number;
}) {
  const { act, store, inTurn } = useSession();
  const [renaming, setRenaming] = useState(false);
  /** Puts the section one further; the first column holds what is not sorted. */
  const move = (step: 1 | -1) =>
    inTurn(async () => {
      const ids = byPosition(store.get().tables.memoSection).map((section) => section.id);
      const at = ids.indexOf(id);
      if (at < 0 || ids[at + step] === undefined) return;
      await act('sections.move', { id, beforeId: ids[step < 0 ? at - 1 : at + 2] ?? null });
    });
  return (
    <>
      <Menu
        label={said.more(name)}
        entries={[
          { id: 'rename', label: said.rename, run: () => setRenaming(true) },
          { id: 'left', label: said.left, isDisabled: index <= 1, run: () => move(-1) },
          { id: 'right', label: said.right, isDisabled: index >= last, run: () => move(1) },
          'line',
          {
            id: 'remove',
            label: said.remove,
            icon: 'trash',
            danger: true,
            run: () => act('sections.remove', { id }),
          },
        ]}
      >
        <IconButton icon="more" size="small" label={said.more(name)} />
      </Menu>
      {renaming && (
        <SectionDialog
          title={said.renameTitle}
          name={name}
          onSave={(next) => act('sections.update', { id, name: next })}
          onClose={() => setRenaming(false)}
        />
      )}
    </>
  );
}
