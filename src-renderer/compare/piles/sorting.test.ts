import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Code } from '@shared/contract/index.ts';
import { EMPTY_SORTING, type Sorting } from '../../store/piles-look.ts';
import { code as codeUnder } from '../testing/bench.ts';
import { filled, levelsOf, problemsOf, toSort } from './result.ts';
import {
  caretAfter,
  describe as call,
  put,
  putNew,
  reconcile,
  redo,
  removePile,
  sortedIds,
  takeBack,
  undo,
} from './sorting.ts';

const lies = (sorting: Sorting) => sorting.piles.map((pile) => pile.ids);
/** Two new piles: 1 with incidents 11 and 12, 2 with 21. */
const begun = () => putNew(putNew(EMPTY_SORTING, [11, 12]).sorting, [21]).sorting;
const code = (
  id: number,
  parentId: number,
  name: string,
  retiredAt: string | null = null,
): [number, Code] => [id, { ...codeUnder(id, parentId, name), retiredAt }];

describe('Sorting into piles', () => {
  test('An incident lies in one pile, on top, and leaves the one it lay in', () => {
    expect(lies(put(begun(), 2, [12, 13]))).toEqual([[11], [12, 13, 21]]);
    expect(lies(putNew(begun(), [11, 21, 11]).sorting)).toEqual([[12], [], [11, 21]]);
  });

  test('Putting what lies there already, or into a pile that is not there, is no step', () => {
    const sorting = begun();
    expect(put(sorting, 1, [11])).toBe(sorting);
    expect(put(sorting, 9, [11])).toBe(sorting);
    expect(takeBack(sorting, [99])).toBe(sorting);
  });

  test('Piles that nothing is put into or taken from are the same objects', () => {
    const three = putNew(begun(), [31]).sorting;
    const after = put(three, 2, [11]);
    expect(after.piles[2]).toBe(three.piles[2]);
    expect(after.piles[1]).not.toBe(three.piles[1]);
  });

  test('What is taken back is loose; a removed pile gives back all of it', () => {
    expect(lies(takeBack(begun(), [11, 21]))).toEqual([[12], []]);
    expect(lies(removePile(begun(), 1))).toEqual([[21]]);
  });

  test('The pile of a child code is emptied, not removed', () => {
    const { sorting } = reconcile(EMPTY_SORTING, [7], new Set([1]));
    const [pile] = sorting.piles;
    expect(pile).toMatchObject({ codeId: 7, ids: [] });
    expect(lies(removePile(put(sorting, pile?.key ?? 0, [1]), pile?.key ?? 0))).toEqual([[]]);
  });

  test('Undo takes back a step and keeps the names that were written since', () => {
    const named = call(put(begun(), 1, [13]), 1, { name: 'waiting' });
    const back = undo(named);
    expect(back.piles[0]).toMatchObject({ name: 'waiting', ids: [11, 12] });
    expect(redo(back).piles[0]).toMatchObject({ name: 'waiting', ids: [13, 11, 12] });
    expect(undo(undo(undo(back))).piles).toEqual([]);
    expect(redo(redo(undo(undo(undo(back))))).piles.map((pile) => pile.ids)).toEqual([[11, 12], [21]]);
    expect(redo(put(back, 2, [11])).future).toEqual([]);
  });

  test('Whatever is done, no incident lies twice, and undo leads back step by step', () => {
    const ids = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 5 });
    const deed = fc.record({ what: fc.constantFrom('put', 'new', 'back', 'remove'), key: fc.nat(5), ids });
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
        const seen: Sorting[] = [EMPTY_SORTING];
        for (const { what, key, ids: going } of deeds) {
          const now = seen.at(-1) ?? EMPTY_SORTING;
          const after =
            what === 'put'
              ? put(now, key, going)
              : what === 'new'
                ? putNew(now, going).sorting
                : what === 'back'
                  ? takeBack(now, going)
                  : removePile(now, key);
          const all = after.piles.flatMap((pile) => pile.ids);
          expect(new Set(all).size).toBe(all.length);
          if (after !== now) seen.push(after);
        }
        let now = seen.at(-1) ?? EMPTY_SORTING;
        for (const before of seen.slice(0, -1).reverse()) {
          now = undo(now);
          expect(lies(now)).toEqual(lies(before));
        }
      }),
    );
  });
});

