import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contract, type MethodName } from './index.ts';

type Schema = {
  type?: string | string[];
  maxLength?: number;
  maxItems?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  propertyNames?: Schema;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
};

const schemaOf = (method: MethodName): Schema =>
  z.toJSONSchema(contract[method].input, { io: 'input', unrepresentable: 'any' }) as Schema;

/** Every part of a schema by where it stands. */
function* partsOf(schema: Schema, path: string): Generator<[string, Schema]> {
  yield [path, schema];
  for (const [name, part] of Object.entries(schema.properties ?? {})) yield* partsOf(part, `${path}.${name}`);
  if (schema.propertyNames) yield* partsOf({ type: 'string', ...schema.propertyNames }, `${path}.(name)`);
  if (schema.items) yield* partsOf(schema.items, `${path}[]`);
  if (typeof schema.additionalProperties === 'object')
    yield* partsOf(schema.additionalProperties, `${path}.*`);
  for (const part of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])])
    yield* partsOf(part, path);
}

const parts = (Object.keys(contract) as MethodName[]).flatMap((method) => [
  ...partsOf(schemaOf(method), method),
]);
const where = (wrong: (schema: Schema, path: string) => boolean) => [
  ...new Set(parts.filter(([path, schema]) => wrong(schema, path)).map(([path]) => path)),
];

/** A pattern that says how long a text is. */
const isOfOneLength = (pattern: string) => /^\^(?:[^*+]|\\d\{\d+\})+\$$/.test(pattern);

describe('Whatever a window sends,', () => {
  test('every text has a greatest length', () => {
    expect(
      where(
        (one) =>
          one.type === 'string' &&
          one.maxLength === undefined &&
          one.enum === undefined &&
          one.const === undefined &&
          !isOfOneLength(one.pattern ?? '*'),
      ),
    ).toEqual([]);
  });

  test('every list has a greatest number', () => {
    expect(where((one) => one.type === 'array' && one.maxItems === undefined)).toEqual([]);
  });

  test('every number is within bounds', () => {
    const isNumber = (one: Schema) => one.type === 'number' || one.type === 'integer';
    const hasNone = (one: Schema) => one.minimum === undefined && one.exclusiveMinimum === undefined;
    expect(where((one) => isNumber(one) && (hasNone(one) || one.maximum === undefined))).toEqual([]);
  });

  test('every id is a whole number from 1', () => {
    const isId = (path: string) =>
      /(^|[.a-z])(id|Id)$|(\bids|Ids)\[\]$/.test(path) && !/stagingId/.test(path);
    const ids = parts.filter(([path, one]) => isId(path) && one.type !== undefined && one.type !== 'null' && one.type !== 'array'); // prettier-ignore
    expect(ids.length).toBeGreaterThan(100);
    expect(
      ids.filter(([, one]) => one.type !== 'integer' || one.exclusiveMinimum !== 0).map(([path]) => path),
    ).toEqual([]);
  });
});
