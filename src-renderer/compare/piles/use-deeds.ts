import { useEffect, useMemo, useRef, useState } from 'react';
import type { BenchIncident, Id } from '@shared/contract/index.ts';
import type { Pile, Sorting } from '../../store/piles-look.ts';
import { useSession, useStore } from '../../store/react.tsx';
import { setBench } from '../bench.ts';
import type { FocusWanted } from '../hands.ts';
import { caretAfter, describe, put, putNew, removePile, takeBack } from './sorting.ts';

/** Sorts on; gives how it is sorted then, or null where nothing has changed. */
export type Change = (deed: (before: Sorting) => Sorting) => Sorting | null;

/** What piles and cards tell whoever holds them. The same object at every draw. */
export type PileDeeds = {
  /** What is picked, or the card of the caret. */
  going: () => readonly Id[];
  put: (key: number, ids: readonly Id[], byKey: boolean) => void;
  /** A new pile, whose name is to be written next. */
  fresh: (ids: readonly Id[]) => void;
  back: (ids: readonly Id[], byKey: boolean) => void;
  describe: (key: number, patch: Partial<Pick<Pile, 'name' | 'origin' | 'shortDefinition'>>) => void;
  remove: (key: number) => void;
  /** Whether this pile's name is to be written now; it is asked once. */
  takeName: (key: number) => boolean;
};

/** Sorts what keys, drops and buttons ask for, and leads the caret on to the next loose card. */
export function useDeeds(
  change: Change,
  byId: ReadonlyMap<Id, BenchIncident>,
  loose: readonly BenchIncident[],
  focus: FocusWanted,
): PileDeeds {
  const session = useSession();
  const readOnly = useStore((state) => state.readOnly);
  const now = useRef({ byId, loose, readOnly });
  useEffect(() => {
    now.current = { byId, loose, readOnly };
  });
  const [named] = useState(() => new Set<number>());
  return useMemo((): PileDeeds => {
    const sort = (deed: (before: Sorting) => Sorting, ids: readonly Id[], byKey: boolean) => {
      if (now.current.readOnly) return;
      const list = now.current.loose.map((one) => one.id);
      const { caret } = session.view.get().bench;
      const next = caretAfter(list, new Set(ids), caret);
      if (!change(deed)) return;
      // A card that stays where it is has the focus still.
      if (byKey && next !== null && (next !== caret || ids.includes(next))) focus.want(next);
      setBench(session, { picks: [], caret: next });
    };
    return {
      going() {
        const { picks, caret } = session.view.get().bench;
        const there = picks.filter((id) => now.current.byId.has(id));
        if (there.length > 0) return there;
        return caret !== null && now.current.byId.has(caret) ? [caret] : [];
      },
      put(key, ids, byKey) {
        if (ids.length > 0) sort((before) => put(before, key, ids), ids, byKey);
      },
      fresh(ids) {
        sort(
          (before) => {
            const { sorting, key } = putNew(before, ids);
            named.add(key);
            return sorting;
          },
          ids,
          false,
        );
      },
      back(ids, byKey) {
        if (ids.length > 0) sort((before) => takeBack(before, ids), ids, byKey);
      },
      describe: (key, patch) => void change((before) => describe(before, key, patch)),
      remove: (key) => sort((before) => removePile(before, key), [], false),
      takeName: (key) => named.delete(key),
    };
  }, [session, change, focus, named]);
}
