import { Refusal, type Id, type TableName, type Tables } from '@shared/contract/index.ts';
import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Orm } from './open.ts';
import { tables } from './schema.ts';

/**
 * Rows in and out by table name: the only place where the tables' types meet a name chosen at run time, so the only
 * casts of it. Everything above is typed by `Tables`.
 */
type AnyTable = SQLiteTable & { id: SQLiteColumn };
const tableOf = (name: TableName) => tables[name] as unknown as AnyTable;

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
  const t = tableOf(table);
  const rows = orm
    .select()
    .from(t)
    .where(sql`${t.id} = ${id}`)
    .limit(1)
    .all();
  return (rows[0] as Tables[T] | undefined) ?? null;
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
  const t = tableOf(table);
  const rows = orm.select().from(t).where(isAnyOf(t.id, ids)).all() as Tables[T][];
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (!row) throw oneIsGone(table);
    return row;
  });
}

/** All rows of a table, or those that meet `where`, in the order of their ids unless another is given. */
export function list<T extends TableName>(orm: Orm, table: T, where?: SQL, orderBy?: SQL): Tables[T][] {
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
  const t = tableOf(table);
  const column = columnOf(table, field);
  const rows = orm.values<[Id, unknown]>(
    sql`select ${t.id}, ${column} from ${t} where ${isAnyOf(t.id, ids)}`,
  );
  const byId = new Map(rows);
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

export function insertRows<T extends TableName>(orm: Orm, table: T, rows: readonly object[]): Tables[T][] {
  const t = tableOf(table);
  const step = Math.max(1, Math.floor(VARIABLES / Object.keys(getTableColumns(t)).length));
  const stored: Tables[T][] = [];
  for (let at = 0; at < rows.length; at += step) {
    const part = rows.slice(at, at + step) as Record<string, unknown>[];
    stored.push(...(orm.insert(t).values(part).returning().all() as Tables[T][]));
  }
  return stored;
}

export function updateRow(orm: Orm, table: TableName, id: Id, patch: object): void {
  const t = tableOf(table);
  orm
    .update(t)
    .set(patch as Record<string, unknown>)
    .where(sql`${t.id} = ${id}`)
    .run();
}

/** One field of many rows, to one value. */
export function setField(
  orm: Orm,
  table: TableName,
  ids: readonly Id[],
  field: string,
  value: unknown,
): void {
  const t = tableOf(table);
  orm
    .update(t)
    .set({ [field]: value })
    .where(isAnyOf(t.id, ids))
    .run();
}

/** One field of many rows, each to its own value, in one statement however many values there are. */
export function setFieldEach(
  orm: Orm,
  table: TableName,
  ids: readonly Id[],
  field: string,
  values: readonly unknown[],
): void {
  const t = tableOf(table);
  const column = columnOf(table, field);
  const pairs = ids.map((id, i) => [id, values[i] === null ? null : column.mapToDriverValue(values[i])]);
  const name = sql.identifier(snakeCase(field));
  orm.run(
    sql`update ${t} set ${name} = given.value from
      (select json_extract(value, '$[0]') as id, json_extract(value, '$[1]') as value from json_each(${JSON.stringify(pairs)})) given
      where ${t}.id = given.id`,
  );
}

/** As drizzle's `casing` names columns. */
const snakeCase = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export function deleteRows(orm: Orm, table: TableName, ids: readonly Id[]): void {
  const t = tableOf(table);
  orm.delete(t).where(isAnyOf(t.id, ids)).run();
}

/** `column in (ids)` with one variable, however many ids there are. */
export const isAnyOf = (column: SQLiteColumn | SQL, ids: readonly Id[]): SQL =>
  sql`${column} in (select value from json_each(${JSON.stringify(ids)}))`;
