import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { calendarDay, endOfDay, startOfDay } from './local-day.ts';

afterEach(() => vi.unstubAllEnvs());

test('A day begins and ends where the person is, also when clocks are changed in it.', () => {
  const ends = (zone: string, day: string) => {
    vi.stubEnv('TZ', zone);
    return [startOfDay(day), endOfDay(day)];
  };
  expect(ends('UTC', '2026-11-12')).toEqual(['2026-11-12T00:00:00.000Z', '2026-11-12T23:59:59.999Z']);
  expect(ends('Pacific/Auckland', '2026-11-12')).toEqual([
    '2026-11-11T11:00:00.000Z',
    '2026-11-12T10:59:59.999Z',
  ]);
  expect(ends('America/New_York', '2026-12-31')).toEqual([
    '2026-12-31T05:00:00.000Z',
    '2027-01-01T04:59:59.999Z',
  ]);
  // 23 hours long.
  expect(ends('Europe/Berlin', '2026-03-29')).toEqual([
    '2026-03-28T23:00:00.000Z',
    '2026-03-29T21:59:59.999Z',
  ]);
});

test('A day is the day of its first and of its last moment, in any year that is typed on the way to another.', () => {
  const days = fc
    .date({
      min: new Date('0001-01-02T00:00:00Z'),
      max: new Date('9999-12-30T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10));
  for (const zone of ['UTC', 'Pacific/Auckland', 'America/New_York', 'Europe/Berlin', 'Asia/Kathmandu']) {
    vi.stubEnv('TZ', zone);
    fc.assert(
      fc.property(days, (day) => {
        expect([calendarDay(startOfDay(day)), calendarDay(endOfDay(day))]).toEqual([day, day]);
        expect(calendarDay(day)).toBe(day);
      }),
      { seed: 26, numRuns: 300, examples: [['0002-11-12'], ['0099-12-31'], ['2026-03-29']] },
    );
  }
});
