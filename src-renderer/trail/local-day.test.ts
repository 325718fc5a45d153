import { afterEach, expect, test, vi } from 'vitest';
import { endOfDay, startOfDay } from './local-day.ts';

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
