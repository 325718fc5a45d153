import { useEffect, useMemo, useState } from 'react';
import type {
  Exemplar,
  ExemplarBoard,
  ExemplarStanding,
  ExemplarVoice,
  Id,
  Incident,
} from '@shared/contract/index.ts';
import { useCountsOf } from '../codes/use-counts-of.ts';
import { useSession, useStore } from '../store/react.tsx';

/** What stands under the answers about quotations of a code, or of all (null): when one of these changes they are asked again. */
function useBasis(codeId: Id | null) {
  const counts = useCountsOf(codeId);
  const exemplars = useStore((state) => state.tables.exemplar);
  const codes = useStore((state) => state.tables.code);
  const participants = useStore((state) => state.tables.participant);
  const speakers = useStore((state) => state.tables.speaker);
  const cases = useStore((state) => state.tables.studyCase);
  // Ranks, lanes and reasons are the store's own: they ask nothing.
  const members = useMemo(
    () => [...exemplars.values()].map((row) => `${row.id} ${row.codingId} ${row.checkedRevision}`).join(),
    [exemplars],
  );
  return [counts, members, codes, participants, speakers, cases] as const;
}

/** Every exemplar by whose words it is; null until the first answer. */
export function useVoices(): readonly ExemplarVoice[] | null {
  const { act } = useSession();
  const [voices, setVoices] = useState<readonly ExemplarVoice[] | null>(null);
  const basis = useBasis(null);
  useEffect(() => {
    let gone = false;
    void act('exemplars.voices', {}).then((answer) => {
      if (!gone && answer) setVoices(answer);
    });
    return () => {
      gone = true;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- asked again when what it stands on changes
  }, [act, ...basis]);
  return voices;
}

/** A quotation on the board: the row as it is now, and the incident it was chosen from. */
export type Quotation = { exemplar: Exemplar; incident: Incident };
export type Lanes = Record<ExemplarStanding, readonly Quotation[]>;
export type Board = {
  codeId: Id;
  /** Every quotation's incident, in whichever lane it stands. */
  incidents: readonly Incident[];
  lanes: Lanes;
  voices: ExemplarBoard['voices'];
};

/** The quotations in their lanes and order, as exemplars stand in the store. */
export function lanesOf(incidents: readonly Incident[], exemplars: ReadonlyMap<Id, Exemplar>): Lanes {
  const lanes: Record<ExemplarStanding, Quotation[]> = { chosen: [], candidate: [], supplementary: [] };
  for (const incident of incidents) {
    const exemplar = exemplars.get(incident.exemplarId ?? 0);
    if (exemplar) lanes[exemplar.standing].push({ exemplar, incident });
  }
  for (const lane of Object.values(lanes))
    lane.sort((a, b) => a.exemplar.rank - b.exemplar.rank || a.exemplar.id - b.exemplar.id);
  return lanes;
}

/** A theme's board; null until it is known. Lanes and ranks follow the store at once, words follow the host. */
export function useBoard(codeId: Id | null): Board | null {
  const { act } = useSession();
  const [found, setFound] = useState<(ExemplarBoard & { codeId: Id }) | null>(null);
  const exemplars = useStore((state) => state.tables.exemplar);
  const basis = useBasis(codeId);
  useEffect(() => {
    let gone = false;
    if (codeId === null) return undefined;
    void act('exemplars.board', { codeId }).then((answer) => {
      if (!gone && answer) setFound({ codeId, ...answer });
    });
    return () => {
      gone = true;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- asked again when what it stands on changes
  }, [act, codeId, ...basis]);
  return useMemo(() => {
    if (found?.codeId !== codeId || codeId === null) return null;
    const { exemplars: incidents, voices } = found;
    return { codeId, incidents, lanes: lanesOf(incidents, exemplars), voices };
  }, [found, codeId, exemplars]);
}
