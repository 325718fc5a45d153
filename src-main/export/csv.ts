import Papa from 'papaparse';

/** Excel takes a file without this mark for the system's old code page. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * What a spreadsheet would run: the signs a formula begins with, their wide forms too, and white space that is dropped
 * before one. Apostrophes before it are counted in, so that taking one away from such a cell gives what was in it.
 */
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/**
 * A part of a CSV file: a comma between cells, CRLF between rows; with the mark and the column names when it is the
 * first. A cell that a spreadsheet would run as a formula is led by an apostrophe, and only such a cell; U+0000 and half
 * a character, which no file can hold, stand as U+FFFD.
 */
export function csvPart<R extends object>(
  columns: readonly (keyof R & string)[],
  rows: readonly R[],
  first: boolean,
): string {
  const body = Papa.unparse(
    { fields: [...columns], data: rows.map((row) => columns.map((column) => cellOf(row[column]))) },
    { header: first, newline: '\r\n', escapeFormulae: FORMULA },
  );
  // Papa ends a header without rows with a line end of its own, which would be an empty row.
  const lines = rows.length === 0 ? body.trimEnd() : body;
  return `${first ? BYTE_ORDER_MARK : ''}${lines}${lines === '' ? '' : '\r\n'}`;
}

const cellOf = (value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\ufffd') : value;
