/* oxlint-disable jsx-a11y/prefer-tag-over-role -- of a table that is not laid out as one (ARIA APG, Table) */
import { memo } from 'react';
import type { Id } from '@shared/contract/index.ts';
import { codeColor } from '../codes/CodeRow.tsx';
import { number } from '../words/number.ts';
import { words } from '../words/index.ts';
import { CrossCell } from './CrossCell.tsx';
import { cellKeyOf } from './crossing.ts';
import { cellOf, type Group, type Row } from './layout.ts';

const t = words.compare;

/** One row of a crossing: its name, which stays at the left, and its cells in the columns that are drawn. */
export const CrossRow = memo(function CrossRow({
  row,
  columns,
  shown,
  index,
  start,
  least,
  width,
  caret,
  caretColumn,
  whole,
  isFiltered,
  measure,
  onWhole,
}: {
  row: Row;
  columns: readonly Group[];
  /** Places of the columns that are drawn. */
  shown: readonly number[];
  index: number;
  /** CSS pixels: where it begins, how high it is at least, and how wide its cells are. */
  start: number;
  least: number;
  width: number;
  /** The incident with the caret and the place of its column, when it is in this row. */
  caret: Id | null;
  caretColumn: number;
  /** Keys of the cells that show all of their incidents. */
  whole: ReadonlySet<string>;
  isFiltered: boolean;
  measure: (element: HTMLDivElement | null) => void;
  onWhole: (key: string, is: boolean) => void;
}) {
  const isId = row.by === 'case' || row.by === 'interview';
  return (
    <div
      ref={measure}
      role="row"
      aria-rowindex={index + 2}
      aria-label={t.row(row.title, row.incidents.length)}
      data-index={index}
      className="cross-row"
      style={{ top: start, minHeight: least }}
    >
      <div role="rowheader" aria-colindex={1} className="cross-row-head">
        <div className="cross-row-name">
          <h3 className={isId ? 'id' : undefined} title={row.title}>
            {row.color && <span className="code-dot" style={codeColor(row.color)} />}
            {row.title}
          </h3>
          {row.detail && <span className="column-detail">{row.detail}</span>}
          <span className="column-count">{number(row.incidents.length)}</span>
        </div>
      </div>
      {shown.map((i) => {
        const column = columns[i];
        if (!column) return null;
        const key = cellKeyOf(row, column);
        return (
          <CrossCell
            key={column.key}
            row={row}
            column={column}
            place={i}
            incidents={cellOf(row, column)}
            width={width}
            caret={caretColumn === i ? caret : null}
            isWhole={whole.has(key)}
            isFiltered={isFiltered}
            onWhole={onWhole}
          />
        );
      })}
    </div>
  );
});
