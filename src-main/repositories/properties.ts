import type { Coding, Id, PlacedIncidents, PropertyValue } from '@shared/contract/index.ts';
import { eq, sql } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { get, isAnyOf, list } from '../db/rows.ts';
import { coding, property, propertyValue } from '../db/schema.ts';
import type { Tx } from '../db/transaction.ts';
import { incidentsOf } from './incidents.ts';

/** Places on a code's properties, with their incidents in order of collection; those that have left the code too. */
export function placedIncidents(db: Db, codeId: Id): PlacedIncidents {
  const properties = list(db.orm, 'property', eq(property.codeId, codeId)).map((row) => row.id);
  const values = list(db.orm, 'propertyValue', isAnyOf(propertyValue.propertyId, properties));
  const codings: Coding[] = list(
    db.orm,
    'coding',
    isAnyOf(coding.id, [...new Set(values.map((row) => row.codingId))]),
    sql`(select position from transcript t where t.id = ${coding.transcriptId}), ${coding.start}, ${coding.id}`,
  );
  return { values, incidents: incidentsOf(db, codings) };
}

/** Where a coding stands on a property; null where it has no place. */
export const placeOfCoding = (tx: Pick<Tx, 'orm'>, propertyId: Id, codingId: Id): PropertyValue | null =>
  list(
    tx.orm,
    'propertyValue',
    sql`${propertyValue.propertyId} = ${propertyId} and ${propertyValue.codingId} = ${codingId}`,
  )[0] ?? null;

/** Puts a coding at a place of a property, 0 to 1, or gives it another. */
export function placeCodingOn(tx: Tx, propertyId: Id, codingId: Id, place: number): PropertyValue {
  get(tx.orm, 'property', propertyId);
  get(tx.orm, 'coding', codingId);
  const there = placeOfCoding(tx, propertyId, codingId);
  return there
    ? tx.update('propertyValue', there.id, { place })
    : tx.insert('propertyValue', { propertyId, codingId, place });
}
