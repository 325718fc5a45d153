import { useEffect, useMemo, useState, type RefObject } from 'react';
import type { Code, Id } from '@shared/contract/index.ts';
import { usePreference, useSession } from '../store/react.tsx';
import type { View } from '../store/view.ts';
import { isHeading, RETIRED, rowKeeper, type TreeNode } from './tree-nodes.ts';

const NONE: string[] = [];

/** The rows, with the objects of the time before where nothing in them has changed. */
export function useRows(
  children: ReadonlyMap<Id | null, readonly Code[]>,
  filter: string,
  only: ReadonlySet<Id> | null,
  retired: ReadonlyMap<Id | null, readonly Code[]>,
) {
  const [rowsOf] = useState(rowKeeper);
  return useMemo(
    () => rowsOf(children, { filter, only }, retired),
    [rowsOf, children, filter, only, retired],
  );
}

type Expanded = {
  expanded: ReadonlySet<string | number>;
  setExpanded: (keys: ReadonlySet<string | number>) => void;
  /** Opens these and leaves the others as they are now, not as they were drawn. */
  open: (keys: readonly TreeNode['key'][]) => void;
};

/** Which rows are open: all but those closed by hand, kept by guid, and the retired; while filtering all of them. */
export function useExpanded(
  codes: ReadonlyMap<Id, Code>,
  parents: readonly TreeNode['key'][],
  filters: boolean,
): Expanded {
  const { preferences, store } = useSession();
  const closed = usePreference<string[]>('closedCodes', NONE);
  const guidOf = (key: TreeNode['key']) => (isHeading(key) ? key : (codes.get(key)?.guid ?? ''));
  const expanded = useMemo(() => {
    const shut = new Set(closed);
    return new Set<string | number>(
      // What is retired is out of the way until somebody opens it: it alone is kept when it is open.
      filters ? parents : parents.filter((key) => (key === RETIRED) === shut.has(guidOf(key))),
    );
    // oxlint-disable-next-line react/exhaustive-deps -- guidOf follows codes
  }, [codes, parents, closed, filters]);
  const keep = (guids: readonly string[]) => preferences.save({ closedCodes: guids.slice(-5_000) });
  return {
    expanded,
    setExpanded: (keys) => {
      if (filters) return;
      const here = new Set(parents.map(guidOf));
      const shut = parents.filter((key) => keys.has(key) === (key === RETIRED)).map(guidOf);
      // Those of other projects, and those not shown now, stay as they were.
      keep([...closed.filter((guid) => !here.has(guid)), ...shut]);
    },
    open: (keys) => {
      if (filters) return;
      const there = store.get().tables.code;
      const opened = new Set(keys.map((key) => (isHeading(key) ? key : there.get(key)?.guid)));
      const now = preferences.get()['closedCodes'];
      const shut = Array.isArray(now) ? now.filter((guid) => typeof guid === 'string') : NONE;
      keep([...shut.filter((guid) => !opened.has(guid)), ...(opened.has(RETIRED) ? [RETIRED] : [])]);
    },
  };
}

/** Marks the pane while words are selected that a row's button could code. */
export function useCanCode(pane: RefObject<HTMLElement | null>, view: View) {
  useEffect(() => {
    const mark = () => {
      const { selection } = view.get();
      pane.current?.toggleAttribute('data-can-code', selection !== null && selection.start < selection.end);
    };
    mark();
    return view.subscribe(mark);
  }, [pane, view]);
}
