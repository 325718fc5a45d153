import { useEffect, useMemo, useRef, useState } from 'react';
import type { BenchFilter, BenchIncident, Id } from '@shared/contract/index.ts';
import { useSession, useStore } from '../store/react.tsx';
import { askedOf, askedAhead, FIRST, type Asked } from './asking.ts';
import type { WordCache } from './word-cache.ts';

/** The most that `bench.words` takes. */
const MOST = 2_000;

/** Changes that come one after another are answered once, after so many milliseconds. */
const PAUSE = 40;

const NONE: readonly BenchIncident[] = [];

/**
 * The incidents on the bench, asked again after every change to the study: any may recode, move or mark one. While an
 * answer is on its way the one before stays; null until the first. Incidents that are as they were are the same objects.
 */
export function useBench(asked: Asked, cache: WordCache): readonly BenchIncident[] | null {
  const session = useSession();
  const { act, store } = session;
  const revision = useStore((state) => state.revision);
  const codes = useStore((state) => state.tables.code);
  const codeIds = useMemo(() => asked.codeIds.filter((id) => codes.has(id)), [asked.codeIds, codes]);
  const { withBelow, filter } = asked;
  const wanted = askedOf({ codeIds, withBelow, filter });
  const [answer, setAnswer] = useState<{ wanted: string; incidents: readonly BenchIncident[] } | null>(null);
  const last = useRef('');
  const known = useRef(new Map<Id, { incident: BenchIncident; textRevision: number }>());

  useEffect(() => {
    let gone = false;
    const input = JSON.parse(wanted) as { codeIds: Id[]; withBelow: boolean; filter: BenchFilter };
    if (input.codeIds.length === 0) return undefined;
    const isAgain = last.current === wanted;
    const read = async () => {
      const ahead = isAgain ? null : askedAhead(session, wanted);
      const found = await (ahead ?? act('bench.read', { ...input, first: isAgain ? 0 : FIRST }));
      if (gone || !found) return;
      last.current = wanted;
      const { transcript } = store.get().tables;
      const changed: Id[] = [];
      const incidents = found.incidents.map((incident) => {
        const before = known.current.get(incident.id);
        const textRevision = transcript.get(incident.transcriptId)?.textRevision ?? 0;
        if (before && (before.textRevision !== textRevision || !sameWords(before.incident, incident)))
          changed.push(incident.id);
        const kept = before && isSame(before.incident, incident) ? before.incident : incident;
        known.current.set(incident.id, { incident: kept, textRevision });
        return kept;
      });
      cache.stale(changed);
      cache.put(found.words);
      setAnswer((now) =>
        now?.wanted === wanted && sameList(now.incidents, incidents) ? now : { wanted, incidents },
      );
    };
    const timer = isAgain ? setTimeout(() => void read(), PAUSE) : undefined;
    if (!isAgain) void read();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [session, act, store, cache, wanted, revision]);
  return codeIds.length === 0 ? NONE : (answer?.incidents ?? null);
}

const sameWords = (a: BenchIncident, b: BenchIncident) =>
  a.start === b.start && a.end === b.end && a.transcriptId === b.transcriptId;

const isSame = (a: BenchIncident, b: BenchIncident) =>
  (Object.keys(a) as (keyof BenchIncident)[]).every((key) => a[key] === b[key]);

const sameList = (a: readonly BenchIncident[], b: readonly BenchIncident[]) =>
  a.length === b.length && a.every((one, i) => one === b[i]);

/**
 * The incidents that are picked, in the order they were picked; also those that a filter or another step has taken out
 * of sight. Picks that are coded no longer are left out, and told to `onGone`.
 */
export function usePicked(
  picks: readonly Id[],
  incidents: readonly BenchIncident[] | null,
  onGone: (ids: readonly Id[]) => void,
): readonly BenchIncident[] {
  const { act } = useSession();
  const [others, setOthers] = useState<ReadonlyMap<Id, BenchIncident>>(new Map());
  const here = useMemo(() => new Map((incidents ?? []).map((one) => [one.id, one])), [incidents]);
  const revision = useStore((state) => state.revision);
  const tell = useRef(onGone);
  useEffect(() => {
    tell.current = onGone;
  });
  const away = incidents === null ? '' : picks.filter((id) => !here.has(id)).join(' ');
  useEffect(() => {
    if (away === '') return undefined;
    let late = false;
    const ids = away.split(' ').map(Number);
    const read = async () => {
      // What has gone is left out of words, and would fail a reading of codings.
      const still: Id[] = [];
      for (let at = 0; at < ids.length; at += MOST) {
        const there = await act('bench.words', { ids: ids.slice(at, at + MOST) });
        if (!there || late) return;
        still.push(...there.map((one) => one.id));
      }
      const found = still.length === 0 ? [] : await act('codings.read', { ids: still });
      if (!found || late) return;
      setOthers(new Map(found.map(({ coding, ...whose }) => [coding.id, asIncident(coding, whose)])));
      const known = new Set(still);
      const lost = ids.filter((id) => !known.has(id));
      if (lost.length > 0) tell.current(lost);
    };
    void read();
    return () => {
      late = true;
    };
  }, [act, away, revision]);
  return useMemo(() => picks.flatMap((id) => here.get(id) ?? others.get(id) ?? []), [picks, here, others]);
}

type Coded = Pick<
  BenchIncident,
  'id' | 'codeId' | 'coderId' | 'transcriptId' | 'start' | 'end' | 'isNegativeCase'
>;
type Whose = Pick<BenchIncident, 'participantId' | 'roleId' | 'caseId' | 'identifier' | 'exemplarId'>;

const asIncident = (
  { id, codeId, coderId, transcriptId, start, end, isNegativeCase }: Coded,
  { participantId, roleId, caseId, identifier, exemplarId }: Whose,
): BenchIncident => ({
  id,
  codeId,
  coderId,
  transcriptId,
  start,
  end,
  isNegativeCase,
  participantId,
  roleId,
  caseId,
  identifier,
  exemplarId,
  hasMemo: false,
});
