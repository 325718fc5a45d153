import { Refusal, type Id, type TableName, type Tables } from '@shared/contract/index.ts';
import { sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Orm } from './open.ts';
import { ANY, arrays, columnOf, named, rowsOf, SHAPES, tableOf } from './row-shape.ts';

/** What messages call a row of each table. */
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

const oneIsGone = (table: TableName) =>
  new Refusal('not_found', `A ${NOUN[table]} is no longer there; it may have been deleted or undone.`);

/** `column in (ids)` with one variable, however many ids there are. */
export const isAnyOf = (column: SQLiteColumn | SQL, ids: readonly Id[]): SQL =>
  sql`${column} in (select value from json_each(${JSON.stringify(ids)}))`;
