import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveEdge } from './edge.ts';
import { isCharacterEdge, segmentsOf, type Unit } from './segments.ts';
import {
  clampSpan,
  compareSpans,
  contains,
  intersect,
  isEmpty,
  overlaps,
  snapInward,
  snapOutward,
  trimSpan,
} from './span.ts';
import { anyText, spanOf } from './testing/arbitrary.ts';
import { draw, drawn } from './testing/notation.ts';
import { atLeast } from './testing/runs.ts';

const SEED = 20_260_101;
const textAndSpan = anyText.chain((text) => fc.tuple(fc.constant(text), spanOf(text)));

describe('a span', () => {
  it('overlaps only what shares a character with it', () => {
    expect(overlaps({ start: 0, end: 3 }, { start: 2, end: 5 })).toBe(true);
    expect(overlaps({ start: 0, end: 3 }, { start: 3, end: 5 })).toBe(false);
    expect(overlaps({ start: 2, end: 2 }, { start: 0, end: 5 })).toBe(false);
  });

  it('meets another in what they share, or in nothing', () => {
    expect(intersect({ start: 0, end: 3 }, { start: 2, end: 5 })).toEqual({ start: 2, end: 3 });
    expect(intersect({ start: 0, end: 3 }, { start: 3, end: 5 })).toBeNull();
  });

  it('contains itself, and the character that starts at its start but not the one at its end', () => {
    const span = { start: 2, end: 5 };
    expect(contains(span, span)).toBe(true);
    expect(contains(span, 2)).toBe(true);
    expect(contains(span, 5)).toBe(false);
    expect(isEmpty({ start: 2, end: 2 })).toBe(true);
  });

  it('comes before a later one and before what it holds', () => {
    const spans = [
      { start: 1, end: 2 },
      { start: 0, end: 2 },
      { start: 0, end: 9 },
    ];
    expect(spans.toSorted(compareSpans).map((s) => `${s.start}-${s.end}`)).toEqual(['0-9', '0-2', '1-2']);
  });

  it('is brought within the text and put in order', () => {
    expect(clampSpan({ start: 9, end: -2 }, 5)).toEqual({ start: 0, end: 5 });
  });
});

describe('snapping', () => {
  const family = '👩🏽‍🤝‍👩🏻';

  it('takes a whole family or none of it', () => {
    const text = `a${family}b`;
    expect(snapOutward(text, { start: 2, end: 3 })).toEqual({ start: 1, end: 1 + family.length });
    expect(snapInward(text, { start: 0, end: 3 })).toEqual({ start: 0, end: 1 });
    expect(isEmpty(snapInward(text, { start: 2, end: 4 }))).toBe(true);
  });

  it('keeps CR LF and a letter with its accent together', () => {
    expect(snapOutward('a\r\nb', { start: 0, end: 2 })).toEqual({ start: 0, end: 3 });
    expect(snapInward('ae\u0301b', { start: 0, end: 2 })).toEqual({ start: 0, end: 1 });
  });

  it('cuts no character, grows outward and shrinks inward, whatever the text', () => {
    fc.assert(
      fc.property(textAndSpan, ([text, span]) => {
        const edges = new Set([text.length, ...[...segmentsOf(text, 'character')].map((s) => s.index)]);
        const [out, within] = [snapOutward(text, span), snapInward(text, span)];
        for (const offset of [out.start, out.end, within.start, within.end]) expect(edges).toContain(offset);
        expect(isEmpty(span) || contains(out, span)).toBe(true);
        expect(isEmpty(within) || contains(span, within)).toBe(true);
      }),
      { seed: SEED, numRuns: atLeast(2_000) },
    );
  });

  it('knows the edges of characters as the whole text shows them', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const edges = new Set([text.length, ...[...segmentsOf(text, 'character')].map((s) => s.index)]);
        for (let i = 0; i <= text.length; i++) expect(isCharacterEdge(text, i)).toBe(edges.has(i));
      }),
      { seed: SEED, numRuns: atLeast(500) },
    );
  });
});

