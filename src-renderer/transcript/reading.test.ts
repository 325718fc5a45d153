import type { Code, Coding, Region } from '@shared/contract/index.ts';
import { describe, expect, it } from 'vitest';
import type { OpenDocument, State } from '../store/state.ts';
import { extended } from './extend.ts';
import { findAll } from './find.ts';
import { numbersOf } from './numbers.ts';
import { regionAt, regionFrom, regionsOnHeading, regionToNext } from './regions.ts';
import { erasable, nextToJoin } from './reshaping.ts';
import { colorIn, filterOf, shownOf, withBelow } from './shown.ts';
import { TurnMap } from './turn-map.ts';
import { uncodedTurn } from './uncoded.ts';

// Turns 0 to 4; the second has two lines, the fourth is empty.
const LINES = ['Who? When?\n', 'I sit. I wait.\nThen she talks.\n', 'Why?\n', '\n', 'Because 😀 of it.'];
const text = LINES.join('');
const ends = LINES.map((_, i) => LINES.slice(0, i + 1).join('').length);
const turns = LINES.map((line, i) => ({ start: (ends[i] ?? 0) - line.length, end: ends[i] ?? 0 }));
const map = new TurnMap(text, turns);
const at = (words: string) => text.indexOf(words);
const passage = (words: string) => ({ start: at(words), end: at(words) + words.length });

const coding = (id: number, span: { start: number; end: number }, more: Partial<Coding> = {}) =>
  ({ id, codeId: 1, coderId: 1, inScope: true, ...span, ...more }) as Coding;
const code = (
  id: number,
  parentId: number | null,
  level: Code['level'],
  color: string,
  retiredAt: string | null = null,
) => ({ id, parentId, level, color, retiredAt }) as Code;
const region = (id: number, start: number, end: number, inScope = true) =>
  ({ id, start, end, inScope, name: String(id) }) as Region;
const codes = new Map(
  [
    code(1, 2, 'code', '#000001'),
    code(2, 3, 'category', '#000002'),
    code(3, null, 'theme', '#000003'),
    code(4, null, 'code', '#000004', '2026-01-01T00:00:00.000Z'),
  ].map((one) => [one.id, one]),
);
const state = (coderId = 1) =>
  ({
    coderId,
    tables: {
      code: codes,
      coder: new Map([[1, { id: 1, color: '#00000c' }]]),
      speaker: new Map([
        [1, { id: 1, isInterviewer: true }],
        [2, { id: 2, isInterviewer: false }],
      ]),
    },
  }) as unknown as State;

describe('the selection', () => {
  const grown = (anchor: number, focus: number, by: 'sentence' | 'turn', direction: -1 | 1) => {
    const next = extended(map, { anchor, focus }, by, direction);
    return text.slice(Math.min(next.anchor, next.focus), Math.max(next.anchor, next.focus));
  };
  it('begins as the sentence or the turn that the caret is in', () => {
    expect(grown(at('wait'), at('wait'), 'sentence', 1)).toBe('I wait.');
    expect(grown(at('wait'), at('wait'), 'sentence', -1)).toBe('I wait.');
    expect(grown(at('wait'), at('wait'), 'turn', 1)).toBe('I sit. I wait.\nThen she talks.');
  });
  it('goes on over turns, past empty ones', () => {
    expect(grown(at('Why'), at('Why') + 4, 'turn', 1)).toBe('Why?\n\nBecause 😀 of it.');
    expect(grown(at('Why'), at('Why') + 4, 'sentence', 1)).toBe('Why?\n\nBecause 😀 of it.');
  });
  it('never goes back past where it began, and stays at the end of the text', () => {
    expect(grown(at('I wait'), at('I wait') + 7, 'sentence', -1)).toBe('');
    expect(grown(at('Because'), text.length, 'turn', 1)).toBe('Because 😀 of it.');
  });
});

describe('numbers beside the text', () => {
  it('count turns or lines, equally wide', () => {
    expect(numbersOf(map, 'turns')).toEqual(['1', '2', '3', '4', '5']);
    expect(numbersOf(map, 'lines')).toEqual(['1', '2', '4', '5', '6']);
    const many = new TurnMap(
      '\n'.repeat(10),
      Array.from({ length: 10 }, (_, i) => ({ start: i, end: i + 1 })),
    );
    expect(numbersOf(many, 'turns')[0]).toBe('\u20071');
  });
});

describe('a region', () => {
  it('takes the whole turn, line end and all, where only white space was left out of it', () => {
    expect(regionFrom(map, passage('Why?'))).toEqual(turns[2]);
    expect(regionFrom(map, passage('wait'))).toEqual(passage('wait'));
  });
  it('goes from the turn at the caret to the next region, or to the end', () => {
    const regions = [region(1, 0, 11), region(2, at('Why'), text.length)];
    expect(regionToNext(map, regions, at('wait'))).toEqual({ start: 11, end: at('Why') });
    expect(regionToNext(map, regions, text.length)).toEqual({ start: at('Because'), end: text.length });
    expect(regionAt(regions, 10)?.id).toBe(1);
    expect(regionAt(regions, 11)).toBeNull();
  });
  it('is named on the turn where it begins, or after which it has ended', () => {
    const regions = [region(1, 0, 11), region(2, at('Why'), at('Because'))];
    const named = (turn: number) => regionsOnHeading(map, regions, turn).map((one) => one.id);
    expect([named(0), named(1), named(2), named(4)]).toEqual([[1], [1], [2], [2]]);
  });
});

