import { useMemo, useState } from 'react';
import type { Id } from '@shared/contract/index.ts';
import { useSession, useStore } from '../store/react.tsx';
import { Button, Dialog, IconButton, InlineText, TextField, isComposing } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { groupsIn } from './groups.ts';

const t = words.codes.groups;

/** The groups of the study: which the codes belong to, ticked at once; new ones, their names, and those that go. */
export function GroupsDialog({ ids, onClose }: { ids: readonly Id[]; onClose: () => void }) {
  const { act, store } = useSession();
  const tables = useStore((state) => state.tables);
  const [name, setName] = useState('');
  const groups = useMemo(() => groupsIn(tables), [tables]);
  const names = ids.flatMap((id) => tables.code.get(id)?.name ?? []);
  const set = (id: Id, members: ReadonlySet<Id>, isIn: boolean) => {
    const next = new Set(members);
    for (const code of ids) {
      if (isIn) next.add(code);
      else next.delete(code);
    }
    void act('codeGroups.setMembers', { id, codeIds: [...next] });
  };
  const add = async () => {
    if (name.trim() === '') return;
    if (await act('codeGroups.add', { name, codeIds: [...ids] })) setName('');
  };
  return (
    <Dialog
      title={names.length === 0 ? t.title : t.of(names)}
      size="small"
      onClose={onClose}
      actions={
        <Button variant="primary" onPress={onClose}>
          {t.done}
        </Button>
      }
    >
      {groups.length === 0 && <p className="muted">{t.none}</p>}
      <ul className="group-list">
        {groups.map(({ group, members }) => {
          const held = ids.filter((id) => members.has(id)).length;
          return (
            <li key={group.id}>
              {ids.length > 0 && (
                <input
                  type="checkbox"
                  aria-label={t.belongs(group.name)}
                  checked={held === ids.length}
                  ref={(box) => {
                    if (box) box.indeterminate = held > 0 && held < ids.length;
                  }}
                  onChange={(event) => set(group.id, members, event.target.checked)}
                />
              )}
              <InlineText
                label={t.name}
                value={group.name}
                isDisabled={store.get().readOnly}
                onCommit={(next) => act('codeGroups.rename', { id: group.id, name: next })}
              />
              <span className="grow" />
              <span className="muted">{t.count(members.size)}</span>
              <IconButton
                icon="trash"
                size="small"
                label={t.remove(group.name)}
                onPress={() => void act('codeGroups.remove', { id: group.id })}
              />
            </li>
          );
        })}
      </ul>
      <div className="group-new">
        <TextField
          label={t.newGroup}
          value={name}
          onChange={setName}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog is there to be typed into
          autoFocus
          onKeyDown={(event) => {
            if (isComposing(event)) return;
            if (event.key === 'Enter') void add();
          }}
        />
        <Button isDisabled={name.trim() === ''} onPress={() => void add()}>
          {t.add}
        </Button>
      </div>
    </Dialog>
  );
}
