import { useMemo, useState } from 'react';
import type { Id } from '@shared/contract/index.ts';
import { descendants } from '@shared/coding/tree.ts';
import { useStore } from '../store/react.tsx';
import type { State } from '../store/state.ts';

/**
 * What a change to any coding of these codes makes anew: the counts of each. A code with none in scope is told only by
 * all of them.
 */
export const countsOf = (ids: readonly Id[], counts: State['counts']): readonly unknown[] =>
  ids.map((id) => counts.get(id) ?? counts);

/** Another value whenever a coding of the code, or of one below it, has changed, and no other; null stands for all codes. */
export function useCountsOf(codeId: Id | null): unknown {
  const codes = useStore((state) => state.tables.code);
  const counts = useStore((state) => state.counts);
  const ids = useMemo(
    () => (codeId === null ? null : [codeId, ...descendants(codes.values(), [codeId])]),
    [codes, codeId],
  );
  const now = useMemo(() => (ids ? countsOf(ids, counts) : [counts]), [ids, counts]);
  const [held, setHeld] = useState(now);
  if (held !== now && (held.length !== now.length || held.some((one, i) => one !== now[i]))) setHeld(now);
  return held;
}
