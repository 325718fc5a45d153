import type { ReplaceOutcome } from '@shared/contract/index.ts';
import { describe, expect, it } from 'vitest';
import {
  inputOf,
  isLeft,
  movedOn,
  NONE_LEFT,
  problemOf,
  withPlace,
  withTranscript,
  writingOf,
} from './choice.ts';

const query = { query: 'Jon', by: 'John', matchCase: true, wholeWords: true };
const places = [10, 20, 30].map((start) => ({ transcriptId: 1, start }));
const outcome = (textRevision: number): ReplaceOutcome => ({
  hits: [],
  total: 3,
  transcripts: [{ id: 1, textRevision, hits: 3, left: 0 }],
  changed: 0,
  lost: 0,
  exemplars: 0,
});

describe('What is left out', () => {
  it('is asked for by place, and written only in the texts that were shown', () => {
    const left = withPlace(NONE_LEFT, places[1]!, true);
    expect(inputOf(query, null, left, 5)).toEqual({
      ...query,
      except: [{ transcriptId: 1, start: 20 }],
      limit: 5,
      dryRun: true,
    });
    expect(writingOf(query, left, outcome(4))).toMatchObject({
      ids: [1],
      texts: [{ id: 1, textRevision: 4 }],
      except: [{ transcriptId: 1, start: 20 }],
      dryRun: false,
    });
    expect(withPlace(left, places[1]!, false)).toEqual(NONE_LEFT);
  });

  it('is a whole transcript by its places where all are listed, so that one can be taken in again', () => {
    const left = withTranscript(NONE_LEFT, 1, true, places, 3);
    expect(places.every((place) => isLeft(left, place))).toBe(true);
    expect(isLeft(withPlace(left, places[0]!, false), places[0]!)).toBe(false);
    expect(withTranscript(left, 1, false, places, 3)).toEqual(NONE_LEFT);
  });

  it('is a whole transcript with the places that nobody sees where not all are listed', () => {
    const left = withTranscript(withPlace(NONE_LEFT, places[0]!, true), 1, true, places, 9);
    expect(left).toEqual({ places: new Set(), transcripts: new Set([1]) });
    expect(inputOf(query, [1], left, 5).except).toEqual([{ transcriptId: 1 }]);
    expect(isLeft(left, { transcriptId: 1, start: 999 })).toBe(true);
    expect(isLeft(left, { transcriptId: 11, start: 999 })).toBe(false);
  });

  it('is told apart from places of a text that is another now', () => {
    const left = withPlace(NONE_LEFT, places[0]!, true);
    expect(movedOn(outcome(4), outcome(5), left)).toEqual([1]);
    expect(movedOn(outcome(4), outcome(4), left)).toEqual([]);
    expect(movedOn(outcome(4), outcome(5), NONE_LEFT)).toEqual([]);
  });
});

describe('Nothing is looked for', () => {
  it('without words, without transcripts, and where nothing would change', () => {
    expect(problemOf({ ...query, query: '' }, null)).toBe('empty');
    expect(problemOf(query, [])).toBe('noneChosen');
    expect(problemOf({ ...query, by: 'Jon' }, null)).toBe('same');
    // “jon” becomes “Jon”.
    expect(problemOf({ ...query, by: 'Jon', matchCase: false }, null)).toBeNull();
  });
});
