import { expect, test } from 'vitest';
import { findPiles, type NamedPile } from './finding.ts';

const piles = Array.from({ length: 30 }, (_, i): NamedPile => ({
  key: 100 + i,
  position: i + 1,
  name: ['saying it', 'holding back', 'Überraschung', ''][i % 4] ?? '',
  count: 0,
}));
const found = (query: string) => findPiles(piles, query).map((pile) => pile.position);

test('A pile is found by its number first, then by those that its digits begin.', () => {
  expect(found('1')).toEqual([1, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  expect(found('23')).toEqual([23]);
  expect(found('31')).toEqual([]);
});

test('A pile is found by its name without case and accents, those of one name as they stand.', () => {
  expect(found('uber')).toEqual([3, 7, 11, 15, 19, 23, 27]);
  expect(found('back hold')).toEqual([2, 6, 10, 14, 18, 22, 26, 30]);
  expect(found('nowhere')).toEqual([]);
});

test('A number in a name is found after the number of a pile.', () => {
  const named = [...piles, { key: 1, position: 31, name: 'ward 1', count: 2 }];
  expect(findPiles(named, '1').map((pile) => pile.position)).toEqual([
    1, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 31,
  ]);
});

test('Without a query all are there, as they stand.', () => {
  expect(findPiles(piles, '  ')).toBe(piles);
});
