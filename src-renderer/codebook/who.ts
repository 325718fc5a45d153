import type { Id, Voice } from '@shared/contract/index.ts';
import { descendants } from '@shared/coding/tree.ts';
import type { State } from '../store/state.ts';

/** How many people of one role in one case speak of a code, and how often. */
type Cell = { people: number; codings: number };

export type Who = {
  /** By `caseId roleId`. */
  cells: ReadonlyMap<string, Cell>;
  roleIds: ReadonlySet<Id>;
  people: number;
  cases: number;
  codings: number;
};

/** Voices put into a table of cases by roles. Words that are nobody's, or of somebody without a role, are in the sums only. */
export function whoSays(voices: readonly Voice[]): Who {
  const cells = new Map<string, Cell>();
  const roleIds = new Set<Id>();
  const people = new Set<Id>();
  const cases = new Set<Id>();
  let codings = 0;
  for (const { participantId, roleId, caseId, incidents } of voices) {
    codings += incidents;
    if (caseId !== null) cases.add(caseId);
    if (participantId !== null) people.add(participantId);
    if (roleId === null || caseId === null || participantId === null) continue;
    roleIds.add(roleId);
    const key = `${caseId} ${roleId}`;
    const cell = cells.get(key) ?? { people: 0, codings: 0 };
    cells.set(key, { people: cell.people + 1, codings: cell.codings + incidents });
  }
  return { cells, roleIds, people: people.size, cases: cases.size, codings };
}

/** Codings in scope of a code and what is in use below it, by transcript. */
export function byTranscript(
  { counts, tables }: Pick<State, 'counts' | 'tables'>,
  codeId: Id,
): ReadonlyMap<Id, number> {
  const below = descendants(tables.code.values(), [codeId]).filter(
    (id) => tables.code.get(id)?.retiredAt === null,
  );
  const sums = new Map<Id, number>();
  for (const id of [codeId, ...below])
    for (const [transcriptId, codings] of counts.get(id) ?? [])
      if (codings > 0) sums.set(transcriptId, (sums.get(transcriptId) ?? 0) + codings);
  return sums;
}
