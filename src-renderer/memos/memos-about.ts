import type { Id, Memo, MemoLink, MemoTarget } from '@shared/contract/index.ts';
import { useMemo } from 'react';
import { useSession, useStore } from '../store/react.tsx';

/** A memo and how it has to do with something: it is on it, names it or quotes it. */
export type About = { memo: Memo; role: MemoLink['role'] };

const ORDER = { on: 0, quote: 1, mention: 2 } as const;

/** Memos that are on something, quote it or name it, each once, those on it first and then the newest. */
export function useMemosAbout(target: MemoTarget, targetId: Id): readonly About[] {
  const { store } = useSession();
  const memos = useStore((state) => state.tables.memo);
  const links = useStore(() => store.memoLinksTo(target, targetId));
  return useMemo(() => {
    const found = new Map<Id, About>();
    for (const link of links) {
      const memo = memos.get(link.memoId);
      const held = found.get(link.memoId);
      if (memo && (!held || ORDER[link.role] < ORDER[held.role]))
        found.set(memo.id, { memo, role: link.role });
    }
    return [...found.values()].sort(
      (a, b) => ORDER[a.role] - ORDER[b.role] || b.memo.updatedAt.localeCompare(a.memo.updatedAt),
    );
  }, [memos, links]);
}
