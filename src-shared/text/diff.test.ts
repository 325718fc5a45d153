import { describe, expect, it } from 'vitest';
import { diffSplice, diffWords } from './diff.ts';
import { applyEdit } from './edit.ts';
import { turnEdit } from './testing/turn-edit.ts';
import { EXPLODED } from './testing/runs.ts';

describe('a difference', () => {
  it('of a letter typed among equal ones is where the caret says', () => {
    expect(diffSplice('aa', 'aaa', 1)).toEqual({ at: 0, remove: 0, insert: 'a' });
    expect(diffSplice('aa', 'aaa', 3)).toEqual({ at: 2, remove: 0, insert: 'a' });
    expect(diffSplice('aaa', 'aa', 1)).toEqual({ at: 1, remove: 1, insert: '' });
    expect(diffSplice('same', 'same')).toBeNull();
  });

  it('never parts the halves of a character', () => {
    expect(diffSplice('x😀y', 'x😁y')).toEqual({ at: 1, remove: 2, insert: '😁' });
    expect(diffWords('cafe then', 'cafe\u0301 then')).toEqual([{ at: 3, remove: 1, insert: 'e\u0301' }]);
  });

  it('keeps the letters of a word that was corrected and the words between two that were', () => {
    expect(diffWords('I went to Leeds and bck again', 'I went to Leads and back again')).toEqual([
      { at: 12, remove: 1, insert: 'a' },
      { at: 21, remove: 0, insert: 'a' },
    ]);
  });

  it('of whole words that came or went is the sentence or the line, not what reads the same across two', () => {
    const a = 'And then?\nYou wait. You let it come.\nYou see.\nYou stay.\n';
    const gone = (words: string) =>
      diffWords(a, a.replace(words, '')).map((op) => a.slice(op.at, op.at + op.remove));
    expect(gone('You wait. ')).toEqual(['You wait. ']);
    expect(gone('You see.\n')).toEqual(['You see.\n']);
    const came = diffWords(a.replace('You wait. ', ''), a).map((op) => op.insert);
    expect(came).toEqual(['You wait. ']);
    // Beside another change too.
    const both = diffWords(a, a.replace('You wait. ', '').replace('come', 'came'));
    expect(both.map((op) => a.slice(op.at, op.at + op.remove))).toEqual(['You wait. ', 'o']);
    // A letter that came within a word stays where it was found.
    expect(diffWords('they al came', 'they all came')).toEqual([{ at: 7, remove: 0, insert: 'l' }]);
  });

  const word = (n: number) => `w${(n * 7919) % 4001}`;
  const long = Array.from({ length: 150_000 }, (_, i) => word(i) + (i % 40 === 39 ? '\n' : ' '));
  it('of 150,000 words with a correction in every fiftieth is found in a moment, and is no larger', () => {
    const corrected = long.map((piece, i) => (i % 50 === 0 ? `x${piece}` : piece));
    const start = performance.now();
    const found = diffWords(long.join(''), corrected.join(''));
    const took = performance.now() - start;
    console.log(`diffWords of 150,000 words, 3,000 corrections: ${Math.round(took)} ms`);
    expect(applyEdit(long.join(''), found)).toBe(corrected.join(''));
    expect(found.length).toBe(3_000);
    expect(took).toBeLessThan(EXPLODED);
  });

  it('of a list of two hundred thousand different names, each with something put behind it, is found whole', () => {
    const names = Array.from({ length: 200_000 }, (_, i) => `name${i}`);
    const [before, after] = [names.join(' '), names.map((name) => `${name} so`).join(' ')];
    expect(applyEdit(before, diffWords(before, after)) === after).toBe(true);
  });

  it('of texts that repeat a few words without end, or share nothing, is found in bounded time', () => {
    const babble = (seed: number) =>
      Array.from({ length: 60_000 }, (_, i) => 'abc'.charAt((i * i * seed + (i >> 3)) % 3)).join(' ');
    const start = performance.now();
    const [one, other] = [babble(5), babble(7)];
    expect(applyEdit(one, diffWords(one, other))).toBe(other);
    const strange = long.map((piece) => `y${piece}`).join('');
    expect(applyEdit(long.join(''), diffWords(long.join(''), strange))).toBe(strange);
    const took = performance.now() - start;
    console.log(`diffWords of texts without end and without likeness: ${Math.round(took)} ms`);
    expect(took).toBeLessThan(EXPLODED);
  });
});

describe('the turns of an editor', () => {
  it('leave the words of the other turns alone when one is parted by Enter', () => {
    const turns = [
      { id: 1, start: 0, end: 8 },
      { id: 2, start: 8, end: 11 },
    ];
    const as = (id: number | null, words: string) => ({ id, words, speakerId: null, startsAtMs: null });
    expect(turnEdit('one two\nend', turns, [as(1, 'one'), as(null, 'two'), as(2, 'end')]).edit).toEqual([
      { at: 3, remove: 1, insert: '\n' },
    ]);
    expect(turnEdit('one two\nend', turns, [as(1, 'one two end')]).edit).toEqual([
      { at: 7, remove: 1, insert: ' ' },
    ]);
  });
});
