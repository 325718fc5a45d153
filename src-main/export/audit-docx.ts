import { BorderStyle, HeadingLevel, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import { byDay, countLine, dayInWords, doneLine, type AuditEdition } from './audit.ts';
import type { AuditRow } from './audit-rows.ts';
import { each, wordFile, type LongTable } from './docx-document.ts';
import { isRightToLeft, runsOf } from './docx-text.ts';
import { withoutPause, type Pause } from './pause.ts';

/** In twentieths of a point; together what an A4 page has between margins of an inch. */
const WIDTHS = [700, 800, 800, 3_926, 2_800];

/** The audit trail as an appendix: a heading for each day, and under it a table of what was done, by whom and why. */
export async function auditDocx(
  edition: AuditEdition,
  rows: readonly AuditRow[],
  pause: Pause = withoutPause,
): Promise<Uint8Array> {
  return wordFile(edition.title, partsOf(edition, rows), { pause, about: rows.length });
}

function* partsOf(edition: AuditEdition, rows: readonly AuditRow[]): Generator<Paragraph | LongTable> {
  yield new Paragraph({ style: 'Title', children: runsOf(edition.title) });
  yield new Paragraph({ style: 'Subtitle', children: runsOf(`Audit trail, ${edition.date}`) });
  yield new Paragraph({ children: runsOf(countLine(rows)) });
  for (const [day, those] of byDay(rows)) {
    yield new Paragraph({
      heading: HeadingLevel.HEADING_2,
      children: runsOf(dayInWords(day)),
      keepNext: true,
    });
    yield { head: head(), rows: each(those, tableRow) };
  }
}

const line = { style: BorderStyle.SINGLE, size: 4, color: 'd5dbda' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

const head = (): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: WIDTHS,
    borders: {
      top: line,
      bottom: line,
      insideHorizontal: line,
      left: none,
      right: none,
      insideVertical: none,
    },
    rows: [rowOf(['No.', 'Time', 'Coder', 'What was done', 'Reason'], true)],
  });

const tableRow = (row: AuditRow): TableRow =>
  rowOf([String(row.number), row.time.slice(0, 5), row.coder, doneLine(row), row.reason], false);

const rowOf = (cells: readonly string[], isHead: boolean): TableRow =>
  new TableRow({
    tableHeader: isHead,
    cantSplit: true,
    children: cells.map(
      (text, i) =>
        new TableCell({
          width: { size: WIDTHS[i] ?? 0, type: WidthType.DXA },
          margins: { top: 40, bottom: 40, left: 60, right: 60 },
          children: [
            new Paragraph({
              spacing: { after: 0 },
              ...(isRightToLeft(text) ? { bidirectional: true } : {}),
              children: runsOf(text, { bold: isHead, rightToLeft: isRightToLeft(text) }),
            }),
          ],
        }),
    ),
  });
