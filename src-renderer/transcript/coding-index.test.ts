import type { Coding } from '@shared/contract/index.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodingIndex } from './coding-index.ts';
import { TurnMap } from './turn-map.ts';
import { atLeast } from '@shared/text/testing/runs.ts';
import { coding } from './testing/coding.ts';

const rows = (...list: Coding[]) => new Map(list.map((row) => [row.id, row]));
const text = 'one two\nthree four\nfive';
const turns = new TurnMap(text, [
  { start: 0, end: 8 },
  { start: 8, end: 19 },
  { start: 19, end: 23 },
]);

describe('a coding index', () => {
  it('says which turns an added, a moved and a removed coding touch', () => {
    const index = new CodingIndex(turns);
    const a = coding(1, 0, 3);
    const b = coding(2, 4, 13);
    expect([...index.set(rows(a, b))].toSorted((x, y) => x - y)).toEqual([0, 1]);
    expect([...index.set(rows(a, b))]).toEqual([]);
    expect([...index.set(rows(a, coding(2, 19, 23)))].toSorted((x, y) => x - y)).toEqual([0, 1, 2]);
    expect([...index.set(rows(a))]).toEqual([2]);
    expect(index.on(2)).toEqual([]);
  });

  it('finds the innermost coding at the caret, and one that ends there when none goes on', () => {
    const index = new CodingIndex(turns);
    index.set(rows(coding(1, 0, 18), coding(2, 4, 7), coding(3, 8, 13)));
    expect(index.at(5).map((row) => row.id)).toEqual([2, 1]);
    expect(index.at(7).map((row) => row.id)).toEqual([1]);
    expect(index.at(18).map((row) => row.id)).toEqual([1]);
    expect(index.at(22)).toEqual([]);
  });

  it('walks from coding to coding in reading order', () => {
    const index = new CodingIndex(turns);
    index.set(rows(coding(5, 8, 10), coding(6, 0, 3), coding(7, 8, 13)));
    const walk = [6, 7, 5];
    expect(index.ordered.map((row) => row.id)).toEqual(walk);
    expect(index.beside({ offset: 4, id: null }, 1)?.id).toBe(7);
    expect(index.beside({ offset: 4, id: null }, -1)?.id).toBe(6);
    expect(index.beside({ offset: 0, id: 7 }, 1)?.id).toBe(5);
    expect(index.beside({ offset: 0, id: 5 }, 1)).toBeNull();
  });

  it('kept up by differences is the same as one made anew', () => {
    const span = fc
      .tuple(fc.nat(22), fc.nat(22))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }));
    const states = fc.array(fc.dictionary(fc.constantFrom('1', '2', '3', '4', '5'), span), { maxLength: 6 });
    fc.assert(
      fc.property(states, (all) => {
        const kept = new CodingIndex(turns);
        for (const state of all) {
          const now = rows(...Object.entries(state).map(([id, s]) => coding(Number(id), s.start, s.end)));
          const fresh = new CodingIndex(turns);
          kept.set(now);
          fresh.set(now);
          expect(kept.ordered).toEqual(fresh.ordered);
          expect(kept.lanes).toEqual(fresh.lanes);
          expect(kept.depth).toBe(fresh.depth);
          for (let turn = 0; turn < turns.count; turn++)
            expect(new Set(kept.on(turn))).toEqual(new Set(fresh.on(turn)));
        }
      }),
      { seed: 20_260_103, numRuns: atLeast(500) },
    );
  });

  it('gives every stripe the lane that packing all of them gives, whatever came and went', () => {
    const map = new TurnMap(
      'x'.repeat(400),
      Array.from({ length: 20 }, (_, i) => ({ start: i * 20, end: i * 20 + 20 })),
    );
    const span = fc
      .tuple(fc.nat(390), fc.oneof(fc.nat(10), fc.nat(90)))
      .map(([start, length]) => ({ start, end: Math.min(400, start + length) }));
    const first = fc.array(span, { minLength: 10, maxLength: 60 });
    const step = fc.array(fc.tuple(fc.nat(70), fc.option(span, { nil: null })), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(first, fc.array(step, { maxLength: 12 }), (spans, steps) => {
        let now = rows(...spans.map((s, id) => coding(id, s.start, s.end)));
        const kept = new CodingIndex(map);
        kept.set(now);
        expect(kept.lanes.size).toBe(now.size);
        for (const changes of steps) {
          now = new Map(now);
          for (const [id, to] of changes)
            if (to === null) now.delete(id);
            else now.set(id, coding(id, to.start, to.end));
          kept.set(now);
          const fresh = new CodingIndex(map);
          fresh.set(now);
          expect(kept.ordered).toEqual(fresh.ordered);
          expect(kept.lanes).toEqual(fresh.lanes);
          expect(kept.depth).toBe(fresh.depth);
        }
      }),
      { seed: 20_261_126, numRuns: 400 },
    );
  });
});
