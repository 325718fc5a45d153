import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRendition, GLUE, render, type Cut } from './quotation.ts';
import { anyTalk, renditionOf } from './testing/arbitrary.ts';
import { atLeast } from './testing/runs.ts';

/**
 * Words with their cuts drawn in: `{left out}`, `{old|new}`, `{|inserted}`. The passage's own braces are not needed.
 */
function cutsIn(notation: string): { words: string; cuts: Cut[] } {
  let words = '';
  const cuts: Cut[] = [];
  for (const [, plain = '', inside] of notation.matchAll(/([^{]*)(?:\{([^}]*)\}|$)/gu)) {
    words += plain;
    if (inside === undefined) continue;
    const [old = '', text] = inside.split('|');
    cuts.push({ start: words.length, end: words.length + old.length, with: text ?? null });
    words += old;
  }
  return { words, cuts };
}
const shown = (notation: string) => {
  const { words, cuts } = cutsIn(notation);
  return render(words, { cuts });
};
const codes = (words: string, ...cuts: Cut[]) => checkRendition(words, { cuts }).map((p) => p.code);

describe('a quotation', () => {
  it('without cuts is the very words, spaces and all', () => {
    expect(render(' I  was\nthere ', { cuts: [] })).toBe(' I  was\nthere ');
  });

  it.each([
    ['and then {she often }said no', 'and then … said no'],
    ['and then {she often} said no', 'and then … said no'],
    ['and then{ she often }said no', 'and then … said no'],
    ['{and then }she said', '… she said'],
    ['and then {she said}', 'and then …'],
    ['and then{, you know}, she said', 'and then …, she said'],
    ['and she said{ something}. Then', 'and she said …. Then'],
    ['and she{ er}... said', 'and she … ... said'],
    ['I “{well }said” it', 'I “… said” it'],
    ['a {b} {c} d', 'a … d'],
    ['a {b}  d  e', 'a … d e'],
    ['a {b} d\n\ne', 'a … d\ne'],
  ])('%s shows %s', (notation, quotation) => {
    expect(shown(notation)).toBe(quotation);
  });

  it.each([
    ['then {Sarah|staff member} came', 'then [staff member] came'],
    ['then{ Sarah |staff member}came', 'then [staff member] came'],
    ['{t|T}hen she', '[T]hen she'],
    ['{and t|T}hen she', '[T]hen she'],
    ['he{|the manager} said', 'he [the manager] said'],
    ['he {|the manager}said', 'he [the manager] said'],
    ['he said{|loudly}.', 'he said [loudly].'],
    ['{|The manager}said', '[The manager] said'],
    ['hap{|p}y', 'hap[p]y'],
    ['want{|' + GLUE + 'ed} to', 'want[ed] to'],
    ['want{ed| ing }to', 'want [ing] to'],
    ['{I think }{t|T}hen', '… [T]hen'],
    ['a {b|x} {c} d', 'a [x] … d'],
    ['a {b|x}{|y} d', 'a [x] [y] d'],
    ['a {b|  two   words } d', 'a [two words] d'],
  ])('%s shows %s', (notation, quotation) => {
    expect(shown(notation)).toBe(quotation);
  });

  it('has no doubled space once it is cut, whatever the words', () => {
    const drawn = anyTalk.chain((words) => fc.tuple(fc.constant(words), renditionOf(words)));
    fc.assert(
      fc.property(drawn, ([words, rendition]) => {
        const quotation = rendition.cuts.length === 0 ? '' : render(words, rendition);
        expect(quotation).not.toMatch(/\s\s|^\s|\s$/u);
      }),
      { seed: 20_260_105, numRuns: atLeast(3_000) },
    );
  });
});

describe('a rendition', () => {
  it('that is a faithful cut has no problems', () => {
    const { words, cuts } = cutsIn('{and t|T}hen {she often }said {|to me}no');
    expect(checkRendition(words, { cuts })).toEqual([]);
  });

  it.each<[string, string, Cut[]]>([
    ['outside', 'abc', [{ start: 2, end: 4, with: null }]],
    ['outside', 'abc', [{ start: 2, end: 1, with: 'x' }]],
    ['overlap', 'ab cd ef', [{ start: 0, end: 5, with: null }, { start: 3, end: 6, with: 'x' }]], // prettier-ignore
    ['splits_character', 'a 😀 b', [{ start: 3, end: 4, with: 'x' }]],
    ['splits_word', 'I can’t say', [{ start: 5, end: 7, with: null }]],
    ['splits_word', 'I can’t say', [{ start: 0, end: 3, with: null }]],
    ['nothing_cut', 'a b', [{ start: 1, end: 2, with: null }]],
    ['empty_substitution', 'a b', [{ start: 0, end: 1, with: ' ' }]],
    ['empty_substitution', 'a b', [{ start: 0, end: 1, with: '…' }]],
    ['brackets', 'a b', [{ start: 0, end: 1, with: '[x]' }]],
    ['everything_cut', 'a b.', [{ start: 0, end: 3, with: 'x' }]],
  ])('is told of %s', (code, words, cuts) => {
    expect(codes(words, ...cuts)).toEqual([code]);
  });

  it('may leave out Chinese characters, which have no spaces between words', () => {
    expect(codes('我不知道该怎么说', { start: 1, end: 4, with: null })).toEqual([]);
  });
});
