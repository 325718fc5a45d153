import { describe, expect, it } from 'vitest';
import { TurnMap } from './turn-map.ts';

const text = 'ab\n\ncd😀\nx\ny\n';
const turns = [
  { start: 0, end: 3 },
  { start: 3, end: 4 },
  { start: 4, end: 9 },
  { start: 9, end: 13 },
];
const map = new TurnMap(text, turns);

describe('a turn map', () => {
  it('shows each turn without the line end that parts it from the next, and the last one whole', () => {
    expect(turns.map((_, i) => map.words(i))).toEqual(['ab', '', 'cd😀', 'x\ny\n']);
  });

  it('finds the turn of every offset, and the way back', () => {
    for (let offset = 0; offset <= text.length; offset++) {
      const point = map.pointOf(offset);
      const turn = turns.findIndex(({ start, end }) => start <= offset && offset < end);
      expect(point.turn).toBe(turn < 0 ? turns.length - 1 : turn);
      expect(map.offsetOf(point)).toBe(offset);
    }
  });

  it('cuts a passage at the borders of turns', () => {
    const span = { start: 1, end: 10 };
    expect(map.range(span)).toEqual([0, 3]);
    expect([0, 1, 2, 3].map((i) => map.part(span, i))).toEqual([
      { from: 1, to: 2 },
      null,
      { from: 0, to: 4 },
      { from: 0, to: 1 },
    ]);
  });

  it('of an empty transcript has no turns and still answers', () => {
    const empty = new TurnMap('', []);
    expect(empty.pointOf(0)).toEqual({ turn: 0, at: 0 });
    expect(empty.offsetOf({ turn: 0, at: 0 })).toBe(0);
  });

  it('is the same after letters came or went in one turn as one made of the text anew', () => {
    const after = 'ab\n\ncd😀efg\nx\ny\n';
    const grown = map.grown(2, 3, () => after);
    const anew = new TurnMap(
      after,
      turns.map(({ start, end }, i) => ({ start: start + (i > 2 ? 3 : 0), end: end + (i >= 2 ? 3 : 0) })),
    );
    const all = (one: TurnMap) =>
      turns.map((_, i) => ({ start: one.start(i), length: one.length(i), words: one.words(i) }));
    expect(all(grown)).toEqual(all(anew));
    expect(grown.text).toBe(after);
    expect(map.words(2)).toBe('cd😀');

    // In the same turn again, then in one before it and one after it: what was first is not touched.
    const steps: [turn: number, words: string][] = [
      [2, 'cd😀efgh'],
      [0, 'b'],
      [0, ''],
      [3, 'x\ny\nz'],
      [2, 'e'],
    ];
    let now = grown;
    const words = turns.map((_, i) => grown.words(i));
    for (const [turn, to] of steps) {
      const by = to.length - now.length(turn);
      words[turn] = to;
      const text = words.join('\n');
      const before = all(now);
      const next = now.grown(turn, by, () => text);
      let at = 0;
      const spans = words.map((said, i) => ({
        start: at,
        end: (at += said.length + (i < words.length - 1 ? 1 : 0)),
      }));
      expect(all(next)).toEqual(all(new TurnMap(text, spans)));
      expect(all(now)).toEqual(before);
      now = next;
    }
    expect(all(grown)).toEqual(all(anew));
  });
});
