import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BoundaryMove } from './boundary-move.ts';
import { coding } from './testing/coding.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function moving() {
  const stored: number[] = [];
  const move = new BoundaryMove(
    () => {},
    async ({ end }) => void stored.push(end),
  );
  return { move, stored };
}

test('What keys move is stored once: when they have rested, or before something else is asked for.', async () => {
  const { move, stored } = moving();
  move.to(coding(1, 0, 4));
  move.to(coding(1, 0, 5));
  expect(stored).toEqual([]);
  move.hurry();
  // Still waiting for the answer.
  move.hurry();
  move.flush();
  await vi.runAllTimersAsync();
  expect(stored).toEqual([5]);
  move.to(coding(1, 0, 6));
  await vi.runAllTimersAsync();
  move.hurry();
  expect(stored).toEqual([5, 6]);
});

test('What is being dragged stays in hand until it is dropped.', async () => {
  const { move, stored } = moving();
  move.drag(coding(1, 0, 4));
  move.hurry();
  await vi.runAllTimersAsync();
  expect(stored).toEqual([]);
  move.drag(coding(1, 0, 7));
  move.flush();
  expect(stored).toEqual([7]);
});
