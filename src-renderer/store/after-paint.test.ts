import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { atRest } from './after-paint.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A source of changes, and how often its follower was told. */
function following() {
  const listeners = new Set<() => void>();
  const told = vi.fn();
  const stop = atRest((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  })(told);
  return { change: () => listeners.forEach((listener) => listener()), told, stop };
}

test('A change after a rest is told at once, and once.', () => {
  const { change, told } = following();
  change();
  expect(told).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  expect(told).toHaveBeenCalledTimes(1);
  change();
  expect(told).toHaveBeenCalledTimes(2);
});

test('Of changes that follow each other the first is told, and the last when no more have come.', () => {
  const { change, told } = following();
  for (let n = 0; n < 30; n++) {
    change();
    vi.advanceTimersByTime(33);
  }
  expect(told).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(200);
  expect(told).toHaveBeenCalledTimes(2);
});

test('Who has stopped following is told nothing more, also of what is on its way.', () => {
  const { change, told, stop } = following();
  change();
  change();
  stop();
  vi.advanceTimersByTime(1_000);
  expect(told).toHaveBeenCalledTimes(1);
});
