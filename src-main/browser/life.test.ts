import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lastWindowClosed } from './life.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A story of a browser process and its connections, told in steps with the seconds between them. */
function story(outlives = false) {
  let count = 0;
  let ended = false;
  const listeners: (() => void)[] = [];
  let exit: (code: number) => void = () => {};
  const exited = new Promise<number>((resolve) => (exit = resolve));
  const windows = { count: () => count, onChange: (listener: () => void) => void listeners.push(listener) };
  void lastWindowClosed(exited, windows, outlives).then(() => (ended = true));
  return {
    connected(now: number) {
      count = now;
      for (const listener of listeners) listener();
    },
    exit: (code = 0) => exit(code),
    async after(seconds: number) {
      await vi.advanceTimersByTimeAsync(seconds * 1_000);
      return ended;
    },
  };
}

test('It ends about a second after the browser’s process has ended with its window.', async () => {
  const told = story();
  told.connected(1);
  expect(await told.after(3_600)).toBe(false);
  told.connected(0);
  told.exit();
  expect(await told.after(0.9)).toBe(false);
  expect(await told.after(0.2)).toBe(true);
});

test('It goes on while the browser’s process runs, whatever the connections do.', async () => {
  const told = story();
  told.connected(1);
  told.connected(0);
  expect(await told.after(3_600)).toBe(false);
});

test('A browser that hands its window over and ends leaves it to the connections.', async () => {
  const told = story();
  told.exit(0);
  expect(await told.after(5)).toBe(false);
  told.connected(1);
  expect(await told.after(3_600)).toBe(false);
  told.connected(0);
  expect(await told.after(9)).toBe(false);
  told.connected(1);
  expect(await told.after(60)).toBe(false);
  told.connected(0);
  expect(await told.after(11)).toBe(true);
});

test('A window that was handed over and never came is waited for half a minute.', async () => {
  const told = story();
  told.exit(0);
  expect(await told.after(30)).toBe(false);
  expect(await told.after(2)).toBe(true);
});

test('A browser that crashes before it shows anything ends it at once.', async () => {
  const told = story();
  told.exit(127);
  expect(await told.after(1.1)).toBe(true);
});

test('On a Mac, where the process outlives its window, the connections tell.', async () => {
  const told = story(true);
  expect(await told.after(60)).toBe(false);
  told.connected(1);
  told.connected(0);
  expect(await told.after(5)).toBe(false);
  told.connected(1);
  expect(await told.after(60)).toBe(false);
  told.connected(0);
  expect(await told.after(11)).toBe(true);
});