describe('Piles and the project', () => {
  test('Child codes are piles from the start, and those of codes that have gone leave their incidents loose', () => {
    const { sorting } = reconcile(begun(), [7, 8], new Set([11, 12, 21]));
    expect(sorting.piles.map((pile) => pile.codeId)).toEqual([null, null, 7, 8]);
    const [, , seven] = sorting.piles;
    const filledOne = put(sorting, seven?.key ?? 0, [11]);
    const after = reconcile(filledOne, [8], new Set([11, 12, 21]));
    expect(after.gone).toBe(0);
    expect(sortedIds(after.sorting.piles).has(11)).toBe(false);
    expect(after.sorting.piles.map((pile) => pile.codeId)).toEqual([null, null, 8]);
  });

  test('Incidents that are the code’s no longer drop out and are counted', () => {
    const { sorting, gone } = reconcile(begun(), [], new Set([12]));
    expect(gone).toBe(2);
    expect(lies(sorting)).toEqual([[12], []]);
    expect(reconcile(sorting, [], new Set([12]))).toEqual({ sorting, gone: 0 });
    expect(reconcile(sorting, [], new Set([12])).sorting).toBe(sorting);
  });

  test('A pile with incidents and no name, with a sibling’s name, or another pile’s, says so', () => {
    const codes = new Map([code(5, 1, 'Waiting'), code(6, 1, 'gone', '2026'), code(7, 2, 'elsewhere')]);
    const names = (one: string, two: string) =>
      Object.fromEntries(problemsOf(call(call(begun(), 1, { name: one }), 2, { name: two }).piles, codes, 1));
    expect(names('', ' ')).toEqual({ 1: 'unnamed', 2: 'unnamed' });
    expect(names('waiting ', 'gone')).toEqual({ 1: 'taken' });
    expect(names('kind', 'KIND')).toEqual({ 2: 'twice' });
    expect(names('elsewhere', 'x')).toEqual({});
    expect([...problemsOf(putNew(EMPTY_SORTING, []).sorting.piles, codes, 1)]).toEqual([]);
  });

  test('What is sent are the piles with incidents, named as written without outer spaces', () => {
    const { sorting } = reconcile(putNew(begun(), []).sorting, [7], new Set([11, 12, 21, 31]));
    const ready = put(
      call(call(sorting, 1, { name: ' one ', origin: 'in vivo', shortDefinition: ' short ' }), 2, {
        name: 'two',
      }),
      sorting.piles.at(-1)?.key ?? 0,
      [31],
    );
    expect(filled(ready.piles)).toHaveLength(3);
    expect(toSort(1, 'Which kinds?', { ...ready, level: 'category', reason: ' because ' })).toEqual({
      codeId: 1,
      question: 'Which kinds?',
      level: 'category',
      piles: [
        { code: { name: 'one', origin: 'in vivo', shortDefinition: 'short' }, codingIds: [12, 11] },
        { code: { name: 'two', origin: 'open' }, codingIds: [21] },
        { code: { id: 7 }, codingIds: [31] },
      ],
      reason: 'because',
    });
  });

  test('Under a theme piles become categories or codes, under a category or code codes', () => {
    expect(levelsOf('domain')).toEqual(['theme', 'category', 'code']);
    expect(levelsOf('theme')).toEqual(['category', 'code']);
    expect(levelsOf('category')).toEqual(['code']);
    expect(levelsOf('code')).toEqual(['code']);
  });
});

test('The caret goes on to the next loose incident, and to the one before at the end', () => {
  const list = [1, 2, 3, 4];
  expect(caretAfter(list, new Set([2, 3]), 2)).toBe(4);
  expect(caretAfter(list, new Set([3, 4]), 4)).toBe(2);
  expect(caretAfter(list, new Set(list), 2)).toBeNull();
  expect(caretAfter(list, new Set([1]), 9)).toBe(9);
});
