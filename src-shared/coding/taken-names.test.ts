import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameTaken, takenNames, type TreeCode } from './tree.ts';
import { LAW_RUNS } from '../text/testing/runs.ts';

const name = fc.constantFrom('a', 'A', 'a (2)', 'a (3)', 'é', 'é', 'b');
const rows = fc.array(
  fc.record({
    name,
    parentId: fc.constantFrom(null, 1, 2),
    retiredAt: fc.constantFrom(null, null, '2026-01-01T00:00:00.000Z'),
  }),
  { maxLength: 12 },
);
const acts = fc.array(
  fc.record({ name, parentId: fc.constantFrom(null, 1, 2), at: fc.nat(11), isIn: fc.boolean() }),
);

test('Names that are taken are those of the codes there are, whatever comes and goes, and a free one is the lowest.', () => {
  fc.assert(
    fc.property(rows, acts, (given, sequence) => {
      let codes = given.map((row, i): TreeCode => ({ ...row, id: i + 1, level: 'code', position: i }));
      const names = takenNames(codes);
      for (const [i, { at, isIn, ...asked }] of sequence.entries()) {
        const there = codes[at];
        if (there && !isIn) {
          names.remove(there);
          codes = codes.filter((row) => row !== there);
        }
        const except = codes[at]?.id;
        expect(names.has(asked.parentId, asked.name, except)).toBe(
          nameTaken(codes, asked.parentId, asked.name, except),
        );
        const free = [asked.name, ...codes.map((_, n) => `${asked.name} (${n + 2})`)];
        const lowest = (id?: number) => free.find((one) => !nameTaken(codes, asked.parentId, one, id));
        expect(names.free(asked.parentId, asked.name, except)).toBe(lowest(except));
        expect(names.free(asked.parentId, asked.name)).toBe(lowest());
        if (!isIn) continue;
        const row: TreeCode = { ...asked, id: 100 + i, level: 'code', position: i, retiredAt: null };
        names.add(row);
        codes.push(row);
      }
    }),
    { seed: 7, numRuns: LAW_RUNS },
  );
});
