import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { BenchIncident, Code, Id } from '@shared/contract/index.ts';
import { EMPTY_SORTING, type Sorting } from '../../store/piles-look.ts';
import { useSession, useStore, useView } from '../../store/react.tsx';
import { words } from '../../words/index.ts';
import { setSorting, sortingOf } from './open.ts';
import { reconcile } from './sorting.ts';

const t = words.piles;

/** The child codes in use, in the order of the tree. */
const childrenOf = (codes: ReadonlyMap<Id, Code>, codeId: Id): Id[] =>
  [...codes.values()]
    .filter((code) => code.parentId === codeId && code.retiredAt === null)
    .sort((a, b) => a.position - b.position || a.id - b.id)
    .map((code) => code.id);

/**
 * How far a code's incidents are sorted, in step with the project: what is recoded, deleted or retired elsewhere leaves
 * the piles, and that is said. `change` sorts on from how it stands now; it gives null where nothing is changed.
 */
export function useSorting(codeId: Id, incidents: readonly BenchIncident[] | null) {
  const session = useSession();
  const sorting = useView((looking) => looking.piles.sortings.get(codeId) ?? EMPTY_SORTING);
  const codes = useStore((state) => state.tables.code);
  const children = useMemo(() => childrenOf(codes, codeId), [codes, codeId]);
  const byId = useMemo(() => new Map((incidents ?? []).map((one) => [one.id, one])), [incidents]);
  const now = useRef({ children, byId, isKnown: false });
  useEffect(() => {
    now.current = { children, byId, isKnown: incidents !== null };
    if (incidents === null) return;
    const before = sortingOf(session, codeId);
    const { sorting: after, gone } = reconcile(before, children, new Set(byId.keys()));
    setSorting(session, codeId, after);
    if (gone > 0) session.say(t.gone(gone));
  }, [session, codeId, incidents, children, byId]);
  const change = useCallback(
    (deed: (before: Sorting) => Sorting): Sorting | null => {
      const before = sortingOf(session, codeId);
      const after = deed(before);
      if (after === before || !now.current.isKnown) return null;
      // A step back may lead to where something lay that has gone since.
      const still = reconcile(after, now.current.children, new Set(now.current.byId.keys()));
      setSorting(session, codeId, still.sorting);
      return still.sorting;
    },
    [session, codeId],
  );
  return { sorting, byId, change };
}
