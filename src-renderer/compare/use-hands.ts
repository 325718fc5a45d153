import { useEffect, useMemo, useRef, useState } from 'react';
import type { Id } from '@shared/contract/index.ts';
import { useSession, useView } from '../store/react.tsx';
import { setBench } from './bench.ts';
import { createFocusWanted, type Hands } from './hands.ts';
import type { CardActs } from './IncidentCard.tsx';

/** What cards do, the same at every draw; picks as a set. */
export function useHands(shown: readonly { id: Id }[]): Hands {
  const session = useSession();
  const picked = useView((looking) => looking.bench.picks);
  const find = useView((looking) => looking.bench.find.trim());
  const [focus] = useState(createFocusWanted);
  const order = useRef(shown);
  useEffect(() => {
    order.current = shown;
  });
  const acts = useMemo((): CardActs => {
    const now = () => session.view.get().bench;
    return {
      pick(id, range) {
        const { picks, caret } = now();
        if (range && caret !== null && caret !== id) {
          const from = order.current.findIndex((one) => one.id === caret);
          const to = order.current.findIndex((one) => one.id === id);
          const between = order.current.slice(Math.min(from, to), Math.max(from, to) + 1);
          const own = new Set(picks);
          const more = from < 0 ? [id] : between.map((one) => one.id);
          setBench(session, { picks: [...picks, ...more.filter((one) => !own.has(one))], caret: id });
        } else
          setBench(session, {
            picks: picks.includes(id) ? picks.filter((one) => one !== id) : [...picks, id],
            caret: id,
          });
      },
      read: (id) => setBench(session, { side: { what: 'reading', id }, caret: id }),
      caret: (id) => setBench(session, { caret: id }),
    };
  }, [session]);
  const picks = useMemo(() => new Set(picked), [picked]);
  return useMemo(() => ({ picks, find, acts, focus }), [picks, find, acts, focus]);
}
