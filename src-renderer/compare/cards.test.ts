import { describe, expect, test } from 'vitest';
import type { BenchWords } from '@shared/contract/index.ts';
import { cardHeight, isLong } from './card-size.ts';
import { nearestCard, type Place } from './geometry.ts';
import { createWordCache } from './word-cache.ts';

const wordsOf = (id: number, words = `words ${id}`): BenchWords => ({
  id,
  words,
  before: '',
  after: '',
  comment: '',
});
/** A cache, and the batches it has asked for; `gone` are codings that are no longer there. */
function counted(gone: readonly number[] = []) {
  const asked: number[][] = [];
  let round = 0;
  const cache = createWordCache((ids) => {
    asked.push(ids);
    round++;
    return Promise.resolve(
      ids.filter((id) => !gone.includes(id)).map((id) => wordsOf(id, `${id} of round ${round}`)),
    );
  });
  return { cache, asked };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('Words of incidents', () => {
  test('Those wanted in one go are asked for together, and once', async () => {
    const { cache, asked } = counted();
    cache.want([1, 2]);
    cache.want([2, 3]);
    await settled();
    cache.want([1, 2, 3]);
    await settled();
    expect(asked).toEqual([[1, 2, 3]]);
    expect(cache.get(3)?.words).toBe('3 of round 1');
  });

  test('Words that may have changed stay in sight until the new ones come', async () => {
    const { cache } = counted();
    cache.put([wordsOf(1, 'as it was')]);
    cache.stale([1, 9]);
    expect(cache.get(1)?.words).toBe('as it was');
    cache.want([1]);
    await settled();
    expect(cache.get(1)?.words).toBe('1 of round 1');
  });

  test('Of very many the last wanted come first, in batches; all of them come', async () => {
    const { cache, asked } = counted();
    cache.want(Array.from({ length: 450 }, (_, i) => i + 1));
    await settled();
    expect(asked.map((ids) => ids.length)).toEqual([200, 200, 50]);
    expect(asked[0]?.at(-1)).toBe(450);
    expect(cache.get(1)).toBeDefined();
  });

  test('A coding that has gone has no words, and waiting for all does not wait for it', async () => {
    const { cache } = counted([2]);
    await cache.all([1, 2, 3]);
    expect([1, 2, 3].map((id) => cache.get(id) !== undefined)).toEqual([true, false, true]);
  });
});

describe('The card that lies beside', () => {
  const at = (id: number, left: number, top: number, height = 100): Place => ({
    id,
    left,
    top,
    bottom: top + height,
  });
  const from = at(1, 0, 200);
  const cards = [from, at(2, 300, 0), at(3, 300, 190), at(4, 600, 200), at(5, 0, 320), at(6, 0, 80)];

  test('is in the nearest lane, at the nearest height', () => {
    expect(nearestCard(from, cards, 'right')).toBe(3);
    expect(nearestCard(at(4, 600, 200), cards, 'left')).toBe(3);
    expect(nearestCard(from, cards, 'left')).toBeNull();
  });

  test('is the next of its own lane up and down', () => {
    expect(nearestCard(from, cards, 'down')).toBe(5);
    expect(nearestCard(from, cards, 'up')).toBe(6);
    expect(nearestCard(at(4, 600, 200), cards, 'down')).toBeNull();
  });
});

test('A card’s height before it is drawn grows with its words, and no further once they are shown in part', () => {
  const heights = [20, 100, 300].map((end) => cardHeight({ start: 0, end }, 280));
  expect(heights).toEqual([...heights].sort((a, b) => a - b));
  expect(isLong({ start: 0, end: 361 })).toBe(true);
  expect(cardHeight({ start: 0, end: 900 }, 280)).toBe(cardHeight({ start: 0, end: 9_000 }, 280));
});
