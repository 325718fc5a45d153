import { useDeferredValue, useMemo, type ReactNode } from 'react';
import type { Code, Id } from '@shared/contract/index.ts';
import { usePreference, useStore } from '../store/react.tsx';
import { recentsKey } from '../transcript/recents.ts';
import { RowFacts } from './CodeRow.tsx';
import { rolledUp, UNGROUPED, type TreeNode } from './tree-nodes.ts';

const NONE: string[] = [];

/** What rows show beside their codes. Counts follow a moment behind the coding that changed them, and draw rows only. */
export function Facts({
  of,
  retired,
  top,
  filter,
  children,
}: {
  of: ReadonlyMap<Id | null, readonly Code[]>;
  /** Those out of use, by the retired code above them. */
  retired: ReadonlyMap<Id | null, readonly Code[]>;
  top: readonly TreeNode[];
  filter: string;
  children: ReactNode;
}) {
  const counts = useDeferredValue(useStore((state) => state.counts));
  const recentCodes = useDeferredValue(usePreference<string[]>(useStore(recentsKey), NONE));
  const facts = useMemo(() => {
    const totals = new Map([...rolledUp(of, counts), ...rolledUp(retired, counts)]);
    let out = 0;
    for (const codes of retired.values()) out += codes.length;
    const waiting = top.find((row) => row.key === UNGROUPED)?.children ?? [];
    return {
      totals,
      ungrouped: waiting.reduce((sum, row) => sum + (totals.get(Number(row.key)) ?? 0), 0),
      retired: out,
      recent: new Map(recentCodes.slice(0, 9).map((guid, i) => [guid, i + 1])),
      filter,
    };
  }, [of, retired, counts, top, recentCodes, filter]);
  return <RowFacts value={facts}>{children}</RowFacts>;
}
