import { afterEach, expect, test, vi } from 'vitest';
import { HELD, type State } from '../store/state.ts';

const none = Object.fromEntries(HELD.map((table) => [table, new Map()])) as unknown as State['tables'];

// The files that follow in this process would find modules of another time zone.
afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

test('What has been deleted since is said to be, so that it can be let go.', async () => {
  const { partsOf } = await import('./filter.ts');
  const filter = { roleIds: [7], attributes: [{ attributeId: 9, values: ['true'] }] };
  expect(partsOf({ tables: none }, filter).map((part) => part.label)).toEqual([
    'Something deleted since',
    'Something deleted since: yes',
  ]);
});

test('Days of a filter read as those of the person; a moment of another time zone and a day by UTC say that they are.', async () => {
  vi.stubEnv('TZ', 'Pacific/Auckland');
  vi.resetModules();
  const { partsOf } = await import('./filter.ts');
  const { endOfDay, startOfDay } = await import('../trail/local-day.ts');
  const said = (filter: object) => partsOf({ tables: none }, filter).map((part) => part.label);
  expect(said({ from: startOfDay('2026-11-12'), to: endOfDay('2026-11-13') })).toEqual([
    'from 12 Nov 2026',
    'to 13 Nov 2026',
  ]);
  // As London has it.
  expect(said({ from: '2026-11-12T00:00:00.000Z' })).toEqual(['from 12 Nov 2026, 13:00']);
  expect(said({ from: '2026-11-12', to: '2026-11-13' })).toEqual([
    'from 12 Nov 2026 (UTC)',
    'to 13 Nov 2026 (UTC)',
  ]);
});
