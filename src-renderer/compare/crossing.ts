import type { BenchIncident, Id } from '@shared/contract/index.ts';
import { cellHeight } from './card-size.ts';
import type { Lie } from './caret.ts';
import type { Group, Row } from './layout.ts';

/** Cards that a cell shows before more is asked for. */
export const SHOWN = 2;
/** CSS pixels: a row with a name of one line and nothing else, and the line below a row. */
const LEAST = 63;
const LINE = 1;

export const cellKeyOf = (row: Group, column: Group): string => `${row.key} ${column.key}`;

/** The cells of a row that have incidents, each with the place of its column. */
function* cellsOf(row: Row, places: ReadonlyMap<Id | null, number>) {
  for (const [id, cell] of row.cells) {
    const place = places.get(id);
    if (place !== undefined) yield [place, cell] as const;
  }
}

const placesOf = (columns: readonly Group[]) => new Map(columns.map((column, i) => [column.id, i]));

/** The incidents that a crossing shows, as they lie. `whole` are the keys of cells that show all of theirs. */
export function lieOf(rows: readonly Row[], columns: readonly Group[], whole: ReadonlySet<string>): Lie {
  const places = placesOf(columns);
  return rows.map((row) => {
    const lie: (readonly Id[] | undefined)[] = [];
    lie.length = columns.length;
    for (const [place, cell] of cellsOf(row, places)) {
      const column = columns[place];
      const isWhole = column !== undefined && whole.has(cellKeyOf(row, column));
      lie[place] = (isWhole ? cell : cell.slice(0, SHOWN)).map((one) => one.id);
    }
    return lie;
  });
}

/** How high rows are, in CSS pixels, whichever of their columns are drawn. */
export type RowHeights = {
  /** At least so high: as high as its highest cell is reckoned to be, or as the row has been seen. */
  of: (index: number) => number;
  saw: (index: number, height: number) => void;
  /** Something in it was shut: it is not as high any more as it was. */
  forget: (index: number) => void;
};

/** Heights for columns of so many CSS pixels; a row's is reckoned once, when it is asked for. */
export function rowHeights(
  rows: readonly Row[],
  columns: readonly Group[],
  width: number,
  whole: ReadonlySet<string>,
): RowHeights {
  const places = placesOf(columns);
  const reckoned = new Map<number, number>();
  const seen = new Map<number, number>();
  const reckon = (row: Row) => {
    let most = LEAST;
    for (const [place, cell] of cellsOf(row, places)) {
      const column = columns[place];
      const isWhole = column !== undefined && whole.has(cellKeyOf(row, column));
      most = Math.max(most, cellHeight(cell, { shown: SHOWN, width, isWhole }));
    }
    return most + LINE;
  };
  const known = (index: number) => {
    const row = rows[index];
    const height = reckoned.get(index) ?? (row ? reckon(row) : LEAST);
    reckoned.set(index, height);
    return height;
  };
  return {
    of: (index) => Math.max(known(index), seen.get(index) ?? 0),
    saw: (index, height) => void seen.set(index, height),
    forget: (index) => void seen.delete(index),
  };
}

/** All incidents of the cell that holds this one, shown or not. */
export function cellWith(rows: readonly Row[], id: Id | null): readonly BenchIncident[] {
  for (const row of rows)
    for (const cell of row.cells.values()) if (cell.some((one) => one.id === id)) return cell;
  return [];
}
