import { describe, expect, test } from 'vitest';
import { caretInstead, columnOf, moveCaret } from './caret.ts';

describe('The caret', () => {
  const lie = [[[1, 2, 3], [], [4, 5]]];

  test('starts at the first incident and stays within a column going up and down', () => {
    expect(moveCaret(lie, null, 'down')).toBe(1);
    expect(moveCaret(lie, 1, 'down')).toBe(2);
    expect(moveCaret(lie, 1, 'up')).toBeNull();
    expect(moveCaret(lie, 2, 'last')).toBe(3);
  });

  test('steps over columns without incidents, to the card that lies beside', () => {
    expect(moveCaret(lie, 2, 'right')).toBe(4);
    expect(moveCaret(lie, 2, 'right', { beside: (ids) => ids.at(-1) })).toBe(5);
    expect(moveCaret(lie, 4, 'left')).toBe(1);
    expect(moveCaret(lie, 5, 'right')).toBeNull();
  });

  test('goes on into the next row of a crossing that has a card in the same column', () => {
    const crossed = [
      [[1], [2]],
      [[], [3]],
      [[4], []],
    ];
    expect(moveCaret(crossed, 1, 'down')).toBe(4);
    expect(moveCaret(crossed, 3, 'up')).toBe(2);
  });

  test('comes to the end of its cell in a crossing, and from there to the end of the row', () => {
    const crossed = [[undefined, [1, 2], undefined, [3, 4], undefined]];
    expect(moveCaret(crossed, 1, 'last', { isCrossed: true })).toBe(2);
    expect(moveCaret(crossed, 2, 'last', { isCrossed: true })).toBe(4);
    expect(moveCaret(crossed, 4, 'first', { isCrossed: true })).toBe(3);
    expect(moveCaret(crossed, 3, 'first', { isCrossed: true })).toBe(1);
    expect(moveCaret(crossed, 2, 'right', { isCrossed: true })).toBe(3);
    expect(moveCaret(crossed, 3, 'right', { isCrossed: true })).toBeNull();
  });

  test('walks a column that is laid out in lanes by rows', () => {
    const one = [[[1, 2, 3, 4, 5]]];
    expect(moveCaret(one, 1, 'down', { lanes: 3 })).toBe(4);
    expect(moveCaret(one, 1, 'right', { lanes: 3 })).toBe(2);
  });

  test('stays where it was when its card goes: at the next of its column, the one before, or the nearest beside', () => {
    const now = (...gone: number[]) =>
      lie.map((row) => row.map((ids) => ids.filter((id) => !gone.includes(id))));
    expect(caretInstead(lie, now(2), 2)).toBe(3);
    expect(caretInstead(lie, now(2, 3), 3)).toBe(1);
    expect(caretInstead(lie, now(1, 2, 3), 2)).toBe(4);
    expect(caretInstead(lie, now(4, 5), 5)).toBe(3);
    expect(caretInstead(lie, now(1, 2, 3, 4, 5), 2)).toBeNull();
    expect(caretInstead(lie, now(1), 2)).toBe(2);
    // It was not on the bench before either.
    expect(caretInstead(lie, now(1), 99)).toBe(99);
  });

  test('begins anew where its incident has gone', () => {
    expect(moveCaret(lie, 99, 'right')).toBe(1);
    expect(columnOf(lie, 99)).toEqual([]);
    expect(columnOf(lie, 5)).toEqual([4, 5]);
  });
});
