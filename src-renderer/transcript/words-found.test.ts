import type { Code } from '@shared/contract/index.ts';
import { describe, expect, it } from 'vitest';
import { findAll, firstFrom } from './find.ts';
import { inVivoName } from './in-vivo.ts';
import { folded, matchCodes } from './matching.ts';
import { afterUse, type Recents } from './recents.ts';

const code = (id: number, name: string, retiredAt: string | null = null) =>
  ({ id, name, retiredAt, parentId: null, guid: String(id) }) as Code;

describe('codes found while typing', () => {
  const codes = ['hope for others', 'other people’s hope', 'no hope', 'Hópe', 'shopelessness'].map((n, i) =>
    code(i + 1, n),
  );
  const names = (typed: string, counts: Record<number, number> = {}) =>
    matchCodes(codes, typed, (id) => counts[id] ?? 0, 10).map((one) => one.code.name);

  it('come in order: the same name, its beginning, the beginning of a word, anywhere', () => {
    expect(names('hope')).toEqual([
      'Hópe',
      'hope for others',
      'no hope',
      'other people’s hope',
      'shopelessness',
    ]);
  });
  it('are those used more often first among equals', () => {
    expect(names('hope', { 2: 5 })[2]).toBe('other people’s hope');
  });
  it('are all that are in use when nothing is typed', () => {
    expect(matchCodes([...codes, code(9, 'old', '2025-01-01')], '', () => 0, 10)).toHaveLength(5);
  });
  it('are compared without accents, case and runs of white space', () => {
    expect(folded('  Être   LÀ ')).toBe('etre la');
  });
});

describe('a name in vivo', () => {
  it('is the very words, on one line', () => {
    expect(inVivoName(' “it is them\n asking,” ')).toEqual({
      name: 'it is them\n asking'.replace('\n ', ' '),
      isWhole: true,
    });
  });
  it('longer than eighty characters is cut at a word', () => {
    const { name, isWhole } = inVivoName('word '.repeat(40));
    expect(isWhole).toBe(false);
    expect(name.length).toBeLessThanOrEqual(80);
    expect(name.endsWith('word')).toBe(true);
  });
});

describe('what is found in a text', () => {
  it('is found whatever its case and line breaks, and takes no sign for a pattern', () => {
    expect(findAll('A (b)\nc. a (B) C', '(b) c')).toEqual([
      { start: 2, end: 7 },
      { start: 11, end: 16 },
    ]);
    expect(findAll('anything', '  ')).toEqual([]);
    expect(findAll('a.b a-b', 'a-b')).toEqual([{ start: 4, end: 7 }]);
  });
  it('begins after the caret and goes round', () => {
    const found = findAll('x x x', 'x');
    expect(firstFrom(found, 1)).toBe(1);
    expect(firstFrom(found, 5)).toBe(0);
    expect(firstFrom([], 5)).toBe(-1);
  });
});

describe('recent codes', () => {
  const use = (...guids: string[]) =>
    guids.reduce<Recents>((recents, guid) => afterUse(recents, guid), { places: [], used: [] });
  it('keep their numbers while they are used', () => {
    expect(use('a', 'b', 'c', 'b', 'a').places).toEqual(['a', 'b', 'c']);
  });
  it('give the number of the one not used for longest to the tenth', () => {
    const nine = 'abcdefghi'.split('');
    expect(use(...nine, 'a', 'j').places).toEqual('ajcdefghi'.split(''));
    expect(use(...nine, 'a', 'j', 'k').places).toEqual('ajkdefghi'.split(''));
  });
});
