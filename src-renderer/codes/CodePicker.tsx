import { useMemo, useState } from 'react';
import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import type { Code, Id } from '@shared/contract/index.ts';
import { useStore } from '../store/react.tsx';
import { byPosition } from '../store/select.ts';
import { SearchedList } from '../ui/index.ts';
import { codeColor } from './CodeRow.tsx';
import { findFolded } from './fold.ts';
import { pathOf } from './tree-nodes.ts';

/** What stands for the top of the tree in a list of places. */
export const TOP = 'top';
type Place = { key: Id | typeof TOP; name: string; path: string; code: Code | null };

/** 0: the very name; 1: its beginning; 2: within it; 3: only in the path to it. */
function rankOf(name: string, query: string): number {
  const hit = findFolded(name, query);
  if (!hit) return 3;
  if (hit.start > 0) return 2;
  return hit.end === name.length ? 0 : 1;
}

/** So many are drawn at once; a longer list is found by typing. */
const SHOWN = 200;

/** A list of codes to choose one of, found by typing. `top` adds the top of the tree. */
export function CodePicker({
  label,
  find,
  allow,
  value,
  onChange,
  top,
  nothing,
}: {
  label: string;
  find: string;
  /** Which codes can be chosen; asked for each, so it must be quick. */
  allow: (code: Code) => boolean;
  value: Id | typeof TOP | null;
  onChange: (value: Id | typeof TOP) => void;
  top?: string;
  nothing: string;
}) {
  const codes = useStore((state) => state.tables.code);
  const [query, setQuery] = useState('');
  const places = useMemo(() => {
    const found: Place[] = top ? [{ key: TOP, name: top, path: '', code: null }] : [];
    for (const code of byPosition(codes))
      if (code.retiredAt === null && allow(code))
        found.push({ key: code.id, name: code.name, path: pathOf(codes, code).join(' › '), code });
    if (query.trim() === '') return found;
    // What has the words in its own name comes before what only stands under it: Enter takes the first.
    return found
      .filter((place) => findFolded(`${place.path} ${place.name}`, query) !== null)
      .map((place) => ({ place, rank: rankOf(place.name, query) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ place }) => place);
  }, [codes, allow, query, top]);
  const shown = places.slice(0, SHOWN);
  const [first] = shown;
  return (
    <SearchedList label={find} query={query} onQuery={setQuery} onEnter={() => first && onChange(first.key)}>
      <ListBox
        aria-label={label}
        className="code-picker-list"
        items={shown}
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={value === null ? [] : [value]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys];
          if (key !== undefined) onChange(key === TOP ? TOP : Number(key));
        }}
        renderEmptyState={() => <p className="codes-none muted">{nothing}</p>}
      >
        {(place) => (
          <ListBoxItem id={place.key} textValue={place.name} className="menu-item">
            {place.code && <span className="code-dot" style={codeColor(place.code.color)} />}
            <Text slot="label">{place.name}</Text>
            {place.path && (
              <Text slot="description" className="code-picker-path">
                {place.path}
              </Text>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </SearchedList>
  );
}
