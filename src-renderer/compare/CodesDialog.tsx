import { useMemo, useState } from 'react';
import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import type { Code, Id } from '@shared/contract/index.ts';
import { build, inTreeOrder } from '@shared/coding/tree.ts';
import { codeColor } from '../codes/CodeRow.tsx';
import { findFolded } from '../codes/fold.ts';
import { pathOf, rolledUp } from '../codes/tree-nodes.ts';
import { childrenByParent } from '../store/select.ts';
import { useStore } from '../store/react.tsx';
import { Button, Dialog, SearchedList } from '../ui/index.ts';
import { number } from '../words/number.ts';
import { words } from '../words/index.ts';
import { Check } from './Check.tsx';

const t = words.compare.codes;
/** So many are drawn at once; a longer list is found by typing. */
const SHOWN = 300;

/** Chooses what is compared: several codes of any level, found by typing. */
export function CodesDialog({
  first,
  withBelow: below,
  onDone,
  onClose,
}: {
  first: readonly Id[];
  withBelow: boolean;
  onDone: (codeIds: readonly Id[], withBelow: boolean) => void;
  onClose: () => void;
}) {
  const codes = useStore((state) => state.tables.code);
  const counts = useStore((state) => state.counts);
  const [chosen, setChosen] = useState<readonly Id[]>(first);
  const [withBelow, setBelow] = useState(below);
  const [query, setQuery] = useState('');
  const totals = useMemo(() => rolledUp(childrenByParent(codes), counts), [codes, counts]);
  const found = useMemo(() => foundCodes(codes, query), [codes, query]);
  const [best] = found;
  const done = () => {
    if (chosen.length === 0) return;
    onDone(chosen, withBelow);
    onClose();
  };
  const toggle = (id: Id) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <Dialog
      title={t.title}
      onClose={onClose}
      actions={
        <>
          <span className="muted">{t.chosen(chosen.length)}</span>
          <span className="grow" />
          <Button onPress={onClose}>{words.shell.cancel}</Button>
          <Button variant="primary" isDisabled={chosen.length === 0} onPress={done}>
            {t.button}
          </Button>
        </>
      }
    >
      <SearchedList
        label={t.find}
        query={query}
        onQuery={setQuery}
        onEnter={() => best && toggle(best.code.id)}
        onDone={done}
      >
        <ListBox
          aria-label={t.list}
          className="code-picker-list codes-chosen-list"
          items={found}
          selectionMode="multiple"
          selectionBehavior="toggle"
          selectedKeys={chosen}
          // The list is given whole each time it draws, and rows show what is chosen.
          dependencies={[chosen]}
          onSelectionChange={(keys) => {
            if (keys === 'all') return;
            const next = new Set([...keys].map(Number));
            // What the search hides stays chosen; the order is that of choosing.
            const shown = new Set(found.map((one) => one.id));
            const kept = chosen.filter((id) => next.has(id) || !shown.has(id));
            setChosen([...kept, ...[...next].filter((id) => !kept.includes(id))]);
          }}
          renderEmptyState={() => <p className="codes-none muted">{t.none}</p>}
        >
          {({ id, code, path }) => (
            <ListBoxItem id={id} textValue={code.name} className="menu-item">
              <span className={chosen.includes(id) ? 'tick is-on' : 'tick'} aria-hidden="true" />
              <span className="code-dot" style={codeColor(code.color)} />
              <Text slot="label" className="codes-name">
                {code.name}
                {code.level !== 'code' && <small>{words.codes.levelTag[code.level]}</small>}
              </Text>
              <Text slot="description" className="code-picker-path">
                {path}
              </Text>
              <span className="code-count">{number(totals.get(id) ?? 0)}</span>
            </ListBoxItem>
          )}
        </ListBox>
        <Check label={t.withBelow} isOn={withBelow} onChange={setBelow} />
      </SearchedList>
    </Dialog>
  );
}

/** Codes in the order of the tree; those that have the words in their own name before those only under one. */
function foundCodes(codes: ReadonlyMap<Id, Code>, query: string) {
  const all = inTreeOrder(build(codes.values()))
    .filter((code) => code.retiredAt === null)
    .map((code) => ({ id: code.id, code, path: pathOf(codes, code).join(' › ') }));
  if (query.trim() === '') return all.slice(0, SHOWN);
  const rank = (one: (typeof all)[number]) => {
    const hit = findFolded(one.code.name, query);
    return hit ? (hit.start === 0 ? 0 : 1) : 2;
  };
  return all
    .filter((one) => findFolded(`${one.path} ${one.code.name}`, query) !== null)
    .map((one) => ({ one, rank: rank(one) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one)
    .slice(0, SHOWN);
}
