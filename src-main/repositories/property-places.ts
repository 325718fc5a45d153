import { Refusal, type Checked, type Id } from '@shared/contract/index.ts';
import { nameKey } from '@shared/coding/tree.ts';
import { eq } from 'drizzle-orm';
import { get, getMany, list } from '../db/rows.ts';
import { property, propertyValue } from '../db/schema.ts';
import type { Tx } from '../db/transaction.ts';

type OnProperty = Checked<'comparisons.decide'>['verdict'] & { is: 'property' };

/** Where incidents stand on a property of a code, new or known; one that stands there already moves. */
export function placeIncidents(tx: Tx, newGuid: () => string, given: OnProperty): void {
  const propertyId = propertyOf(tx, newGuid, given);
  // An incident placed twice stands where it was put last.
  const places = new Map(given.places.map(({ codingId, place }) => [codingId, place]));
  getMany(tx.orm, 'coding', [...places.keys()]);
  const there = list(tx.orm, 'propertyValue', eq(propertyValue.propertyId, propertyId)).filter((row) =>
    places.has(row.codingId),
  );
  tx.setEach(
    'propertyValue',
    there.map((row) => row.id),
    'place',
    there.map((row) => places.get(row.codingId) ?? row.place),
  );
  for (const row of there) places.delete(row.codingId);
  tx.insertMany(
    'propertyValue',
    [...places].map(([codingId, place]) => ({ propertyId, codingId, place })),
  );
}

function propertyOf(tx: Tx, newGuid: () => string, { codeId, property: chosen }: OnProperty): Id {
  const { name: codeName } = get(tx.orm, 'code', codeId);
  if ('id' in chosen) {
    const known = get(tx.orm, 'property', chosen.id);
    if (known.codeId !== codeId)
      throw new Refusal('invalid', `“${known.name}” is a property of another code than “${codeName}”.`);
    return known.id;
  }
  const taken = list(tx.orm, 'property', eq(property.codeId, codeId)).some(
    (row) => nameKey(row.name) === nameKey(chosen.add.name),
  );
  if (taken)
    throw new Refusal(
      'conflict',
      `“${codeName}” has a property “${chosen.add.name}” already. Choose that one.`,
    );
  return tx.insert('property', { guid: newGuid(), codeId, ...chosen.add }).id;
}
