import type { TableName, Tables } from '@shared/contract/index.ts';
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Orm } from './open.ts';
import { tables } from './schema.ts';

/**
 * Rows in and out by table name: the only place where the tables' types meet a name chosen at run time, so the only
 * casts of it. Everything above is typed by `Tables`. What every write asks for again and again is said in SQL that is
 * put together once for each table; to have drizzle put it together each time takes longer than to run it.
 */
type AnyTable = SQLiteTable & { id: SQLiteColumn };
/** A table by its name. */
export const tableOf = (name: TableName) => tables[name] as unknown as AnyTable;

/** As drizzle's `casing` names columns. */
const snakeCase = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const quoted = (name: string): string => `"${name}"`;
/** A field's column, as SQL names it. */
export const named = (field: string): string => quoted(snakeCase(field));

/** How one table is read and written: its name, its fields in their order, and what stands before any condition. */
export const SHAPES = Object.fromEntries(
  Object.keys(tables).map((name) => {
    const table = tableOf(name as TableName);
    const columns = Object.entries(getTableColumns(table));
    const names = columns.map(([field]) => named(field)).join(', ');
    const own = quoted(getTableName(table));
    return [name, { own, columns, names, select: `select ${names} from ${own}` }];
  }),
) as Record<TableName, { own: string; columns: [string, SQLiteColumn][]; names: string; select: string }>;

/** A condition: rows with one of the ids, which are given as JSON. */
export const ANY = 'id in (select value from json_each(?))';

/** What a statement finds, as SQLite has it. */
export const arrays = (orm: Orm, statement: string, ...values: unknown[]): unknown[][] =>
  orm.$client.prepare(statement).raw().all(values) as unknown[][];

/** Rows as the rest of the program has them: flags are booleans. */
export function rowsOf<T extends TableName>(table: T, found: readonly unknown[][]): Tables[T][] {
  const { columns } = SHAPES[table];
  return found.map((values) => {
    const row: Record<string, unknown> = {};
    for (let i = 0; i < columns.length; i++) {
      const [field, column] = columns[i] as [string, SQLiteColumn]; // within its length
      const value = values[i];
      row[field] = value === null ? null : column.mapFromDriverValue(value);
    }
    return row as Tables[T];
  });
}

/** A field's column; a name that is none is a mistake of ours. */
export function columnOf(table: TableName, field: string): SQLiteColumn {
  const column = getTableColumns(tableOf(table))[field];
  if (!column) throw new Error(`There is no ${field} in ${table}.`);
  return column;
}
