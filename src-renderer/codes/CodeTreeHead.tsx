import { useSession, useStore } from '../store/react.tsx';
import { IconButton, Menu } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { addEntries } from './entries.ts';

const t = words.codes.tree;

/** The line above the tree: what it holds, what can be added, and what is done with the tree as a whole. */
export function CodeTreeHead({
  title,
  told,
  onExpandAll,
  onCollapseAll,
  onGroups,
}: {
  title: string;
  /** How much the tree shows. */
  told: string;
  onExpandAll: () => void;
  onCollapseAll: () => void;
  onGroups: () => void;
}) {
  const session = useSession();
  const readOnly = useStore((state) => state.readOnly);
  return (
    <header className="pane-head">
      <h2>{title}</h2>
      <small title={told}>{told}</small>
      <span className="grow" />
      <Menu label={t.add} entries={readOnly ? [] : addEntries(session)}>
        <IconButton icon="plus" size="small" label={t.add} isDisabled={readOnly} />
      </Menu>
      <Menu
        label={t.more}
        entries={[
          { id: 'open', label: t.expandAll, run: onExpandAll },
          { id: 'close', label: t.collapseAll, run: onCollapseAll },
          'line',
          { id: 'groups', label: words.codes.groups.manage, isDisabled: readOnly, run: onGroups },
        ]}
      >
        <IconButton icon="more" size="small" label={t.more} />
      </Menu>
    </header>
  );
}
