import type { Id } from '@shared/contract/index.ts';
import { descendants } from '@shared/coding/tree.ts';
import type { BenchLook } from '../store/bench-look.ts';
import type { Session } from '../store/react.tsx';
import { byPosition, participantsOf } from '../store/select.ts';
import type { State } from '../store/state.ts';
import { setBench } from './bench.ts';
import { atStep, type Step } from './steps.ts';

/** The codes on the bench with everything below them, where that is on the bench too. */
const codesOfBench = (
  { tables }: State,
  { codeIds, withBelow }: Pick<BenchLook, 'codeIds' | 'withBelow'>,
): Id[] =>
  withBelow ? [...new Set([...codeIds, ...descendants(tables.code.values(), codeIds)])] : [...codeIds];

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

/**
 * Lays the bench out for a step of constant comparison. The interview or role it begins with is that of the incident
 * the caret is on; failing that the one with the most incidents.
 */
export function takeStep(
  session: Session,
  step: Step,
  at: { transcriptId: Id; roleId: Id | null } | null,
): void {
  const state = session.store.get();
  const { bench } = session.view.get();
  const counts = transcriptsOfBench(state, bench);
  let most: Id | null = null;
  for (const [id, count] of counts) if (most === null || count > (counts.get(most) ?? 0)) most = id;
  const transcriptId = at?.transcriptId ?? most ?? byPosition(state.tables.transcript)[0]?.id ?? null;
  const byRole = new Map<Id, number>();
  for (const [id, count] of counts)
    for (const { role } of participantsOf(state, id))
      if (role) byRole.set(role.id, (byRole.get(role.id) ?? 0) + count);
  const [common] = [...byRole].sort((a, b) => b[1] - a[1]);
  const roleId = at?.roleId ?? common?.[0] ?? byPosition(state.tables.role)[0]?.id ?? null;
  const hasCodes = codesOfBench(state, bench).filter((id) => state.counts.has(id)).length > 1;
  setBench(session, { ...atStep(bench, step, { transcriptId, roleId, hasCodes }), scrolls: new Map() });
}
