import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsAround } from './around.ts';
import { isCharacterEdge } from './segments.ts';
import { anyText, spanOf } from './testing/arbitrary.ts';
import { atLeast } from './testing/runs.ts';

const TEXT = 'I sit where they sit, not behind the desk.\nWhy is that?';
const of = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });

describe('what is said around a passage', () => {
  it('begins and ends with whole words', () => {
    expect(wordsAround(TEXT, of('not behind'), 13)).toEqual({ before: 'they sit, ', after: ' the desk.' });
    expect(wordsAround(TEXT, of('not behind'), 14)).toEqual({
      before: 'they sit, ',
      after: ' the desk.\nWhy',
    });
    expect(wordsAround(TEXT, of('not behind'), 16)).toMatchObject({ before: 'where they sit, ' });
  });

  it('is all there is where that is less, and does not leave what it is to stay within', () => {
    expect(wordsAround(TEXT, of('I sit'), 10)).toMatchObject({ before: '' });
    expect(wordsAround(TEXT, of('that?'), 10)).toMatchObject({ before: 'Why is ', after: '' });
    expect(wordsAround(TEXT, of('that?'), 90, { start: TEXT.indexOf('Why'), end: TEXT.length })).toEqual({
      before: 'Why is ',
      after: '',
    });
  });

  it('is cut between characters where no space is near', () => {
    const text = '私はその人たちのそばに座りますか';
    expect(wordsAround(text, { start: 6, end: 8 }, 3)).toEqual({ before: 'の人た', after: 'そばに' });
    expect(wordsAround('ab👩‍🏫cd', { start: 7, end: 8 }, 3)).toMatchObject({ before: '' });
  });

  it('is what stands there, never longer than was asked for, and cuts no character', () => {
    fc.assert(
      fc.property(
        anyText.chain((text) => fc.tuple(fc.constant(text), spanOf(text), fc.nat({ max: 40 }))),
        ([text, span, length]) => {
          const { before, after } = wordsAround(text, span, length);
          expect(before.length).toBeLessThanOrEqual(length);
          expect(after.length).toBeLessThanOrEqual(length);
          expect(text.slice(span.start - before.length, span.end + after.length)).toBe(
            before + text.slice(span.start, span.end) + after,
          );
          // A side without words ends where the passage does, and that is the passage's own affair.
          const isWhole = (side: string, at: number) => side === '' || isCharacterEdge(text, at);
          expect(isWhole(before, span.start - before.length)).toBe(true);
          expect(isWhole(after, span.end + after.length)).toBe(true);
        },
      ),
      { seed: 20_261_126, numRuns: atLeast(200) },
    );
  });
});
