import { Refusal, type Id, type TableName, type Tables } from '@shared/contract/index.ts';
import { getTableColumns, getTableName, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Orm } from './open.ts';
import { tables } from './schema.ts';

/**
 * Rows in and out by table name: the only place where the tables' types meet a name chosen at run time, so the only
 * casts of it. Everything above is typed by `Tables`. What every write asks for again and again is said in SQL that is
 * put together once for each table; to have drizzle put it together each time takes longer than to run it.
 */
type AnyTable = SQLiteTable & { id: SQLiteColumn };
const tableOf = (name: TableName) => tables[name] as unknown as AnyTable;

/** As drizzle's `casing` names columns. */
const snakeCase = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const quoted = (name: string): string => `"${name}"`;
const named = (field: string): string => quoted(snakeCase(field));

/** How one table is read and written: its name, its fields in their order, and what stands before any condition. */
const SHAPES = Object.fromEntries(
  Object.keys(tables).map((name) => {
    const table = tableOf(name as TableName);
    const columns = Object.entries(getTableColumns(table));
    const names = columns.map(([field]) => named(field)).join(', ');
    const own = quoted(getTableName(table));
    return [name, { own, columns, names, select: `select ${names} from ${own}` }];
  }),
) as Record<TableName, { own: string; columns: [string, SQLiteColumn][]; names: string; select: string }>;

const ANY = 'id in (select value from json_each(?))';

const arrays = (orm: Orm, statement: string, ...values: unknown[]): unknown[][] =>
  orm.$client.prepare(statement).raw().all(values) as unknown[][];
const run = (orm: Orm, statement: string, ...values: unknown[]): void =>
  void orm.$client.prepare(statement).run(values);

/** Rows as the rest of the program has them: flags are booleans. */
function rowsOf<T extends TableName>(table: T, found: readonly unknown[][]): Tables[T][] {
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

/** A value as SQLite has it: flags are numbers. */
const stored = (column: SQLiteColumn, value: unknown): unknown =>
  value === null || value === undefined ? null : column.mapToDriverValue(value);

/** SQLite takes 32,766 variables in one statement. */
const VARIABLES = 32_000;

export const NOUN: Record<TableName, string> = {
  project: 'project',
  coder: 'coder',
  role: 'role',
  studyCase: 'case',
  participant: 'participant',
  attribute: 'attribute',
  attributeValue: 'attribute value',
  transcript: 'transcript',
  speaker: 'speaker',
  turn: 'turn',
  region: 'region',
  code: 'code',
  codeGroup: 'code group',
  codeGroupMember: 'code group member',
  property: 'property',
  propertyValue: 'property value',
  coding: 'coding',
  review: 'entry to review',
  exemplar: 'exemplar',
  memo: 'memo',
  memoLink: 'memo link',
  memoSection: 'section',
  comparison: 'comparison',
  comparisonItem: 'comparison item',
  relation: 'relation',
  relationEvidence: 'piece of evidence',
  diagram: 'diagram',
  diagramNode: 'diagram node',
  diagramEdge: 'diagram edge',
};

/** One row, or null. */
export function find<T extends TableName>(orm: Orm, table: T, id: Id): Tables[T] | null {
  return rowsOf(table, arrays(orm, `${SHAPES[table].select} where id = ?`, id))[0] ?? null;
}

/** One row; refuses with `not_found`. */
export function get<T extends TableName>(orm: Orm, table: T, id: Id): Tables[T] {
  const row = find(orm, table, id);
  if (!row)
    throw new Refusal(
      'not_found',
      `This ${NOUN[table]} is no longer there; it may have been deleted or undone.`,
    );
  return row;
}

/** Rows in the order of `ids`; refuses with `not_found` when one is missing. */
export function getMany<T extends TableName>(orm: Orm, table: T, ids: readonly Id[]): Tables[T][] {
  const rows = rowsOf(table, arrays(orm, `${SHAPES[table].select} where ${ANY}`, JSON.stringify(ids)));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (!row) throw oneIsGone(table);
    return row;
  });
}

/** All rows of a table, or those that meet `where`, in the order of their ids unless another is given. */
export function list<T extends TableName>(orm: Orm, table: T, where?: SQL, orderBy?: SQL): Tables[T][] {
  if (!where && !orderBy) return rowsOf(table, arrays(orm, `${SHAPES[table].select} order by id`));
  const t = tableOf(table);
  const query = orm.select().from(t).where(where);
  return query.orderBy(orderBy ?? sql`${t.id}`).all() as Tables[T][];
}

/**
 * Some fields of rows that meet `where`, in the order of their ids: for work over tens of thousands, where whole rows
 * would take many times as long.
 */
export function pick<T extends TableName, F extends keyof Tables[T] & string>(
  orm: Orm,
  table: T,
  where: SQL,
  fields: readonly F[],
): Pick<Tables[T], F>[] {
  const t = tableOf(table);
  const columns = fields.map((field) => columnOf(table, field));
  const rows = orm.values<unknown[]>(
    sql`select ${sql.join(columns, sql`, `)} from ${t} where ${where} order by ${t.id}`,
  );
  return rows.map(
    (row) =>
      Object.fromEntries(
        fields.map((field, i) => [field, row[i] === null ? null : columns[i]?.mapFromDriverValue(row[i])]),
      ) as Pick<Tables[T], F>,
  );
}

/** One field of rows in the order of `ids`; refuses with `not_found` when a row is missing. */
export function getField(orm: Orm, table: TableName, ids: readonly Id[], field: string): unknown[] {
  const column = columnOf(table, field);
  const statement = `select id, ${named(field)} from ${SHAPES[table].own} where ${ANY}`;
  const byId = new Map(arrays(orm, statement, JSON.stringify(ids)) as [Id, unknown][]);
  return ids.map((id) => {
    const value = byId.get(id);
    if (value === undefined) throw oneIsGone(table);
    return value === null ? null : column.mapFromDriverValue(value);
  });
}

function columnOf(table: TableName, field: string): SQLiteColumn {
  const column = getTableColumns(tableOf(table))[field];
  if (!column) throw new Error(`There is no ${field} in ${table}.`);
  return column;
}

const oneIsGone = (table: TableName) =>
  new Refusal('not_found', `A ${NOUN[table]} is no longer there; it may have been deleted or undone.`);

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

/** `column in (ids)` with one variable, however many ids there are. */
export const isAnyOf = (column: SQLiteColumn | SQL, ids: readonly Id[]): SQL =>
  sql`${column} in (select value from json_each(${JSON.stringify(ids)}))`;
