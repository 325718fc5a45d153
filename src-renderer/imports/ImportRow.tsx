import type { Id } from '@shared/contract/index.ts';
import { memo, useMemo, type RefCallback } from 'react';
import { useStore } from '../store/react.tsx';
import { rowMarks, Tag } from '../ui/index.ts';
import { number } from '../words/number.ts';
import { words } from '../words/index.ts';
import type { Intake } from './intake.ts';
import { roleShown, saysTheSame, withParticipant, withSpeaker, type Row, type Verdict } from './rows.ts';
import { RowStatus } from './RowStatus.tsx';
import { SpeakerChip } from './SpeakerChip.tsx';

const said = words.imports;

type Props = {
  /** Its place in the table. */
  at: number;
  measure: RefCallback<HTMLTableRowElement>;
  row: Row;
  verdict: Verdict;
  change: Intake['change'];
  onRevise: (row: Row, transcriptId: Id) => void;
};

/** What was read of one file, and what is to be said of it. Drawn again only when one of them is another. */
export const ImportRow = memo(
  OneRow,
  (before, after) =>
    before.at === after.at &&
    before.row === after.row &&
    before.change === after.change &&
    before.onRevise === after.onRevise &&
    saysTheSame(before.verdict, after.verdict),
);

function OneRow({ at, measure, row, verdict, change, onRevise }: Props) {
  const roles = useStore((state) => state.tables.role);
  const cases = useStore((state) => state.tables.studyCase);
  const role = useMemo(() => roleShown(row, roles.values()), [row, roles]);
  const isNewCase =
    row.caseCode !== '' &&
    ![...cases.values()].some((one) => one.code.toLowerCase() === row.caseCode.toLowerCase());
  const onChange = (changed: (row: Row) => Row) => change(row.key, changed);
  const choose = (choice: Row['choice']) => onChange((held) => ({ ...held, choice }));
  const correct = (patch: Partial<Row>) => onChange((held) => ({ ...held, ...patch, isCorrected: true }));
  if (!row.reading)
    return (
      <tr ref={measure} {...rowMarks(at)} className="import-out">
        <td>
          <input type="checkbox" disabled aria-label={said.cell(said.columns.include, row.file)} />
        </td>
        <td className="import-file" colSpan={8}>
          {row.file}
        </td>
        <td className="import-status import-unreadable">{verdict.message}</td>
      </tr>
    );
  return (
    <tr
      ref={measure}
      {...rowMarks(at)}
      className={verdict.isIn || verdict.tone === 'choose' ? '' : 'import-out'}
    >
      <td>
        <input
          type="checkbox"
          aria-label={said.cell(said.columns.include, row.file)}
          checked={verdict.isIn}
          onChange={(event) => choose(event.target.checked ? 'in' : 'out')}
        />
      </td>
      <td className="import-file" title={row.reading.opening}>
        {row.file}
      </td>
      <td>
        <Cell
          column={said.columns.title}
          row={row}
          value={row.title}
          onChange={(title) => correct({ title })}
        />
      </td>
      <td>
        <span className="import-case">
          <Cell
            mono
            column={said.columns.case}
            row={row}
            value={row.caseCode}
            placeholder={said.noCode}
            onChange={(code) => correct({ caseCode: code.trim() })}
          />
          {isNewCase && <Tag>{said.isNew}</Tag>}
        </span>
      </td>
      <td>
        <Cell
          mono
          column={said.columns.participant}
          row={row}
          value={row.participantCode}
          placeholder={said.noCode}
          onChange={(code) =>
            onChange((held) => ({ ...withParticipant(held, code.trim()), isCorrected: true }))
          }
        />
      </td>
      <td className="import-role">{role}</td>
      <td className="number">{number(row.reading.words)}</td>
      <td className="number">{number(row.reading.turns)}</td>
      <td>
        <span className="speaker-chips">
          {row.speakers.map((speaker) => (
            <SpeakerChip
              key={speaker.label}
              speaker={speaker}
              onChange={(patch) =>
                onChange((held) => ({ ...withSpeaker(held, speaker.label, patch), isCorrected: true }))
              }
            />
          ))}
          {row.speakers.length === 0 && <span className="muted">{said.noSpeakers}</span>}
        </span>
      </td>
      <td className={`import-status import-${verdict.tone}`}>
        <RowStatus
          verdict={verdict}
          onChoose={choose}
          onRevise={(transcriptId) => onRevise(row, transcriptId)}
        />
      </td>
    </tr>
  );
}

function Cell({
  row,
  column,
  value,
  placeholder,
  mono,
  onChange,
}: {
  row: Row;
  column: string;
  value: string;
  placeholder?: string;
  mono?: boolean;
  onChange: (value: string) => void;
}) {
  return (
    <input
      className={mono ? 'input cell-input id' : 'input cell-input'}
      aria-label={said.cell(column, row.file)}
      placeholder={placeholder}
      spellCheck={false}
      value={value}
      size={mono ? 6 : 14}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