describe('the next turn without a coding', () => {
  const document = (codings: Coding[], regions: Region[] = []) =>
    ({
      turns: turns.map((turn, i) => ({ ...turn, id: i, speakerId: i % 2 === 0 ? 1 : 2 })),
      regions,
      codings: new Map(codings.map((one) => [one.id, one])),
    }) as unknown as OpenDocument;
  it('is one with words, in scope, not the interviewer’s', () => {
    expect(uncodedTurn(state(), document([]), map, -1, 1)).toBe(1);
    expect(uncodedTurn(state(), document([]), map, 1, 1)).toBeNull();
    expect(uncodedTurn(state(), document([coding(1, passage('sit'))]), map, 5, -1)).toBeNull();
    expect(uncodedTurn(state(), document([], [region(1, 0, at('Why'), false)]), map, -1, 1)).toBeNull();
    // A coding that lost its words covers nothing.
    expect(uncodedTurn(state(), document([coding(1, { start: 14, end: 14 })]), map, -1, 1)).toBe(1);
  });
});

describe('what is shown', () => {
  const rows = [
    coding(1, passage('sit')),
    coding(2, passage('wait'), { codeId: 4, coderId: 2 }),
    coding(3, passage('Who'), { inScope: false }),
  ];
  const ids = (kept: Parameters<typeof shownOf>[0], chosen: number[] = []) => {
    const filter = filterOf(shownOf(kept), state(), chosen);
    return rows.filter((row) => !filter || filter(row)).map((row) => row.id);
  };
  it('is everything until something else is chosen; what is not known counts as not chosen', () => {
    expect(filterOf(shownOf({}), state(), [])).toBeNull();
    expect(shownOf({ 'transcript.colours': 'mood', 'transcript.codes': 7 })).toEqual(shownOf({}));
  });
  it('is what belongs to the codes selected in the tree and to those below; with none selected, all', () => {
    expect(withBelow(codes, [3])).toEqual(new Set([3, 2, 1]));
    expect(ids({ 'transcript.codes': 'chosen' }, [3])).toEqual([1, 3]);
    expect(ids({ 'transcript.codes': 'chosen' }, [4])).toEqual([2]);
    expect(ids({ 'transcript.codes': 'chosen' })).toEqual([1, 2, 3]);
  });
  it('is one coder’s, or what is in scope', () => {
    expect(ids({ 'transcript.codes': 'mine' })).toEqual([1, 3]);
    expect(ids({ 'transcript.codes': 'mine', 'transcript.outOfScope': false })).toEqual([1]);
  });
  it('leaves out retired codes when asked', () => {
    expect(ids({})).toContain(2);
    expect(ids({ 'transcript.retired': false })).toEqual([1, 3]);
  });
  it('has the colour of the code, of its theme or of the coder', () => {
    const colour = (by: 'code' | 'theme' | 'coder', codeId: number, coderId = 1) =>
      colorIn(state(), by, { codeId, coderId });
    expect([colour('code', 1), colour('theme', 1), colour('theme', 4), colour('coder', 1)]).toEqual([
      '#000001',
      '#000003',
      '#000004',
      '#00000c',
    ]);
    expect(colour('code', 99)).toBeNull();
  });
});

describe('codings worked on', () => {
  const ordered = [
    coding(1, { start: 0, end: 5 }),
    coding(2, { start: 3, end: 9 }, { codeId: 4 }),
    coding(3, { start: 6, end: 9 }, { coderId: 2 }),
    coding(4, { start: 8, end: 12 }),
  ];
  it('are joined with the next of the same code and coder', () => {
    expect(ordered.map((one) => nextToJoin({ ordered }, one)?.id)).toEqual([
      4,
      undefined,
      undefined,
      undefined,
    ]);
  });
  it('can be erased where they are the coder’s and the words theirs', () => {
    expect(erasable({ ordered }, { start: 4, end: 7 }, 1)).toEqual([1, 4]);
    expect(erasable({ ordered }, { start: 6, end: 8 }, 2)).toEqual([1]);
    expect(erasable({ ordered }, { start: 12, end: 13 }, 1)).toEqual([]);
  });
});

describe('finding', () => {
  const found = (query: string, how: Parameters<typeof findAll>[2] = {}) =>
    findAll('It sits, it is. Été it’s fit', query, how).map((one) => one.start);
  it('matches case and whole words when asked', () => {
    expect(found('it')).toEqual([0, 4, 9, 20, 26]);
    expect(found('it', { matchCase: true })).toEqual([4, 9, 20, 26]);
    expect(found('it', { wholeWords: true })).toEqual([0, 9, 20]);
    expect(found('t', { wholeWords: true })).toEqual([]);
    expect(found('is.', { wholeWords: true })).toEqual([12]);
  });
});
