import { describe, expect, test } from 'vitest';
import { dayInWords, dayOf, daysIn, momentOf, nearDayOf, timeOf } from './day.ts';

describe('A moment', () => {
  test('reads as a clock where the person is says it: it may be another day, and another year', () => {
    const at = '2026-12-31T23:30:00.000Z';
    const london = daysIn('Europe/London');
    const auckland = daysIn('Pacific/Auckland');
    const honolulu = daysIn('Pacific/Honolulu');
    expect([london, auckland, honolulu].map((zone) => zone.momentOf(at))).toEqual([
      '31 Dec 2026, 23:30',
      '1 Jan 2027, 12:30',
      '31 Dec 2026, 13:30',
    ]);
    expect(auckland.dayInWords(at)).toBe('Friday 1 January 2027');
    expect(london.dayInWords(at)).toBe('Thursday 31 December 2026');
    expect(auckland.timeOf('2026-11-12T00:05:00.000Z')).toBe('13:05');
    expect(london.timeOf('2026-11-12T00:05:00.000Z')).toBe('00:05');
  });

  test('keeps to the clock that was put forward on the day itself', () => {
    const berlin = daysIn('Europe/Berlin');
    expect(berlin.momentOf('2026-03-29T00:59:00.000Z')).toBe('29 Mar 2026, 01:59');
    expect(berlin.momentOf('2026-03-29T01:00:00.000Z')).toBe('29 Mar 2026, 03:00');
  });

  test('is said without its year while that is the year it is there', () => {
    const now = new Date('2026-12-31T23:30:00.000Z');
    const said = (zone: string, at: string) => daysIn(zone).nearDayOf(at, now);
    expect(said('Europe/London', '2026-02-03T12:00:00.000Z')).toBe('3 Feb');
    expect(said('Europe/London', '2025-12-31T12:00:00.000Z')).toBe('31 Dec 2025');
    // There it is next year already.
    expect(said('Pacific/Auckland', '2026-02-03T12:00:00.000Z')).toBe('4 Feb 2026');
    expect(said('Pacific/Auckland', '2026-12-31T12:00:00.000Z')).toBe('1 Jan');
  });

  test('is said in the time zone of the computer where none is named', () => {
    const own = daysIn(new Intl.DateTimeFormat().resolvedOptions().timeZone);
    const now = new Date('2026-06-01T00:00:00.000Z');
    for (const at of ['2026-01-01T00:00:00.000Z', '2025-07-31T23:59:59.999Z'])
      expect([timeOf(at), dayOf(at), nearDayOf(at, now), dayInWords(at), momentOf(at)]).toEqual([
        own.timeOf(at),
        own.dayOf(at),
        own.nearDayOf(at, now),
        own.dayInWords(at),
        own.momentOf(at),
      ]);
  });
});
