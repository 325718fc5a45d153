import { useMemo } from 'react';
import type { Id, Voice } from '@shared/contract/index.ts';
import { byPosition, transcriptName } from '../store/select.ts';
import { useSession, useStore } from '../store/react.tsx';
import { words } from '../words/index.ts';
import { number } from '../words/number.ts';
import { byTranscript, whoSays } from './who.ts';

const t = words.codebook;

/** Cases by roles: how many participants speak of it, and how often; then how often in each transcript. */
export function WhoSaysIt({
  codeId,
  voices,
}: {
  codeId: Id;
  /** Who speaks of it; null until that is known. */
  voices: readonly Voice[] | null;
}) {
  const { view } = useSession();
  const state = useStore((all) => all);
  const table = useMemo(() => whoSays(voices ?? []), [voices]);
  const { counts, tables } = state;
  const perTranscript = useMemo(() => byTranscript({ counts, tables }, codeId), [counts, tables, codeId]);
  const roles = byPosition(state.tables.role).filter(
    (role) =>
      table.roleIds.has(role.id) ||
      [...state.tables.participant.values()].some((one) => one.roleId === role.id),
  );
  const cases = byPosition(state.tables.studyCase);
  const most = Math.max(1, ...[...table.cells.values()].map((cell) => cell.people));
  const transcripts = byPosition(state.tables.transcript).filter((one) => perTranscript.has(one.id));
  const longest = Math.max(1, ...perTranscript.values());
  if (!voices) return null;
  return (
    <div className="who">
      <header className="pane-head">
        <h2>{t.who}</h2>
        <small>{t.whoHint}</small>
      </header>
      {table.codings === 0 ? (
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
                    const people = cell?.people ?? 0;
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
          <p className="who-counts">{t.counts(table.codings, table.people, table.cases)}</p>
          <header className="pane-head">
            <h2>{t.perTranscript}</h2>
            <small>{t.perTranscriptHint}</small>
          </header>
          <ul className="bars bar-list">
            {transcripts.map((one) => {
              const codings = perTranscript.get(one.id) ?? 0;
              return (
                <li key={one.id}>
                  <button
                    type="button"
                    className="bar-row"
                    onClick={() => view.set({ room: 'code', transcriptId: one.id })}
                  >
                    <span className="id">{transcriptName(state, one.id)}</span>
                    <span className="bar-track">
                      <span className="bar-fill" style={{ width: `${(100 * codings) / longest}%` }} />
                    </span>
                    <span className="bar-count">{number(codings)}</span>
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
