import {
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import type { Id } from '@shared/contract/index.ts';
import { childrenByParent } from '../store/select.ts';
import { useSession, useStore, useView } from '../store/react.tsx';
import { ContextMenu, EmptyState, menuPlace, SearchField, type MenuPlace, isComposing } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { useAsked, type Ask } from './ask.ts';
import { CodeDialogs } from './CodeDialogs.tsx';
import { CodeList } from './CodeList.tsx';
import { CodeTreeHead } from './CodeTreeHead.tsx';
import { Facts } from './Facts.tsx';
import { codeEntries } from './entries.ts';
import { RenameOver } from './RenameOver.tsx';
import { GroupStrip, useGroups } from './GroupStrip.tsx';
import { treeKey } from './tree-keys.ts';
import { isHeading, retiredByParent, RETIRED, UNGROUPED, type TreeNode } from './tree-nodes.ts';
import { useCanCode, useExpanded, useRows } from './use-rows.ts';

const t = words.codes.tree;

/** The codes: filter, tree, and everything that is done with them. Fills the height it is given. */
export function CodeTree({ title = t.title, summary }: { title?: string; summary?: string }) {
  const session = useSession();
  const { view } = session;
  // A new code is first painted where it was made, in the text; the tree follows.
  const codes = useDeferredValue(useStore((state) => state.tables.code));
  const readOnly = useStore((state) => state.readOnly);
  const codeIds = useView((looking) => looking.codeIds);
  const [filter, setFilter] = useState('');
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const [asked, setAsked] = useState<Ask | null>(null);
  const [renaming, setRenaming] = useState<Id | null>(null);
  const pane = useRef<HTMLElement>(null);

  const children = useMemo(() => childrenByParent(codes), [codes]);
  const retired = useMemo(() => retiredByParent(codes), [codes]);
  const [groupId, setGroupId] = useState<Id | null>(null);
  const groups = useGroups();
  const only = groups.find((one) => one.group.id === groupId)?.members ?? null;
  const { top, parents, matches } = useRows(children, filter, only, retired);
  const { expanded, setExpanded, open } = useExpanded(codes, parents, filter.trim() !== '' || only !== null);
  useCanCode(pane, view);

  // Codes that are deleted are no longer chosen. Asked of the store: one just made is not in what is drawn yet.
  useEffect(() => {
    const there = session.store.get().tables.code;
    if (codeIds.some((id) => !there.has(id))) view.set({ codeIds: codeIds.filter((id) => there.has(id)) });
  }, [codes, codeIds, view, session]);

  const reveal = (id: Id) => {
    const there = session.store.get().tables.code;
    const above: TreeNode['key'][] = [there.get(id)?.retiredAt == null ? UNGROUPED : RETIRED];
    for (let at = there.get(id)?.parentId ?? null; at !== null; at = there.get(at)?.parentId ?? null)
      above.push(at);
    open(above);
  };
  useAsked((request) => {
    if (request.what === 'filter') pane.current?.querySelector('input')?.focus();
    else if (request.what === 'reveal') reveal(request.id);
    else if (!readOnly && request.what === 'rename') {
      reveal(request.id);
      setRenaming(request.id);
    } else if (!readOnly) setAsked(request);
  });

  const focusTree = () => {
    const tree = pane.current?.querySelector<HTMLElement>('[role="treegrid"]');
    const row = tree?.querySelector<HTMLElement>('[role="row"][aria-selected="true"]') ?? tree;
    row?.focus();
  };
  const onKeys = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isField(event.target)) return;
    const run = treeKey(session, event, readOnly, {
      filter: () => pane.current?.querySelector('input')?.focus(),
      rename: setRenaming,
      ask: setAsked,
    });
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };

  const onMenu = (event: MouseEvent) => {
    const row = (event.target as Element).closest('[role="row"]');
    const key = row?.getAttribute('data-key');
    if (!row || !key || isHeading(key) || isField(event.target)) return;
    event.preventDefault();
    const id = Number(key);
    if (!view.get().codeIds.includes(id)) view.set({ codeIds: [id] });
    setMenu(menuPlace({ clientX: event.clientX, clientY: event.clientY, currentTarget: row }));
  };

  return (
    <section className="codes-pane" aria-label={title} ref={pane}>
      <CodeTreeHead
        title={title}
        told={filter.trim() !== '' || only ? t.matches(matches) : (summary ?? t.summary(codes.values()))}
        onExpandAll={() => setExpanded(new Set(parents))}
        onCollapseAll={() => setExpanded(new Set())}
        onGroups={() => setAsked({ what: 'groups', ids: [] })}
      />
      {codes.size > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape and ArrowDown are heard on their way out of the field
        <div
          className="codes-filter"
          onKeyDown={(event) => {
            if (isComposing(event)) return;
            if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault();
              pane.current?.querySelector<HTMLElement>('[role="treegrid"] [role="row"]')?.focus();
            }
            if (event.key === 'Escape' && filter === '') focusTree();
          }}
        >
          <SearchField label={t.filter} placeholder={t.filterHint} value={filter} onChange={setFilter} />
        </div>
      )}
      {codes.size === 0 ? (
        summary === undefined ? (
          <EmptyState icon="tree" title={t.empty}>
            {t.emptyHint}
          </EmptyState>
        ) : (
          <p className="codes-none muted">{t.emptyHere}</p>
        )
      ) : top.length === 0 ? (
        <p className="codes-none muted">{t.noMatch}</p>
      ) : (
        <Facts of={children} retired={retired} top={top} filter={filter}>
          <CodeList rows={top} expanded={expanded} onExpanded={setExpanded} onKeys={onKeys} onMenu={onMenu} />
        </Facts>
      )}
      {groups.length > 0 && (
        <GroupStrip
          groups={groups}
          chosen={only ? groupId : null}
          onChoose={setGroupId}
          onManage={() => setAsked({ what: 'groups', ids: [] })}
        />
      )}
      {renaming !== null && (
        <RenameOver
          key={renaming}
          id={renaming}
          within={pane}
          onDone={() => {
            setRenaming(null);
            requestAnimationFrame(focusTree);
          }}
        />
      )}
      {menu && (
        <ContextMenu
          label={words.codes.act.menu(codeIds.length)}
          place={menu}
          entries={codeEntries(session, setAsked, setRenaming)}
          onClose={() => setMenu(null)}
        />
      )}
      {asked && <CodeDialogs asked={asked} within={pane} onClose={() => setAsked(null)} />}
    </section>
  );
}

const isField = (target: EventTarget): boolean =>
  target instanceof Element && target.matches('input, textarea, [contenteditable="true"]');
