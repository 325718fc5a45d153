import { describe, expect, test } from 'vitest';
import type { State } from '../store/state.ts';
import { atStep, isNarrowed, stepOf } from './steps.ts';
import { mostOf } from './take-step.ts';
import { incident, tables } from './testing/bench.ts';

describe('The steps of constant comparison', () => {
  const about = { transcriptId: 3, roleId: 2, hasCodes: true };
  const start = { columns: 'role' as const, rows: null, filter: { coderIds: [1] } };

  test('Each is recognised where it has been taken, and keeps filters set by hand', () => {
    for (const step of ['within', 'interviews', 'roles', 'cases', 'codes'] as const) {
      const laid = atStep(start, step, about);
      expect(stepOf(laid)).toBe(step);
      expect(laid.filter.coderIds).toEqual([1]);
    }
  });

  test('Leaving a step lets go of the one interview or role it was about', () => {
    const within = atStep(start, 'within', about);
    expect(within).toEqual({ columns: 'code', rows: null, filter: { coderIds: [1], transcriptIds: [3] } });
    const between = atStep(within, 'interviews', about);
    expect(between.filter).toEqual({ coderIds: [1], roleIds: [2] });
    expect(atStep(between, 'cases', about).filter).toEqual({ coderIds: [1] });
  });

  test('A bench is narrowed by any filter but the one interview or role of its step', () => {
    expect(isNarrowed({ ...start, filter: {} })).toBe(false);
    expect(isNarrowed(start)).toBe(true);
    const within = { columns: 'code' as const, rows: null, filter: { transcriptIds: [3] } };
    expect(isNarrowed(within)).toBe(false);
    expect(isNarrowed({ ...within, filter: { ...within.filter, isNegativeCase: true } })).toBe(true);
  });

  test('Under a filter a step begins with the interview and role that it shows the most of', () => {
    const counts = new Map([[11, new Map([[1, 9], [3, 2]])]]); // prettier-ignore
    const state = { tables, counts } as unknown as State;
    const bench = { codeIds: [11], withBelow: true, columns: 'role' as const, rows: null };
    const shown = [incident(1, 3), incident(2, 3), incident(3, 1)];
    expect(mostOf(state, { ...bench, filter: {} }, shown)).toEqual({ transcriptId: 1, roleId: 1 });
    expect(mostOf(state, { ...bench, filter: { isNegativeCase: true } }, shown)).toEqual({
      transcriptId: 3,
      roleId: 2,
    });
    expect(mostOf(state, { ...bench, filter: { isNegativeCase: true } }, [])).toEqual({
      transcriptId: 1,
      roleId: 1,
    });
  });

  test('One code in one interview is one column', () => {
    expect(atStep(start, 'within', { ...about, hasCodes: false }).columns).toBe('interview');
  });
});
