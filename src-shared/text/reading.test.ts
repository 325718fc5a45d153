import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRendition, render } from './quotation.ts';
import { readQuotation } from './reading.ts';
import { anyTalk, renditionOf } from './testing/arbitrary.ts';
import { EXPLODED, atLeast } from './testing/runs.ts';

/** The quotation as it is shown once it was read. */
function again(words: string, quotation: string): string {
  const reading = readQuotation(words, quotation);
  return reading.ok ? render(words, reading.rendition) : `! ${reading.problem.message}`;
}
const cutsOf = (words: string, quotation: string) => {
  const reading = readQuotation(words, quotation);
  return reading.ok ? reading.rendition.cuts : [];
};

const WORDS = 'and then she often said, well, she said no';

describe('reading a typed quotation', () => {
  it('finds the cuts', () => {
    expect(cutsOf(WORDS, 'and then … said no')).toEqual([{ start: 9, end: 34, with: null }]);
    expect(cutsOf(WORDS, '[T]hen she often said, well, [the nurse] said no')).toEqual([
      { start: 0, end: 5, with: 'T' },
      { start: 31, end: 34, with: 'the nurse' },
    ]);
    expect(cutsOf(WORDS, WORDS)).toEqual([]);
  });

  it.each([
    ['and then ... said no', 'and then … said no'],
    ['and then […] said no', 'and then … said no'],
    ['and then…said no', 'and then … said no'],
    ['  and  then she\noften said, well, she said no ', WORDS],
    ['… she said no', '… she said no'],
    ['and then …', 'and then …'],
    ['and then she often sa[ys], …', 'and then she often sa[ys], …'],
    ['and then she [very] often said…', 'and then she [very] often said …'],
    ['and then she[very] often said…', 'and then she[very] often said …'],
    ['and then she [un]often said, …', 'and then she [un]often said, …'],
    ['[she] … no', '[she] … no'],
  ])('takes “%s” as “%s”', (typed, shown) => {
    expect(again(WORDS, typed)).toBe(shown);
  });

  it.each([
    ['I [pause] went … home', 'I [pause] went … home'],
    ['I [pause] went … home', 'I [pause] … home'],
    ['I went ... home [laughs] again', 'I went ... home [laughs] …'],
    ['I [long pause, laughs] went', 'I [… laughs] went'],
    ['I went. … home', 'I … home'],
    ['wait....no wait', 'wait....no …'],
    ['wait....no wait', 'wait....no [stop]'],
  ])('of “%s” takes the passage’s own brackets and dots for words in “%s”', (words, quotation) => {
    expect(again(words, quotation)).toBe(quotation);
  });

  it('goes back when the first likely place does not lead on', () => {
    expect(again('a b a c a b d', '… a b d')).toBe('… a b d');
    expect(again('she said she said she left', 'she … she said … left')).toBe('she … she said … left');
    expect(again('x a a a b y', '… a a b y')).toBe('… a a b y');
  });

  it('reads its own writing, whatever the words and the cuts', () => {
    const drawn = anyTalk.chain((words) => fc.tuple(fc.constant(words), renditionOf(words)));
    const runs = atLeast(1_000);
    let cut = 0;
    fc.assert(
      fc.property(drawn, ([words, rendition]) => {
        fc.pre(checkRendition(words, rendition).length === 0);
        if (rendition.cuts.length > 0) cut++;
        const quotation = render(words, rendition);
        expect(again(words, quotation).replace(/\s+/gu, ' ')).toBe(quotation.replace(/\s+/gu, ' '));
      }),
      { seed: 20_260_106, numRuns: runs, maxSkipsPerRun: 100 },
    );
    expect(cut).toBeGreaterThan(runs / 5);
  });

  it('never takes words that are not the passage’s', () => {
    const drawn = fc.tuple(anyTalk, anyTalk);
    fc.assert(
      fc.property(drawn, ([words, quotation]) => {
        const reading = readQuotation(words, quotation);
        const shown = reading.ok ? render(words, reading.rendition) : '';
        const problems = reading.ok ? checkRendition(words, reading.rendition) : [];
        expect(problems).toEqual([]);
        const plain = (text: string) => text.replace(/\s+/gu, '').replace(/\[?(?:…|\.{3})\]?/gu, '…');
        expect(reading.ok ? plain(shown) : '').toBe(reading.ok ? plain(quotation) : '');
        const { start, end } = reading.ok ? { start: 0, end: 0 } : reading.problem;
        expect(0 <= start && start <= end && end <= quotation.length).toBe(true);
      }),
      { seed: 20_260_107, numRuns: atLeast(1_000) },
    );
  });

  it('keeps its time on a long passage whose words all repeat', () => {
    const words = 'she said no and '.repeat(1_000).trim();
    const quotation = `${'… she said … no and '.repeat(40)}… never`;
    const before = performance.now();
    expect(readQuotation(words, quotation).ok).toBe(false);
    const took = performance.now() - before;
    console.log(`readQuotation, 16,000 repeating characters, 81 elisions: ${took.toFixed(0)} ms`);
    expect(took).toBeLessThan(EXPLODED);
  });
});

