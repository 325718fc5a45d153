import { describe, expect, it } from 'vitest';
import { countWords, hashWords } from './words.ts';
import { EXPLODED } from './testing/runs.ts';

describe('the hash of a passage', () => {
  it('is FNV-1a, 64 bits, over UTF-16 code units', () => {
    const byBigInt = (words: string) => {
      let hash = 0xcbf29ce484222325n;
      for (let i = 0; i < words.length; i++)
        for (const byte of [words.charCodeAt(i) & 0xff, words.charCodeAt(i) >> 8])
          hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffff_ffff_ffff_ffffn;
      return hash.toString(16).padStart(16, '0');
    };
    for (const words of ['', 'a', 'saying I’m one too', '😀 e\u0301 שלום\n', 'x'.repeat(5_000)])
      expect(hashWords(words)).toBe(byBigInt(words));
    expect(hashWords('')).toBe('cbf29ce484222325');
  });

  it('tells 200,000 near passages apart', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 200_000; i++) seen.add(hashWords(`passage ${i}`));
    expect(seen.size).toBe(200_000);
  });

  it('takes well under a second for a million characters', () => {
    const text = 'So I said to her, “no”. '.repeat(42_000);
    const before = performance.now();
    hashWords(text);
    const took = performance.now() - before;
    console.log(`hashWords, 1 MB: ${took.toFixed(0)} ms`);
    expect(took).toBeLessThan(EXPLODED);
  });
});

describe('counting words', () => {
  it.each([
    ['', 0],
    [' … — ! ', 0],
    ['I don’t know.', 3],
    ["I don't know, 3.5 per cent", 6],
    ['e\u0301te\u0301 😀 naïve', 2],
    ['שלום עולם', 2],
    ['one\ntwo\r\nthree', 3],
  ])('%j has %i', (text, count) => {
    expect(countWords(text)).toBe(count);
  });

  it('parts Chinese and Japanese by dictionary, not by space', () => {
    const count = countWords('我不知道该怎么说');
    expect(count).toBeGreaterThan(2);
    expect(count).toBeLessThan(9);
  });

  it('takes well under two seconds for a million characters', () => {
    const text = 'So I said to her, “no”. '.repeat(42_000);
    const before = performance.now();
    expect(countWords(text)).toBe(42_000 * 6);
    const took = performance.now() - before;
    console.log(`countWords, 1 MB: ${took.toFixed(0)} ms`);
    expect(took).toBeLessThan(EXPLODED);
  });
});
