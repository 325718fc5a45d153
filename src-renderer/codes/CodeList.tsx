import { useMemo, useRef, type CSSProperties, type KeyboardEvent, type MouseEvent } from 'react';
import {
  Button,
  Collection,
  DropIndicator,
  ListLayout,
  Tree,
  TreeItem,
  TreeItemContent,
  useDragAndDrop,
  Virtualizer,
  type Key,
} from 'react-aria-components';
import type { Id } from '@shared/contract/index.ts';
import { planMove } from '@shared/coding/move.ts';
import { useSession, useView } from '../store/react.tsx';
import { Icon } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { ask } from './ask.ts';
import { CodeRow, HeadingRow } from './CodeRow.tsx';
import { isHeading, RETIRED, UNGROUPED, type TreeNode } from './tree-nodes.ts';

const ROW = { rowSize: 28, dropIndicatorThickness: 2 };
const DRAGGED = 'groundwork/codes';

/** The codes as a tree: chosen, opened, dragged; by mouse and by keys. */
export function CodeList({
  rows,
  expanded,
  onExpanded,
  onKeys,
  onMenu,
}: {
  rows: readonly TreeNode[];
  expanded: ReadonlySet<Key>;
  onExpanded: (keys: Set<Key>) => void;
  onKeys: (event: KeyboardEvent) => void;
  onMenu: (event: MouseEvent) => void;
}) {
  const session = useSession();
  const { view } = session;
  const codeIds = useView((looking) => looking.codeIds);
  const selected = useMemo(() => new Set<Key>(codeIds), [codeIds]);
  const dragged = useRef<readonly Id[]>([]);
  const { dragAndDropHooks } = useDragAndDrop<TreeNode>({
    getItems: (keys, items) =>
      [...keys]
        .filter((key) => !isHeading(key))
        .map((key) => ({
          [DRAGGED]: String(key),
          'text/plain': items.find((item) => item.key === key)?.name ?? '',
        })),
    onDragStart: ({ keys }) => {
      dragged.current = inTreeOrder(rows, keys);
    },
    acceptedDragTypes: [DRAGGED],
    getAllowedDropOperations: () => ['move'],
    shouldAcceptItemDrop: () => true,
    onMove: ({ keys, target }) => {
      const { code } = session.store.get().tables;
      const ids = inTreeOrder(rows, keys).filter((id) => code.get(id)?.retiredAt === null);
      const place = placeOf(target.key, target.dropPosition);
      if (place && ids.length > 0) void session.act('codes.move', { ids, ...place });
    },
    getDropOperation: (target, types, allowed) =>
      target.type === 'item' &&
      types.has(DRAGGED) &&
      allowed.includes('move') &&
      placeOf(target.key, target.dropPosition)
        ? 'move'
        : 'cancel',
    renderDropIndicator: (target) => <DropIndicator target={target} className="code-drop" />,
  });

  /** Where a drop at a row would put codes; null where nothing can be put. */
  const placeOf = (
    key: Key,
    position: 'on' | 'before' | 'after',
  ): { parentId: Id | null; beforeId: Id | null } | null => {
    const { code } = session.store.get().tables;
    if (key === RETIRED) return null;
    if (key === UNGROUPED) return position === 'on' ? { parentId: null, beforeId: null } : null;
    const target = code.get(Number(key));
    if (!target || target.retiredAt !== null) return null;
    if (position === 'on') {
      const plan = planMove(code.values(), dragged.current, target.id, null);
      return 'problem' in plan ? null : { parentId: target.id, beforeId: null };
    }
    if (position === 'before') return { parentId: target.parentId, beforeId: target.id };
    const beside = [...code.values()]
      .filter((one) => one.parentId === target.parentId && one.retiredAt === null)
      .sort((a, b) => a.position - b.position || a.id - b.id);
    return { parentId: target.parentId, beforeId: beside[beside.indexOf(target) + 1]?.id ?? null };
  };

  const select = (keys: 'all' | Set<Key>) => {
    const all = keys === 'all' ? new Set<Key>(visibleIds(rows)) : keys;
    const kept = view.get().codeIds.filter((id) => all.has(id));
    const added = [...all].flatMap((key) =>
      !isHeading(key) && !kept.includes(Number(key)) ? [Number(key)] : [],
    );
    view.set({ codeIds: [...kept, ...added] });
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the tree within has the roles; keys and menu are heard on their way to it
    <div className="code-list" data-code-tree onKeyDownCapture={onKeys} onContextMenu={onMenu}>
      <Virtualizer layout={ListLayout} layoutOptions={ROW}>
        <Tree
          aria-label={words.codes.tree.label}
          className="code-tree"
          items={rows}
          selectionMode="multiple"
          selectionBehavior="replace"
          selectedKeys={selected}
          onSelectionChange={select}
          expandedKeys={expanded as Set<Key>}
          onExpandedChange={onExpanded}
          onAction={(key) => {
            if (!isHeading(key)) ask({ what: 'rename', id: Number(key) });
          }}
          dragAndDropHooks={dragAndDropHooks}
        >
          {renderRow}
        </Tree>
      </Virtualizer>
    </div>
  );
}

const renderRow = (node: TreeNode) => (
  <TreeItem
    id={node.key}
    textValue={isHeading(node.key) ? words.codes.tree[node.key] : node.name}
    className="code-row"
  >
    <TreeItemContent>
      {({ hasChildItems, level }) => (
        <div className="code-row-in" style={{ '--depth': level - 1 } as CSSProperties}>
          {hasChildItems ? (
            <Button slot="chevron" className="code-chevron">
              <Icon name="right" size={12} />
            </Button>
          ) : (
            <span className="code-chevron" />
          )}
          {isHeading(node.key) ? <HeadingRow of={node.key} /> : <CodeRow id={node.key} />}
        </div>
      )}
    </TreeItemContent>
    <Collection items={node.children}>{renderRow}</Collection>
  </TreeItem>
);

function visibleIds(rows: readonly TreeNode[]): Id[] {
  return rows.flatMap((row) => [...(isHeading(row.key) ? [] : [row.key]), ...visibleIds(row.children)]);
}

/** The dragged codes in the order in which the tree shows them; those inside another dragged one come with it. */
function inTreeOrder(rows: readonly TreeNode[], keys: Set<Key>): Id[] {
  return rows.flatMap((row) =>
    !isHeading(row.key) && keys.has(row.key) ? [row.key] : inTreeOrder(row.children, keys),
  );
}
