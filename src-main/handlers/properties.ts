import { Refusal, type Id } from '@shared/contract/index.ts';
import { nameKey } from '@shared/coding/tree.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import { eq } from 'drizzle-orm';
import { defined } from '../db/patch.ts';
import type { Orm } from '../db/open.ts';
import { get, isAnyOf, list } from '../db/rows.ts';
import { property, propertyValue } from '../db/schema.ts';
import type { Parts } from '../host.ts';
import { placeCodingOn, placedIncidents, placeOfCoding } from '../repositories/properties.ts';

type Calls =
  `properties.${'add' | 'update' | 'remove'}` | `propertyValues.${'set' | 'clear' | 'ofCode' | 'ofCodings'}`;

/** Properties of categories, their dimensions, and where incidents stand on them. */
export function propertyHandlers(parts: Parts): Pick<Handlers, Calls> {
  const { write, db } = parts;
  const { orm } = db;
  return {
    'properties.add': ({ codeId, ...given }) => {
      const code = get(orm, 'code', codeId);
      checkName(orm, codeId, given.name, null);
      return write(
        { kind: 'properties.add', label: `Added the property “${given.name}” of “${code.name}”` },
        (tx) => tx.insert('property', { guid: parts.newGuid(), codeId, ...given }),
      );
    },
    'properties.update': ({ id, reason, ...patch }) => {
      const before = get(orm, 'property', id);
      if (patch.name !== undefined) checkName(orm, before.codeId, patch.name, id);
      return write(
        { kind: 'properties.update', label: `Changed the property “${patch.name ?? before.name}”`, reason },
        (tx) => tx.update('property', id, defined(patch)),
      );
    },
    'properties.remove': ({ id, reason }) => {
      const { name } = get(orm, 'property', id);
      return write({ kind: 'properties.remove', label: `Deleted the property “${name}”`, reason }, (tx) => {
        const places = list(tx.orm, 'propertyValue', eq(propertyValue.propertyId, id)).map((row) => row.id);
        tx.removeMany('propertyValue', places);
        tx.remove('property', id);
        return { places: places.length };
      });
    },
    'propertyValues.set': ({ propertyId, codingId, place }) => {
      const { name } = get(orm, 'property', propertyId);
      get(orm, 'coding', codingId);
      return write({ kind: 'propertyValues.set', label: `Placed an incident on “${name}”` }, (tx) =>
        placeCodingOn(tx, propertyId, codingId, place),
      );
    },
    'propertyValues.clear': ({ propertyId, codingId }) => {
      const { name } = get(orm, 'property', propertyId);
      return write({ kind: 'propertyValues.clear', label: `Took an incident off “${name}”` }, (tx) => {
        const there = placeOfCoding(tx, propertyId, codingId);
        if (there) tx.remove('propertyValue', there.id);
        return { id: there?.id ?? null };
      });
    },
    'propertyValues.ofCode': ({ codeId }) => {
      get(orm, 'code', codeId);
      return placedIncidents(db, codeId);
    },
    'propertyValues.ofCodings': ({ codingIds }) =>
      list(orm, 'propertyValue', isAnyOf(propertyValue.codingId, codingIds)),
  };
}

function checkName(orm: Orm, codeId: Id, name: string, exceptId: Id | null) {
  const beside = list(orm, 'property', eq(property.codeId, codeId));
  if (beside.some((row) => row.id !== exceptId && nameKey(row.name) === nameKey(name)))
    throw new Refusal('conflict', `The code has a property “${name}” already. Choose another name.`);
}
