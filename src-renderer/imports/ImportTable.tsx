import type { Id } from '@shared/contract/index.ts';
import { words } from '../words/index.ts';
import { ImportRow } from './ImportRow.tsx';
import type { Intake } from './intake.ts';
import type { Row } from './rows.ts';

const said = words.imports;
const COLUMNS = Object.values(said.columns);

/** What was read of each file, every cell of it correctable. Enter and the arrows go down and up a column. */
export function ImportTable({
  intake,
  onRevise,
}: {
  intake: Intake;
  /** A file is said to be a corrected version of the transcript its participant has. */
  onRevise: (row: Row, transcriptId: Id) => void;
}) {
  return (
    <table className="table import-table">
      <thead>
        <tr>
          {COLUMNS.map((name) => (
            <th
              key={name}
              scope="col"
              className={name === said.columns.words || name === said.columns.turns ? 'number' : ''}
            >
              {name === said.columns.include ? <span className="visually-hidden">{name}</span> : name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {intake.rows.map((row, i) => {
          const verdict = intake.verdicts[i];
          return (
            verdict && (
              <ImportRow
                key={row.key}
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
