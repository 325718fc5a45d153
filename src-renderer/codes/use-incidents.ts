import { useEffect, useState } from 'react';
import type { Coding, Id, Incident } from '@shared/contract/index.ts';
import { useSession, useStore } from '../store/react.tsx';
import { useCountsOf } from './use-counts-of.ts';

/** How many incidents there are besides this coding, which is among them only while it is in scope. */
export const othersOf = (total: number, coding: Pick<Coding, 'inScope'>): number =>
  Math.max(0, coding.inScope ? total - 1 : total);

export type Incidents = { codeId: Id; incidents: readonly Incident[]; total: number };

/**
 * The incidents of a code, asked again when a change touches it; null until the first answer. While a new answer is on
 * its way the old one stays, unless it was another code's.
 */
export function useIncidents(
  codeId: Id | null,
  options: { limit: number; withBelow?: boolean },
): Incidents | null {
  const { act } = useSession();
  const { limit, withBelow = false } = options;
  const [found, setFound] = useState<Incidents | null>(null);
  // A change to any coding of the code, its place and words too, gives it new counts; a code with none in scope is told
  // only by the whole.
  const own = useStore((state) => state.counts.get(codeId ?? 0) ?? state.counts);
  const below = useCountsOf(codeId);
  const counts = withBelow ? below : own;
  const exemplars = useStore((state) => state.tables.exemplar);
  const participants = useStore((state) => state.tables.participant);
  const speakers = useStore((state) => state.tables.speaker);
  const cases = useStore((state) => state.tables.studyCase);
  const codes = useStore((state) => (withBelow ? state.tables.code : null));
  useEffect(() => {
    let gone = false;
    if (codeId === null) return undefined;
    void act('codes.incidents', { codeId, withBelow, limit }).then((answer) => {
      if (!gone && answer) setFound({ codeId, ...answer });
    });
    return () => {
      gone = true;
    };
  }, [act, codeId, withBelow, limit, counts, exemplars, participants, speakers, cases, codes]);
  return found?.codeId === codeId ? found : null;
}
