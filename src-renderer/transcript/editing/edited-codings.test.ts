import { mappingOf } from '@shared/text/mapping.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EditedCodings } from './edited-codings.ts';
import { coding } from '../testing/coding.ts';

const placesOf = (codings: EditedCodings) =>
  [...codings.rows.values()].map(({ id, start, end }) => [id, start, end]);

test('Codings behind the turn that is typed in are, when they are asked for, where moving all of them at every letter puts them.', () => {
  const LENGTHS = [12, 0, 30, 7, 25, 18];
  const letters = fc.record({
    turn: fc.nat(LENGTHS.length - 1),
    at: fc.nat(40),
    remove: fc.nat(3),
    insert: fc.constantFrom('', 'a', 'bc', 'def ghi'),
    looks: fc.boolean(),
  });
  const spans = fc.array(fc.tuple(fc.nat(96), fc.integer({ min: 1, max: 40 })), { maxLength: 14 });
  fc.assert(
    fc.property(spans, fc.array(letters, { maxLength: 40 }), (given, typed) => {
      const lengths = [...LENGTHS];
      const text = lengths.map((length) => 'x'.repeat(length)).join('\n');
      const stored = new Map(
        given.map(([start, length], id) => [id, coding(id, start, Math.min(text.length, start + length))]),
      );
      const change = { before: text, after: text, mapping: mappingOf([]) };
      const [eager, late] = [new EditedCodings(), new EditedCodings()];
      eager.set(stored, change);
      late.set(stored, change);
      const rows = [...late.rows.values()];
      for (const { turn, at, remove, insert, looks } of typed) {
        const start = lengths.slice(0, turn).reduce((sum, length) => sum + length + 1, 0);
        const length = lengths[turn] ?? 0;
        const from = Math.min(at, length);
        const gone = Math.min(remove, length - from);
        const end = start + length + 1;
        const operation = { at: start + from, remove: gone, insert };
        const on = rows.filter(({ id }) => {
          const row = eager.rows.get(id);
          return row && row.start < end && row.end > start;
        });
        const isThere = late.move(operation, { end, on });
        expect(eager.move(operation)).toBe(isThere);
        // A coding that has lost its words has all of them set anew.
        if (!isThere) return;
        lengths[turn] = length + insert.length - gone;
        // Looking now and then: what waits is moved then, and what comes after waits anew.
        expect(looks ? placesOf(late) : null).toEqual(looks ? placesOf(eager) : null);
      }
      expect(placesOf(late)).toEqual(placesOf(eager));
    }),
    { seed: 20_261_127, numRuns: 1_000 },
  );
});

test('Rows that somebody paints are moved on by the next letter, also when a pause in typing found each in its place.', () => {
  const text = 'Mm.\nI went there.';
  const stored = new Map([[1, coding(1, 4, 10)]]);
  const codings = new EditedCodings();
  codings.set(stored, { before: text, after: text, mapping: mappingOf([]) });
  const [held] = codings.rows.values();
  codings.move({ at: 0, remove: 0, insert: 'a' }, { end: 4, on: [] });
  const typed = { before: text, after: `a${text}`, mapping: mappingOf([{ at: 0, remove: 0, insert: 'a' }]) };
  expect(codings.set(stored, typed)).toBe(false);
  codings.move({ at: 1, remove: 0, insert: 'bcd' }, { end: 5, on: [] });
  codings.catchUp();
  expect(held).toMatchObject({ start: 8, end: 14 });
  expect([...codings.rows.values()][0]).toBe(held);
});
