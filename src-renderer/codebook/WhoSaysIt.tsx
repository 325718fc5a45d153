import { useMemo } from 'react';
import type { Id, Incident } from '@shared/contract/index.ts';
import { useIncidents } from '../codes/use-incidents.ts';
import { byPosition, transcriptName } from '../store/select.ts';
import { useSession, useStore } from '../store/react.tsx';
import { words } from '../words/index.ts';

const t = words.codebook;
/** What `codes.incidents` gives at once; a code with more is shown by its first so many. */
const ALL = 5_000;

/** Cases by roles: how many participants speak of it, and how often; then how often in each transcript. */
export function WhoSaysIt({ codeId }: { codeId: Id }) {
  const { view } = useSession();
  const state = useStore((all) => all);
  const found = useIncidents(codeId, { limit: ALL, withBelow: true });
  const table = useMemo(() => tally((found?.incidents ?? []).filter((one) => one.coding.inScope)), [found]);
  const roles = byPosition(state.tables.role).filter(
    (role) =>
      table.byRole.has(role.id) ||
      [...state.tables.participant.values()].some((one) => one.roleId === role.id),
  );
  const cases = byPosition(state.tables.studyCase);
  const most = Math.max(1, ...[...table.cells.values()].map((cell) => cell.people.size));
  const transcripts = byPosition(state.tables.transcript).filter((one) => table.byTranscript.has(one.id));
  const longest = Math.max(1, ...table.byTranscript.values());
  if (!found) return null;
  return (
    <div className="who">
      <header className="pane-head">
        <h2>{t.who}</h2>
        <small>{t.whoHint}</small>
      </header>
      {found.total === 0 ? (
        <p className="codes-none muted">{t.noWho}</p>
      ) : (
        <>
          <table className="matrix">
            <thead>
              <tr>
                <th scope="col">{t.caseColumn}</th>
                {roles.map((role) => (
                  <th key={role.id} scope="col" title={role.label}>
                    {role.prefix}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {cases.map((one) => (
                <tr key={one.id}>
                  <th scope="row" className="id" title={one.label}>
                    {one.code}
                  </th>
                  {roles.map((role) => {
                    const cell = table.cells.get(`${one.id} ${role.id}`);
                    const people = cell?.people.size ?? 0;
                    return (
                      <td
                        key={role.id}
                        data-none={people === 0 || undefined}
                        style={{ '--share': people / most } as React.CSSProperties}
                        title={t.cell(one.code, role.label, people, cell?.codings ?? 0)}
                      >
                        {people}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
          <p className="who-counts">{t.counts(table.codings, table.people.size, table.caseIds.size)}</p>
          <header className="pane-head">
            <h2>{t.perTranscript}</h2>
            <small>{t.perTranscriptHint}</small>
          </header>
          <ul className="bars">
            {transcripts.map((one) => {
              const codings = table.byTranscript.get(one.id) ?? 0;
              return (
                <li key={one.id}>
                  <button type="button" onClick={() => view.set({ room: 'code', transcriptId: one.id })}>
                    <span className="id">{transcriptName(state, one.id)}</span>
                    <span className="bar-track">
                      <span className="bar-fill" style={{ width: `${(100 * codings) / longest}%` }} />
                    </span>
                    <span className="bar-count">{codings}</span>
                  </button>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </div>
  );
}

function tally(incidents: readonly Incident[]) {
  const cells = new Map<string, { people: Set<Id>; codings: number }>();
  const byRole = new Set<Id>();
  const byTranscript = new Map<Id, number>();
  const people = new Set<Id>();
  const caseIds = new Set<Id>();
  for (const { coding, participantId, roleId, caseId } of incidents) {
    byTranscript.set(coding.transcriptId, (byTranscript.get(coding.transcriptId) ?? 0) + 1);
    if (caseId !== null) caseIds.add(caseId);
    if (participantId !== null) people.add(participantId);
    if (roleId === null || caseId === null || participantId === null) continue;
    byRole.add(roleId);
    const key = `${caseId} ${roleId}`;
    const cell = cells.get(key) ?? { people: new Set<Id>(), codings: 0 };
    cell.people.add(participantId);
    cell.codings++;
    cells.set(key, cell);
  }
  return { cells, byRole, byTranscript, people, caseIds, codings: incidents.length };
}