describe('an unfaithful quotation', () => {
  const wrong = (words: string, quotation: string) => {
    const reading = readQuotation(words, quotation);
    if (reading.ok) return 'faithful';
    const { start, message } = reading.problem;
    return `${quotation.slice(0, start)}^${quotation.slice(start)}: ${message}`;
  };

  it.each([
    [
      'and then she often said so',
      'and then she always said so',
      'and then she ^always said so: “always said so” is not in the passage after “and then she”; the passage reads “often said so”.',
    ],
    [
      'and then she often said so',
      'And then …',
      '^And then …: The passage reads “and”, not “And”. Write “[A]nd” to show the change.',
    ],
    [
      'and then she often said so',
      'and … She often said so',
      'and … ^She often said so: The passage reads “she”, not “She”. Write “[S]he” to show the change.',
    ],
    [
      'and then she said so',
      'and then … zebra said',
      'and then … ^zebra said: “zebra said” is not in the passage after “and then …”.',
    ],
    [
      'and then she said so',
      'and then',
      'and then^: The quotation stops before the passage does, which goes on with “she said so”. Put … where words are left out.',
    ],
    [
      'and then she said so',
      'and then she said so loudly',
      'and then she said so^ loudly: “loudly” comes after the end of the passage, which ends with “she said so”.',
    ],
    [
      'and then she said so',
      'and then … she said so',
      'and then ^… she said so: No words are left out at this …: the passage goes on with “she said so”.',
    ],
    [
      'I came, you know, and I was there',
      'I was there',
      'I ^was there: Words are left out before “was there”: the passage goes on with “came, you know,”. Put … there.',
    ],
    [
      'so you know, I was there',
      'I was there',
      '^I was there: Words are left out before “I was there”: the passage begins with “so you know,”. Put … there.',
    ],
    [
      'I can’t say',
      'I can … say',
      'I can^ … say: “can” is not in the passage after “I”; the passage reads “can’t”.',
    ],
    ['I can’t say', '… t say', '… ^t say: “t” is only a piece of a word in the passage after “…”.'],
    ['I can’t say', "I can't say", "I can^'t say: The passage has “’” where the quotation has “'”."],
    ['I said no', 'I [never said no', 'I ^[never said no: This square bracket is not closed.'],
    ['I said no', 'I [] said no', 'I ^[] said no: There is nothing between these square brackets.'],
    [
      'I said no',
      'You said no',
      '^You said no: “You said no” is not in the passage at the beginning; the passage reads “I said no”.',
    ],
    ['I said no', '  ', '^  : The quotation is empty.'],
    ['I said no', '[She refused]', '^[She refused]: Nothing of the participant’s own words is left.'],
  ])('of “%s”, “%s” is told why', (words, quotation, expected) => {
    expect(wrong(words, quotation)).toBe(expected);
  });
});
