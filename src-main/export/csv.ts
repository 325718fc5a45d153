import Papa from 'papaparse';

/** Excel takes a file without this mark for the system's old code page. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * A part of a CSV file: a comma between cells, CRLF between rows; with the mark and the column names when it is the
 * first. A cell that a spreadsheet would run as a formula is led by an apostrophe.
 */
export function csvPart<R extends object>(
  columns: readonly (keyof R & string)[],
  rows: readonly R[],
  first: boolean,
): string {
  const body = Papa.unparse(
    { fields: [...columns], data: rows.map((row) => columns.map((column) => row[column])) },
    // An expression, since Papa's own misses a formula that runs over several lines.
    { header: first, newline: '\r\n', escapeFormulae: /^[=+\-@\t\r]/ },
  );
  // Papa ends a header without rows with a line end of its own, which would be an empty row.
  const lines = rows.length === 0 ? body.trimEnd() : body;
  return `${first ? BYTE_ORDER_MARK : ''}${lines}${lines === '' ? '' : '\r\n'}`;
}
