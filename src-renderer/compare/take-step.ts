import type { BenchIncident, Id } from '@shared/contract/index.ts';
import type { BenchLook } from '../store/bench-look.ts';
import type { Session } from '../store/react.tsx';
import { byPosition, participantsOf } from '../store/select.ts';
import type { State } from '../store/state.ts';
import { setBench } from './bench.ts';
import { withBelow } from './groups.ts';
import { atStep, isNarrowed, type Laid, type Step } from './steps.ts';

/** The codes on the bench with everything below them, where that is on the bench too. */
const codesOfBench = (
  { tables }: State,
  { codeIds, withBelow: isBelow }: Pick<BenchLook, 'codeIds' | 'withBelow'>,
): Id[] => (isBelow ? withBelow(tables.code, codeIds) : [...codeIds]);

/** Incidents in scope of the codes on the bench, by interview; those without one are left out. */
export function transcriptsOfBench(
  state: State,
  bench: Pick<BenchLook, 'codeIds' | 'withBelow'>,
): Map<Id, number> {
  const sums = new Map<Id, number>();
  for (const codeId of codesOfBench(state, bench))
    for (const [transcriptId, count] of state.counts.get(codeId) ?? [])
      sums.set(transcriptId, (sums.get(transcriptId) ?? 0) + count);
  return sums;
}

type Shown = Pick<BenchIncident, 'transcriptId' | 'roleId'>;

/**
 * The interview and the role with the most incidents: among those shown where a filter is on, as others may have none that
 * it lets through, and otherwise among all of the codes on the bench. Null where nothing says so.
 */
export function mostOf(
  state: State,
  bench: Pick<BenchLook, 'codeIds' | 'withBelow' | keyof Laid>,
  shown: readonly Shown[],
): { transcriptId: Id | null; roleId: Id | null } {
  const byTranscript = new Map<Id, number>();
  const byRole = new Map<Id, number>();
  const add = (sums: Map<Id, number>, id: Id | null, count: number) => {
    if (id !== null) sums.set(id, (sums.get(id) ?? 0) + count);
  };
  if (isNarrowed(bench) && shown.length > 0)
    for (const { transcriptId, roleId } of shown) {
      add(byTranscript, transcriptId, 1);
      add(byRole, roleId, 1);
    }
  else
    for (const [id, count] of transcriptsOfBench(state, bench)) {
      add(byTranscript, id, count);
      for (const { role } of participantsOf(state, id)) add(byRole, role?.id ?? null, count);
    }
  const most = (sums: Map<Id, number>) => [...sums].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  return { transcriptId: most(byTranscript), roleId: most(byRole) };
}

/**
 * Lays the bench out for a step of constant comparison. The interview or role it begins with is that of the incident
 * the caret is on; failing that the one with the most incidents. `shown`: what the bench shows now.
 */
export function takeStep(session: Session, step: Step, at: Shown | null, shown: readonly Shown[]): void {
  const state = session.store.get();
  const { bench } = session.view.get();
  const most = mostOf(state, bench, shown);
  const transcriptId =
    at?.transcriptId ?? most.transcriptId ?? byPosition(state.tables.transcript)[0]?.id ?? null;
  const roleId = at?.roleId ?? most.roleId ?? byPosition(state.tables.role)[0]?.id ?? null;
  const hasCodes = codesOfBench(state, bench).filter((id) => state.counts.has(id)).length > 1;
  setBench(session, { ...atStep(bench, step, { transcriptId, roleId, hasCodes }), scrolls: new Map() });
}
