import { Refusal, type Attribute, type Id, type TableName } from '@shared/contract/index.ts';
import { nameKey } from '@shared/coding/tree.ts';
import { isDay } from '@shared/contract/day.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import { eq, sql } from 'drizzle-orm';
import type { Orm } from '../db/open.ts';
import { defined } from '../db/patch.ts';
import { get, list } from '../db/rows.ts';
import { attributeValue } from '../db/schema.ts';
import type { Parts } from '../host.ts';
import { nextPosition } from '../repositories/order.ts';

type Calls = `attributes.${'add' | 'update' | 'remove' | 'set'}`;

const TABLE_OF: Record<Attribute['subject'], TableName> = {
  case: 'studyCase',
  participant: 'participant',
  transcript: 'transcript',
};

/** Typed characteristics of cases, participants and transcripts: what Table 1 and Table 2 are made of. */
export function attributeHandlers(parts: Parts): Pick<Handlers, Calls> {
  const { newGuid, write } = parts;
  const orm = parts.db.orm;
  return {
    'attributes.add': ({ options, ...input }) => {
      checkName(orm, input, null);
      return write({ kind: 'attributes.add', label: `Added attribute “${input.name}”` }, (tx) =>
        tx.insert('attribute', {
          ...input,
          guid: newGuid(),
          options: JSON.stringify(options),
          position: nextPosition(tx.orm, 'attribute'),
        }),
      );
    },
    'attributes.update': ({ id, options, ...patch }) => {
      const changed = {
        ...get(orm, 'attribute', id),
        ...defined(patch),
        ...(options ? { options: JSON.stringify(options) } : {}),
      };
      if (patch.name !== undefined) checkName(orm, changed, id);
      for (const { value } of list(orm, 'attributeValue', eq(attributeValue.attributeId, id))) {
        const problem = misfit(changed, value);
        if (problem)
          throw new Refusal('conflict', `“${changed.name}” has values that would no longer fit: ${problem}`);
      }
      return write({ kind: 'attributes.update', label: `Changed attribute “${changed.name}”` }, (tx) =>
        tx.update('attribute', id, changed),
      );
    },
    'attributes.remove': ({ id }) => {
      const gone = get(orm, 'attribute', id);
      return write({ kind: 'attributes.remove', label: `Deleted attribute “${gone.name}”` }, (tx) => {
        tx.removeMany(
          'attributeValue',
          list(tx.orm, 'attributeValue', eq(attributeValue.attributeId, id)).map((row) => row.id),
        );
        tx.remove('attribute', id);
        return { id };
      });
    },
    'attributes.set': ({ attributeId, subjectId, value: typed }) => {
      const attribute = get(orm, 'attribute', attributeId);
      get(orm, TABLE_OF[attribute.subject], subjectId);
      const value = typed.trim();
      const problem = value === '' ? null : misfit(attribute, value);
      if (problem) throw new Refusal('invalid', problem);
      return write({ kind: 'attributes.set', label: `Set “${attribute.name}”` }, (tx) => {
        const [held] = valuesOf(attributeId, subjectId);
        if (held && value === '') tx.remove('attributeValue', held.id);
        else if (held) tx.update('attributeValue', held.id, { value });
        else if (value !== '') tx.insert('attributeValue', { attributeId, subjectId, value });
        return { value };
      });
    },
  };

  function valuesOf(attributeId: Id, subjectId: Id) {
    return list(
      orm,
      'attributeValue',
      sql`${attributeValue.attributeId} = ${attributeId} and ${attributeValue.subjectId} = ${subjectId}`,
    );
  }
}

function checkName(orm: Orm, { subject, name }: Pick<Attribute, 'subject' | 'name'>, exceptId: Id | null) {
  const same = (row: Attribute) => row.subject === subject && nameKey(row.name) === nameKey(name);
  if (list(orm, 'attribute').some((row) => row.id !== exceptId && same(row)))
    throw new Refusal('conflict', `There is an attribute “${name}” already. Choose another name.`);
}

/** Why a value does not fit its attribute, or null. */
export function misfit(
  attribute: Pick<Attribute, 'name' | 'type' | 'options'>,
  value: string,
): string | null {
  switch (attribute.type) {
    case 'number':
      return Number.isFinite(Number(value))
        ? null
        : `“${attribute.name}” is a number, and “${value}” is not one.`;
    case 'date':
      return isDay(value) ? null : `“${attribute.name}” is a date written like 2025-03-31.`;
    case 'boolean':
      return value === 'true' || value === 'false' ? null : `“${attribute.name}” is yes or no.`;
    case 'choice': {
      const options = JSON.parse(attribute.options) as string[];
      return options.includes(value)
        ? null
        : `“${value}” is not one of the choices of “${attribute.name}”: ${options.join(', ')}.`;
    }
    case 'text':
      return null;
  }
}
