import { useEffect, useRef, useState } from 'react';
import type { ComparisonLine, Id, Verdict } from '@shared/contract/index.ts';
import { ALL_KEPT, ANY, type KeptWanted } from '../../store/bench-look.ts';
import { useSession, useStore } from '../../store/react.tsx';
import { endOfDay, startOfDay } from '../../trail/local-day.ts';

/** The most that is listed; a study with more is searched. */
const MOST = 5_000;
/** A pause in typing that is long enough to search in, in milliseconds. */
const PAUSE = 140;

/** What is kept and meets what is wanted, asked again when the typing pauses and after every change; null asks nothing. */
export function useKept(wanted: KeptWanted | null) {
  const { query, verdict, codeId, coderId, from, to } = wanted ?? ALL_KEPT;
  const isAsked = wanted !== null;
  const { act } = useSession();
  const revision = useStore((state) => state.revision);
  const [found, setFound] = useState<{ comparisons: ComparisonLine[]; total: number } | null>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (!isAsked) return undefined;
    let gone = false;
    const one = (id: string): Id | undefined => (id === ANY ? undefined : Number(id));
    const timer = setTimeout(
      () => {
        void act('comparisons.list', {
          query,
          limit: MOST,
          ...(verdict === ANY ? {} : { verdict: verdict as Verdict }),
          codeId: one(codeId),
          coderId: one(coderId),
          from: from === '' ? undefined : startOfDay(from),
          to: to === '' ? undefined : endOfDay(to),
        }).then((answer) => {
          asked.current = true;
          if (!gone && answer) setFound(answer);
        });
      },
      asked.current ? PAUSE : 0,
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [act, isAsked, query, verdict, codeId, coderId, from, to, revision]);
  return isAsked ? found : null;
}
