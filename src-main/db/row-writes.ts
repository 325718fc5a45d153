import type { Id, TableName, Tables } from '@shared/contract/index.ts';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Orm } from './open.ts';
import { ANY, arrays, columnOf, named, rowsOf, SHAPES } from './row-shape.ts';

// What only a write's recorder (`transaction.ts`) calls: it notes what was there before and after.

const run = (orm: Orm, statement: string, ...values: unknown[]): void =>
  void orm.$client.prepare(statement).run(values);

/** A value as SQLite has it: flags are numbers. */
const stored = (column: SQLiteColumn, value: unknown): unknown =>
  value === null || value === undefined ? null : column.mapToDriverValue(value);

/** SQLite takes 32,766 variables in one statement. */
const VARIABLES = 32_000;

/** A field that a row does not have takes its default: a row of an old log may have been recorded before its column was. */
export function insertRows<T extends TableName>(orm: Orm, table: T, rows: readonly object[]): Tables[T][] {
  const { own, names, columns } = SHAPES[table];
  const one = `(${columns.map(() => '?').join(', ')})`;
  const step = Math.max(1, Math.floor(VARIABLES / columns.length));
  const made: Tables[T][] = [];
  for (let at = 0; at < rows.length; at += step) {
    const part = rows.slice(at, at + step) as Record<string, unknown>[];
    const places = part.map(() => one).join(', ');
    const values = part.flatMap((row) =>
      columns.map(([field, column]) => stored(column, field in row ? row[field] : column.default)),
    );
    const statement = `insert into ${own} (${names}) values ${places} returning ${names}`;
    for (const row of rowsOf(table, arrays(orm, statement, ...values))) made.push(row);
  }
  return made;
}

export function updateRow(orm: Orm, table: TableName, id: Id, patch: object): void {
  const fields = Object.entries(patch).filter(([, value]) => value !== undefined);
  const sets = fields.map(([field]) => `${named(field)} = ?`).join(', ');
  const values = fields.map(([field, value]) => stored(columnOf(table, field), value));
  run(orm, `update ${SHAPES[table].own} set ${sets} where id = ?`, ...values, id);
}

/** One field of many rows, to one value. */
export function setField(
  orm: Orm,
  table: TableName,
  ids: readonly Id[],
  field: string,
  value: unknown,
): void {
  const statement = `update ${SHAPES[table].own} set ${named(field)} = ? where ${ANY}`;
  run(orm, statement, stored(columnOf(table, field), value), JSON.stringify(ids));
}

/** One field of many rows, each to its own value, in one statement however many values there are. */
export function setFieldEach(
  orm: Orm,
  table: TableName,
  ids: readonly Id[],
  field: string,
  values: readonly unknown[],
): void {
  const { own } = SHAPES[table];
  const column = columnOf(table, field);
  const pairs = ids.map((id, i) => [id, stored(column, values[i])]);
  run(
    orm,
    `update ${own} set ${named(field)} = given.value from
      (select json_extract(value, '$[0]') as id, json_extract(value, '$[1]') as value from json_each(?)) given
      where ${own}.id = given.id`,
    JSON.stringify(pairs),
  );
}

export function deleteRows(orm: Orm, table: TableName, ids: readonly Id[]): void {
  run(orm, `delete from ${SHAPES[table].own} where ${ANY}`, JSON.stringify(ids));
}
