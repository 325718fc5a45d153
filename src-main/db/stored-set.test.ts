import fc from 'fast-check';
import type { Step } from '@shared/contract/index.ts';
import { expect, test } from 'vitest';
import { fromStoredMove, toStoredMove } from './stored-set.ts';

const column = (values: number[]) =>
  values.every((value) => value === values[0]) ? { same: values[0] } : { each: values };

test('Numbers that an edit moved are kept as differences, and read back as they were.', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(1e9), fc.nat(1e6), fc.integer({ min: -9, max: 9 })), { minLength: 20 }),
      (rows) => {
        const step = {
          op: 'set',
          table: 'coding',
          field: 'start',
          ids: rows.map(([id]) => id),
          from: column(rows.map(([, from]) => from)),
          to: column(rows.map(([, from, by]) => from + by)),
        } as Step & { op: 'set' };
        fc.pre('each' in step.from || 'each' in step.to);
        const stored = toStoredMove(step);
        expect(stored && fromStoredMove(JSON.parse(JSON.stringify(stored)) as typeof stored)).toEqual(step);
      },
    ),
    { seed: 20_260_303 },
  );
});

test('Words, truths and short columns are kept as they are.', () => {
  const step = { op: 'set', table: 'coding', field: 'inScope', ids: [1], from: { same: true }, to: { same: false } } as Step & { op: 'set' }; // prettier-ignore
  expect(toStoredMove(step)).toBeNull();
  expect(toStoredMove({ ...step, ids: Array.from({ length: 30 }, (_, i) => i + 1) })).toBeNull();
});
