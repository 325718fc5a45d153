import { useMemo } from 'react';
import type { Id } from '@shared/contract/index.ts';
import { useStore } from '../store/react.tsx';
import { IconButton } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { groupsIn } from './groups.ts';

const t = words.codes.groups;
type Groups = ReturnType<typeof groupsIn>;

/** The groups of the study with their codes. */
export function useGroups(): Groups {
  const codeGroup = useStore((state) => state.tables.codeGroup);
  const codeGroupMember = useStore((state) => state.tables.codeGroupMember);
  return useMemo(() => groupsIn({ codeGroup, codeGroupMember }), [codeGroup, codeGroupMember]);
}

/** The groups below the tree: one that is pressed leaves only its codes in it. */
export function GroupStrip({
  groups,
  chosen,
  onChoose,
  onManage,
}: {
  groups: Groups;
  chosen: Id | null;
  onChoose: (id: Id | null) => void;
  onManage: () => void;
}) {
  return (
    <section className="group-strip" aria-label={t.section}>
      <header className="part-head">
        <h3>{t.section}</h3>
        <span className="grow" />
        <IconButton icon="edit" size="small" label={t.manage} onPress={onManage} />
      </header>
      <div className="group-chips">
        {groups.map(({ group, members }) => (
          <button
            key={group.id}
            type="button"
            className="group-chip"
            aria-pressed={group.id === chosen}
            aria-label={t.only(group.name, members.size)}
            title={t.only(group.name, members.size)}
            onClick={() => onChoose(group.id === chosen ? null : group.id)}
          >
            <span>{group.name}</span>
            <small>{members.size}</small>
          </button>
        ))}
      </div>
    </section>
  );
}