describe('trimming', () => {
  const trimmed = (notation: string) => {
    const { text, span } = drawn(notation);
    return draw(text, trimSpan(text, span));
  };

  it('takes white space off both edges', () => {
    expect(trimmed('a< bc \n>d')).toBe('a <bc> \nd');
    expect(trimmed('a<  >d')).toBe('a<>  d');
  });

  it('leaves a space that carries an accent', () => {
    expect(trimmed('<  \u0308x>')).toBe(' < \u0308x>');
  });
});

describe('moving an edge', () => {
  const moved = (notation: string, edge: 'start' | 'end', by: Unit, direction: -1 | 1) => {
    const { text, span } = drawn(notation);
    return draw(text, moveEdge(text, span, edge, by, direction));
  };

  it('goes by whole characters', () => {
    expect(moved('a<b>😀c', 'end', 'character', 1)).toBe('a<b😀>c');
    expect(moved('e\u0301<b>', 'start', 'character', -1)).toBe('<e\u0301b>');
    expect(moved('<ab>', 'start', 'character', 1)).toBe('a<b>');
    expect(moved('a<b>', 'start', 'character', 1)).toBe('a<b>');
  });

  it('ends where a word ends and starts where one starts', () => {
    expect(moved('I <don’t> know, really', 'end', 'word', 1)).toBe('I <don’t know>, really');
    expect(moved('I <don’t know>, really', 'end', 'word', -1)).toBe('I <don’t> know, really');
    expect(moved('I don’t <know>', 'start', 'word', -1)).toBe('I <don’t know>');
    expect(moved('I <don’t kn>ow', 'start', 'word', 1)).toBe('I don’t <kn>ow');
  });

  it('stays rather than cross the other end', () => {
    expect(moved('I <don’t> know', 'start', 'word', 1)).toBe('I <don’t> know');
    expect(moved('I <don’t> know', 'end', 'word', -1)).toBe('I <don’t> know');
  });

  it('takes a sentence with its full stop and without the space before it', () => {
    expect(moved('No. <Yes>. Well.', 'end', 'sentence', 1)).toBe('No. <Yes.> Well.');
    expect(moved('No. <Yes.> Well.', 'end', 'sentence', 1)).toBe('No. <Yes. Well.>');
    expect(moved('No. Yes. <Well>.', 'start', 'sentence', -1)).toBe('No. <Yes. Well>.');
  });

  it('passes over line ends into the turns beyond', () => {
    expect(moved('one\n\n<two>\n\nthree', 'end', 'word', 1)).toBe('one\n\n<two\n\nthree>');
    expect(moved('one\n\n<two>\n\nthree', 'start', 'word', -1)).toBe('<one\n\ntwo>\n\nthree');
    expect(moved('<one>\n', 'end', 'word', 1)).toBe('<one>\n');
  });

  it('keeps at least one character and never splits one, whatever the text', () => {
    fc.assert(
      fc.property(
        textAndSpan,
        fc.constantFrom('start' as const, 'end' as const),
        fc.constantFrom<Unit>('character', 'word', 'sentence'),
        fc.constantFrom(-1 as const, 1 as const),
        ([text, span], edge, by, direction) => {
          const before = snapOutward(text, span);
          const after = moveEdge(text, span, edge, by, direction);
          expect(isCharacterEdge(text, after.start) && isCharacterEdge(text, after.end)).toBe(true);
          expect(isEmpty(before) || !isEmpty(after)).toBe(true);
          const other = edge === 'start' ? 'end' : 'start';
          expect(after[other]).toBe(before[other]);
          expect((after[edge] - before[edge]) * direction).toBeGreaterThanOrEqual(0);
        },
      ),
      { seed: SEED, numRuns: atLeast(3_000) },
    );
  });
});
