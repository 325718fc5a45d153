import { describe, expect, test } from 'vitest';
import type { BenchIncident } from '@shared/contract/index.ts';
import type { State } from '../store/state.ts';
import { codesThere } from './bench.ts';
import { mayHide } from './groups.ts';
import { cellOf, layOut, saysCode, spread, type Basis, type Row } from './layout.ts';
import { transcriptsOfBench } from './take-step.ts';
import { basis, code, incident, tables } from './testing/bench.ts';

const none = { role: 'No role', case: 'No case', interview: '', code: '' };
const lay = (incidents: BenchIncident[], patch: Partial<Basis> = {}) =>
  layOut(tables, incidents, { ...basis, ...patch }, none);
const shown = (layout: ReturnType<typeof lay>) =>
  layout.columns.map((column) => [column.title, column.incidents.map((one) => one.id)]);

describe('Laying out the bench', () => {
  test('Roles that have people are columns whether they have incidents or not; roles of nobody are none', () => {
    expect(shown(lay([incident(1, 1), incident(2, 2)]))).toEqual([
      ['Peer worker', [1, 2]],
      ['Manager', []],
    ]);
  });

  test('Incidents without a role stand in a column of their own at the end', () => {
    expect(shown(lay([incident(1, null), incident(2, 1)])).at(-1)).toEqual(['No role', [1]]);
  });

  test('A role’s column tells which cases with such people say nothing of it yet', () => {
    const [peers, managers] = lay([incident(1, 1)]).columns;
    expect(peers?.missing).toEqual(['VOL3']);
    expect(managers?.missing).toEqual(['STA1']);
  });

  test('Interviews and cases without incidents are named together, not drawn as columns', () => {
    const laid = lay([incident(1, 1)], { columns: 'interview' });
    expect(shown(laid)).toEqual([['STA1P1', [1]]]);
    expect(laid.empty).toEqual(['VOL3P2', 'STA1P3', 'T4']);
    expect(lay([incident(1, 1)], { columns: 'case' }).empty).toEqual(['VOL3']);
  });

  test('What a filter leaves out is not said to lack evidence', () => {
    const filter = { attributes: [{ attributeId: 1, values: ['Voluntary'] }] };
    expect(lay([], { columns: 'case', filter }).empty).toEqual(['VOL3']);
    expect(lay([], { columns: 'interview', filter: { roleIds: [2] } }).empty).toEqual(['STA1P3']);
  });

  test('Within one interview only those who speak in it are told to say nothing of it', () => {
    const filter = { transcriptIds: [1] };
    const [column] = lay([incident(1, 1)], { columns: 'code', filter }).columns;
    expect(column?.missing).toEqual([]);
    expect(mayHide(filter)).toBe(false);
    expect(mayHide({ ...filter, hasMemo: false })).toBe(true);
  });

  test('One theme is laid out by the codes below it, in order of the tree; the theme itself is no gap', () => {
    const laid = lay([incident(1, 1, 12)], { columns: 'code' });
    expect(shown(laid)).toEqual([['two', [1]]]);
    expect(laid.empty).toEqual(['one']);
  });

  test('Several codes are columns with everything below each', () => {
    const laid = lay([incident(1, 1, 12), incident(2, 1, 11), incident(3, 1, 20)], {
      columns: 'code',
      codeIds: [20, 10],
    });
    expect(shown(laid)).toEqual([
      ['Theme', [1, 2]],
      ['Other', [3]],
    ]);
  });

  test('A retired code stands where it was chosen itself, and is left out below one that is in use', () => {
    const retired = { ...code(12, 10, 'two'), retiredAt: '2026-11-12T00:00:00.000Z' };
    const held = { ...tables, code: new Map(tables.code).set(12, retired) };
    const titles = (codeIds: number[]) =>
      layOut(
        held,
        [incident(1, 1, codeIds.at(-1))],
        { ...basis, columns: 'code', codeIds },
        none,
      ).columns.map((column) => column.title);
    expect(titles([12])).toEqual(['two']);
    expect(titles([20, 12])).toEqual(['two']);
    const counts = new Map([
      [11, new Map([[1, 10]])],
      [12, new Map([[1, 4]])],
    ]);
    const of = (codeIds: number[]) =>
      transcriptsOfBench({ tables: held, counts } as unknown as State, { codeIds, withBelow: true }).get(1);
    expect([of([10]), of([12]), of([10, 12])]).toEqual([10, 4, 14]);
  });

  test('Codes that have gone are on the bench no longer, and stand where they stood when they come back', () => {
    const chosen = [20, 99, 10];
    expect(codesThere(chosen, tables.code)).toEqual([20, 10]);
    expect(codesThere(chosen, new Map(tables.code).set(99, code(99, null, 'back')))).toBe(chosen);
  });

  test('A card says its code unless all beside it have the very code of their row or column', () => {
    const [column] = lay([incident(1, 1, 11)], { columns: 'code', codeIds: [10, 20] }).columns;
    const [own] = lay([incident(1, 1, 11)], { columns: 'code', codeIds: [11, 20] }).columns;
    const [role] = lay([incident(1, 1, 11)]).columns;
    if (!column || !own || !role) throw new Error('no column');
    expect(saysCode([role, column], [incident(1, 1, 11)])).toBe(false);
    expect(saysCode([role, own], [incident(1, 1, 11)])).toBe(true);
    expect(saysCode([role, own], [incident(1, 1, 11), incident(2, 1, 12)])).toBe(false);
    expect(saysCode([role], [incident(1, 1, 11)])).toBe(false);
  });

  test('A crossing has one cell for each row and column, and every incident in exactly one', () => {
    const laid = lay([incident(1, 1), incident(2, 2), incident(3, 3), incident(4, 1)], { rows: 'case' });
    const idsOf = (row: Row) => laid.columns.map((column) => cellOf(row, column).map((one) => one.id));
    expect(laid.rows?.map((row) => [row.title, idsOf(row)])).toEqual([
      ['STA1', [[1, 4], [3]]],
      ['VOL3', [[2], []]],
    ]);
  });

  test('A crossing keeps no more cells than have incidents, and does not ask who is missing', () => {
    const laid = lay([incident(1, 1), incident(2, 2)], { columns: 'interview', rows: 'case' });
    expect(laid.rows?.map((row) => [...row.cells.keys()])).toEqual([[1], [2]]);
    expect(laid.rows?.flatMap((row) => row.missing)).toEqual([]);
    expect(lay([incident(1, 1)], { columns: 'case' }).columns[0]?.missing).toEqual(['Manager']);
  });

  test('People and cases are counted once each', () => {
    expect(spread([incident(1, 1), incident(2, 1), incident(3, null)])).toEqual({
      participants: 1,
      cases: 1,
    });
  });
});
