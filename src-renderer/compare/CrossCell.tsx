/* oxlint-disable jsx-a11y/prefer-tag-over-role -- of a table that is not laid out as one (ARIA APG, Table) */
import { memo, useContext } from 'react';
import type { BenchIncident, Id } from '@shared/contract/index.ts';
import { words } from '../words/index.ts';
import { BenchColumn } from './BenchColumn.tsx';
import { WHOLE_CELL } from './card-size.ts';
import { cellKeyOf, SHOWN } from './crossing.ts';
import { BenchHands } from './hands.ts';
import { IncidentCard } from './IncidentCard.tsx';
import { saysCode, type Group } from './layout.ts';

const t = words.compare;

/** Where a column crosses a row: its first incidents, or all of them, scrolled. */
export const CrossCell = memo(function CrossCell({
  row,
  column,
  place,
  incidents,
  width,
  caret,
  isWhole,
  isFiltered,
  onWhole,
}: {
  row: Group;
  column: Group;
  /** Of the column, among all of them. */
  place: number;
  incidents: readonly BenchIncident[];
  width: number;
  /** When the caret is in this cell. */
  caret: Id | null;
  isWhole: boolean;
  isFiltered: boolean;
  onWhole: (key: string, is: boolean) => void;
}) {
  const { picks, find, acts } = useContext(BenchHands);
  const at = { 'aria-colindex': place + 2, style: { gridColumn: place + 2 } };
  if (incidents.length === 0) {
    const why = isFiltered ? t.nothingFiltered : t.noEvidence;
    return (
      <div role="cell" {...at} className="cross-cell cross-none" title={why}>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{t.cellEmpty(row.title, column.title, why)}</span>
      </div>
    );
  }
  const key = cellKeyOf(row, column);
  const name = t.cell(row.title, column.title);
  const more = incidents.length - SHOWN;
  const hidesCode = saysCode([row, column], incidents);
  return (
    <div role="cell" {...at} className={isWhole ? 'cross-cell is-whole' : 'cross-cell'}>
      {isWhole ? (
        <BenchColumn
          name={name}
          scrollKey={key}
          incidents={incidents}
          room={{ width, height: WHOLE_CELL }}
          lanes={1}
          caret={caret}
          hidesCode={hidesCode}
        />
      ) : (
        <ul className="cross-cards" aria-label={name}>
          {incidents.slice(0, SHOWN).map((incident, i) => (
            <li key={incident.id}>
              <IncidentCard
                incident={incident}
                isPicked={picks.has(incident.id)}
                isStop={caret === null ? i === 0 : incident.id === caret}
                hidesCode={hidesCode}
                find={find}
                acts={acts}
              />
            </li>
          ))}
        </ul>
      )}
      {more > 0 && (
        <button type="button" className="bench-more" onClick={() => onWhole(key, !isWhole)}>
          {isWhole ? t.cellLess : t.cellMore(more)}
        </button>
      )}
    </div>
  );
});
