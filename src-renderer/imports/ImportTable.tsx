import type { Id } from '@shared/contract/index.ts';
import { useMemo } from 'react';
import { TableGap, useTableRows } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { ImportRow } from './ImportRow.tsx';
import type { Intake } from './intake.ts';
import type { Row } from './rows.ts';

const said = words.imports;
const COLUMNS = Object.entries(said.columns) as [keyof typeof said.columns, string][];

/** The height of a row with nothing unusual in it, in CSS pixels. */
const HEIGHT = 35;
/** How wide the columns are that keep their width, in CSS pixels. */
const WIDTHS: Record<keyof typeof said.columns, number> = {
  include: 36,
  file: 180,
  title: 170,
  case: 120,
  participant: 100,
  role: 130,
  words: 76,
  turns: 66,
  speakers: 220,
  status: 260,
};
const ALL = Object.values(WIDTHS).reduce((sum, width) => sum + width);

/**
 * What was read of each file, every cell of it correctable. Enter and the arrows go down and up a column. Only the rows in
 * sight are drawn.
 */
export function ImportTable({
  intake,
  box,
  onRevise,
}: {
  intake: Intake;
  /** What is scrolled; null until it is there. */
  box: HTMLElement | null;
  /** A file is said to be a corrected version of the transcript its participant has. */
  onRevise: (row: Row, transcriptId: Id) => void;
}) {
  const keys = useMemo(() => intake.rows.map((row) => row.key), [intake.rows]);
  const rows = useTableRows({ keys, box, height: HEIGHT, entersDown: true });
  return (
    <table
      {...rows.table}
      className={rows.isMany ? 'table import-table table-many' : 'table import-table'}
      {...(rows.isMany ? { style: { minWidth: ALL } } : {})}
    >
      {rows.isMany && (
        <colgroup>
          {COLUMNS.map(([id]) => (
            <col key={id} style={{ width: WIDTHS[id] }} />
          ))}
        </colgroup>
      )}
      <thead>
        <tr aria-rowindex={1}>
          {COLUMNS.map(([id, name]) => (
            <th key={id} scope="col" className={id === 'words' || id === 'turns' ? 'number' : ''}>
              {id === 'include' ? <span className="visually-hidden">{name}</span> : name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.drawn.map((one) => {
          if ('gap' in one)
            return <TableGap key={`gap ${one.after}`} height={one.gap} columns={COLUMNS.length} />;
          const row = intake.rows[one.at];
          const verdict = intake.verdicts[one.at];
          return (
            row &&
            verdict && (
              <ImportRow
                key={row.key}
                at={one.at}
                measure={rows.measure}
                row={row}
                verdict={verdict}
                change={intake.change}
                onRevise={onRevise}
              />
            )
          );
        })}
      </tbody>
    </table>
  );
}
