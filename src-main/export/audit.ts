import { AUDIT_COLUMNS, type AuditRow } from './audit-rows.ts';
import { csvPart } from './csv.ts';
import { markdownCell, markdownLine } from './markdown.ts';

/** What an audit trail is told beside its entries. `date`: the day it was made, `2025-11-22`. */
export type AuditEdition = { title: string; date: string };

/** A table; a cell that a spreadsheet would run as a formula is led by an apostrophe. */
export const auditCsv = (rows: readonly AuditRow[]): string => csvPart(AUDIT_COLUMNS, rows, true);

export const auditJson = ({ title, date }: AuditEdition, entries: readonly AuditRow[]): string =>
  `${JSON.stringify({ title, date, entries }, null, 2)}\n`;

/** Entries by day, oldest first. */
export const byDay = (rows: readonly AuditRow[]): [string, AuditRow[]][] => [
  ...Map.groupBy(rows, (row) => row.date),
];

export const countLine = (rows: readonly AuditRow[]): string => {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return 'Nothing has been done that was asked for.';
  const entries = rows.length === 1 ? '1 entry' : `${rows.length.toLocaleString('en-GB')} entries`;
  return `${entries}, ${first.date} to ${last.date}. Times are UTC.`;
};

/** `2026-03-04` as `4 March 2026`. */
export const dayInWords = (date: string): string =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

/** A heading for each day, a table under it. */
export function auditMd({ title, date }: AuditEdition, rows: readonly AuditRow[]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const blocks = [
    `# ${markdownLine(title)}`,
    `Audit trail, ${date}. ${countLine(rows)}`,
    ...byDay(rows).flatMap(([day, those]) => [
      `## ${dayInWords(day)}`,
      [
        line(['No.', 'Time', 'Coder', 'What was done', 'Reason']),
        '| ---: | --- | --- | --- | --- |',
        ...those.map((row) =>
          line([
            String(row.number),
            row.time.slice(0, 5),
            markdownCell(row.coder),
            markdownCell(doneLine(row)),
            markdownCell(row.reason),
          ]),
        ),
      ].join('\n'),
    ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** What was done, and whether it still holds: `Merged “a” into “b” (undone)`. */
export function doneLine({ done, state }: AuditRow): string {
  switch (state) {
    case 'undo':
      return `Undid: ${done}`;
    case 'redo':
      return `Did again: ${done}`;
    case 'undone':
      return `${done} (undone)`;
    default:
      return done;
  }
}
