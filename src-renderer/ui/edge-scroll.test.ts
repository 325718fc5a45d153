import { describe, expect, test } from 'vitest';
import { pullAt } from './edge-scroll.ts';

describe('What scrolls while something is dragged over it', () => {
  test('is pulled to the nearer edge, harder the nearer, and not in its middle', () => {
    expect(pullAt(300, 100, 500)).toBe(0);
    expect(pullAt(128, 100, 500)).toBe(-0.5);
    expect(pullAt(472, 100, 500)).toBe(0.5);
    expect(pullAt(90, 100, 500)).toBe(-1);
    expect(pullAt(900, 100, 500)).toBe(1);
  });

  test('keeps a middle where nothing moves, however small it is', () => {
    expect(pullAt(20, 0, 40)).toBe(0);
    expect(pullAt(0, 0, 0)).toBe(0);
  });
});
