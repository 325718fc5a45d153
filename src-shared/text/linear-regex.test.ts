import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearRegex } from './linear-regex.ts';

function groups(source: string, text: string) {
  const compiled = linearRegex(source);
  return 'regex' in compiled ? compiled.regex.groupsIn(text) : compiled.problem;
}

describe('a linear regular expression', () => {
  it('takes the first match, and of its ways the one written first', () => {
    expect(groups('(?<x>a|ab)(?<y>c|bcd)?', 'xabcd')).toEqual({ x: 'a', y: 'bcd' });
    expect(groups('(?<x>a+?)(?<y>a*)', 'baaa')).toEqual({ x: 'a', y: 'aa' });
    expect(groups('^(?<x>b)$', 'ab')).toBeNull();
  });

  it('looks at one character before or after, and says so when asked for more', () => {
    expect(groups('(?<!\\p{L})(?<x>b)(?!\\d)', 'ab b1 b')).toEqual({ x: 'b' });
    expect(groups('(?=ab)a', 'ab')).toBe('One can look only at a single character before or after.');
    expect(groups('(?!(?:a|b))a', 'ab')).toBe('One can look only at a single character before or after.');
  });

  it('takes an emoji for one character', () => {
    expect(groups('^(?<x>.)(?<y>.)$', '😀é')).toEqual({ x: '😀', y: 'é' });
  });

  it('refuses what would make it huge', () => {
    expect(groups('(?:(?:a{100}){100}){100}', 'a')).toBe('The expression repeats too much.');
  });

  const atom = fc.constantFrom(
    'a',
    'b',
    '[ab]',
    '[^a]',
    '.',
    '(?:ab|a)',
    '(?:b|(?:a|bc))',
    '\\w',
    '\\d',
    '\\.',
  );
  const times = fc.constantFrom('', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{1,}?', '{0,2}');
  const piece = fc.tuple(atom, times).map(([one, quantifier]) => one + quantifier);
  const some = fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(''));
  // JavaScript tries on when an optional group took nothing; that case is left out.
  const taking = fc.tuple(atom, some).map(([one, more]) => one + more);
  const source = fc
    .tuple(fc.constantFrom('', '^', '(?<!a)', '\\b'), some, some, taking, fc.constantFrom('', '$', '(?!b)'))
    .map(([begin, a, b, c, end]) => `${begin}(?<x>${a})${b}(?<y>${c}|b${a})?${end}`);
  const text = fc.array(fc.constantFrom('a', 'A', 'b', 'c', '1', ' ', '.', '😀'), { maxLength: 10 }).map((all) => all.join('')); // prettier-ignore

  it('finds what JavaScript’s own finds', () => {
    fc.assert(
      fc.property(source, text, (expression, words) => {
        const own = new RegExp(expression, 'iu').exec(words)?.groups;
        const expected = own ? { x: own['x'] ?? '', y: own['y'] ?? '' } : null;
        expect(groups(expression, words)).toEqual(expected);
      }),
      { seed: 20_260_110, numRuns: 10_000 },
    );
  });
});
