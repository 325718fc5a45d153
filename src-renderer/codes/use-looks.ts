import type { Id, ReviewItem } from '@shared/contract/index.ts';
import { useEffect, useState } from 'react';
import { useSession, useStore } from '../store/react.tsx';

const NONE: ReadonlyMap<Id, ReviewItem> = new Map();

/** Exemplars whose passage has changed, by their coding, in order of collection and of the text. Asked only when there are any. */
export function useLooks(): ReadonlyMap<Id, ReviewItem> {
  const { act } = useSession();
  const exemplars = useStore((state) => state.tables.exemplar);
  const [looks, setLooks] = useState<ReadonlyMap<Id, ReviewItem>>(NONE);
  const isAny = [...exemplars.values()].some((row) => row.checkedRevision === 0);
  useEffect(() => {
    if (!isAny) return;
    let gone = false;
    void act('review.list', {}).then((list) => {
      if (gone || !list) return;
      const found = list.items.filter((item) => item.reason === 'exemplar');
      setLooks(new Map(found.map((item) => [item.coding.id, item])));
    });
    return () => {
      gone = true;
    };
  }, [act, exemplars, isAny]);
  return isAny ? looks : NONE;
}
