import { expect, test } from 'vitest';
import { othersOf } from './use-incidents.ts';

test('A coding out of scope is not among the incidents of its code, and takes none of them off.', () => {
  expect([othersOf(3, { inScope: true }), othersOf(1, { inScope: true })]).toEqual([2, 0]);
  expect([othersOf(1, { inScope: false }), othersOf(0, { inScope: false })]).toEqual([1, 0]);
});
