import { useContext } from 'react';
import type { BenchIncident, Id } from '@shared/contract/index.ts';
import { words } from '../words/index.ts';
import { BenchColumn } from './BenchColumn.tsx';
import { BenchHands } from './hands.ts';
import { IncidentCard } from './IncidentCard.tsx';

const t = words.compare;
/** Cards that a cell shows before more is asked for. */
export const SHOWN = 2;

/** Where a column crosses a row: its first incidents, or all of them, scrolled. */
export function CrossCell({
  name,
  cellKey,
  incidents,
  width,
  caret,
  isWhole,
  isFiltered,
  hidesCode,
  onWhole,
}: {
  name: string;
  cellKey: string;
  incidents: readonly BenchIncident[];
  width: number;
  caret: Id | null;
  isWhole: boolean;
  isFiltered: boolean;
  hidesCode: boolean;
  onWhole: (is: boolean) => void;
}) {
  const { picks, find, acts } = useContext(BenchHands);
  if (incidents.length === 0)
    return (
      <div className="cross-cell cross-none" title={isFiltered ? t.nothingFiltered : t.noEvidence}>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{isFiltered ? t.nothingFiltered : t.noEvidence}</span>
      </div>
    );
  const more = incidents.length - SHOWN;
  return (
    <div className={isWhole ? 'cross-cell is-whole' : 'cross-cell'}>
      {isWhole ? (
        <BenchColumn
          name={name}
          scrollKey={cellKey}
          incidents={incidents}
          width={width}
          lanes={1}
          caret={incidents.some((one) => one.id === caret) ? caret : null}
          hidesCode={hidesCode}
        />
      ) : (
        <ul className="cross-cards" aria-label={name}>
          {incidents.slice(0, SHOWN).map((incident, i) => (
            <li key={incident.id}>
              <IncidentCard
                incident={incident}
                isPicked={picks.has(incident.id)}
                isStop={incident.id === caret || i === 0}
                hidesCode={hidesCode}
                find={find}
                acts={acts}
              />
            </li>
          ))}
        </ul>
      )}
      {more > 0 && (
        <button type="button" className="bench-more" onClick={() => onWhole(!isWhole)}>
          {isWhole ? t.cellLess : t.cellMore(more)}
        </button>
      )}
    </div>
  );
}
