import { useEffect, useRef, useState } from 'react';
import type { ComparisonLine, Id, Verdict } from '@shared/contract/index.ts';
import { useSession, useStore } from '../../store/react.tsx';
import { endOfDay, startOfDay } from '../../trail/local-day.ts';

export const ANY = 'any';
/** The most that is listed; a study with more is searched. */
const MOST = 5_000;
/** A pause in typing that is long enough to search in, in milliseconds. */
const PAUSE = 140;

/**
 * What the list of kept comparisons is narrowed to; `ANY`, and no words and days, where it does not matter. `from` and
 * `to` are days as a calendar here has them, `2026-11-12`.
 */
export type Wanted = {
  query: string;
  verdict: string;
  codeId: string;
  coderId: string;
  from: string;
  to: string;
};
export const ALL: Wanted = { query: '', verdict: ANY, codeId: ANY, coderId: ANY, from: '', to: '' };

/** What is kept and meets what is wanted, asked again when the typing pauses and after every change. */
export function useKept({ query, verdict, codeId, coderId, from, to }: Wanted) {
  const { act } = useSession();
  const revision = useStore((state) => state.revision);
  const [found, setFound] = useState<{ comparisons: ComparisonLine[]; total: number } | null>(null);
  const asked = useRef(false);
  useEffect(() => {
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
  }, [act, query, verdict, codeId, coderId, from, to, revision]);
  return found;
}
