import { Encoder, ExtData } from '@msgpack/msgpack';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LAW_RUNS, timeFor } from '../text/testing/runs.ts';
import { decodeFrame, encodeFrame } from './frames.ts';

const SEED = 20_261_126;
console.log(`Laws of frames: seed ${SEED}, ${LAW_RUNS} runs`);

const scalar = fc.oneof(
  fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
  // As on any wire, nought has no sign.
  fc.double().map((number) => number + 0),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.uint8Array(),
);
const name = fc.oneof(
  fc.constantFrom('id', 'start', 'toString', 'constructor', 'length', '0'),
  fc.string().filter((text) => text !== '__proto__'),
);
/** Whatever a call may say: long lists of things with the same fields, with nearly the same, and anything in one another. */
const message = fc.letrec<{ any: unknown; list: unknown; odd: unknown }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('any'), { maxLength: 12 }),
    fc.dictionary(name, tie('any'), { maxKeys: 4, noNullPrototype: true }),
    tie('list'),
    tie('odd'),
  ),
  list: fc.uniqueArray(name, { maxLength: 4 }).chain((fields) =>
    fc.array(
      fc.record(Object.fromEntries(fields.map((field) => [field, tie('any')])), { noNullPrototype: true }),
      {
        minLength: 6,
        maxLength: 12,
      },
    ),
  ),
  odd: fc.array(
    fc.record({ id: fc.integer(), note: tie('any') }, { requiredKeys: ['id'], noNullPrototype: true }),
    { minLength: 6, maxLength: 12 },
  ),
})).any;

test(
  'A message arrives as it was sent.',
  () => {
    fc.assert(
      fc.property(message, (sent) => {
        expect(decodeFrame(encodeFrame(sent))).toEqual(sent);
      }),
      { seed: SEED, numRuns: LAW_RUNS },
    );
  },
  timeFor(60),
);

test('Fields keep their order, and what is undefined is left out also in a long list.', () => {
  const list = Array.from({ length: 20 }, (_, id) => ({
    zeta: id,
    alpha: -id,
    none: id % 2 ? undefined : 1,
  }));
  const arrived = decodeFrame(encodeFrame(list)) as typeof list;
  expect(arrived.map((row) => Object.keys(row).join(' '))).toEqual(
    list.map((_, id) => (id % 2 ? 'zeta alpha' : 'zeta alpha none')),
  );
});

test('Each thing of a long list says the names of its fields once for all.', () => {
  const list = (many: number) =>
    Array.from({ length: many }, (_, id) => ({ transcriptIdentifier: id % 100, isNegativeCase: false }));
  const [some, more] = [encodeFrame(list(100)).length, encodeFrame(list(200)).length];
  expect(more - some).toBeLessThan(100 * 4);
});

test.each([
  ['columns of unlike length', [['a', 'b'], [1, 2], [1]]],
  [
    'a field without a column',
    [
      ['a', 'b'],
      [1, 2],
    ],
  ],
  ['a field that is no name', [[1], [1, 2]]],
  ['a field that would change what an object is', [['__proto__'], [{ a: 1 }]]],
  ['no columns at all', 'columns'],
])('A list with %s is no message.', (_what, columns) => {
  const broken = new Encoder().encode(new ExtData(1, new Encoder().encode(columns)));
  expect(() => decodeFrame(broken)).toThrow('A list in a message is broken.');
});
