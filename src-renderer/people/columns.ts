/** The height of a row of these tables with nothing unusual in it, in CSS pixels. */
export const ROW = 31;
/** The least width of a column that keeps it. */
const COLUMN = 124;

/** The look of a table: with many rows its columns are as wide as each other. */
export const manyColumns = (isMany: boolean, columns: number) =>
  isMany
    ? { className: 'table people-table table-many', style: { minWidth: columns * COLUMN } }
    : { className: 'table people-table' };
