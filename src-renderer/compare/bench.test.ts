import { describe, expect, test } from 'vitest';
import type { BenchIncident, Code, Participant, Role, StudyCase } from '@shared/contract/index.ts';
import type { State } from '../store/state.ts';
import { codesThere } from './bench.ts';
import { caretInstead, columnOf, moveCaret } from './caret.ts';
import { mayHide, type Tables } from './groups.ts';
import { cellOf, layOut, saysCode, spread, type Basis, type Row } from './layout.ts';
import { atStep, isNarrowed, stepOf } from './steps.ts';
import { mostOf, transcriptsOfBench } from './take-step.ts';

const byId = <R extends { id: number }>(rows: R[]) => new Map(rows.map((row) => [row.id, row]));
const role = (id: number, label: string): Role => ({ id, guid: '', prefix: label, label, position: id });
const aCase = (id: number, code: string): StudyCase => ({ id, guid: '', code, label: '', position: id });
const person = (id: number, caseId: number, roleId: number): Participant => ({
  id,
  guid: '',
  caseId,
  code: `P${id}`,
  roleId,
  position: id,
});
const code = (id: number, parentId: number | null, name: string): Code => ({
  id,
  guid: '',
  parentId,
  level: parentId === null ? 'theme' : 'code',
  name,
  color: '#888888',
  origin: 'open',
  shortDefinition: '',
  fullDefinition: '',
  useWhen: '',
  avoidWhen: '',
  typicalExample: '',
  position: id,
  retiredAt: null,
  mergedIntoId: null,
});

/** Two cases, two roles; each of three people in an interview of their own, and nobody yet in the fourth. */
const tables: Tables = {
  role: byId([role(1, 'Peer worker'), role(2, 'Manager'), role(3, 'Nobody')]),
  studyCase: byId([aCase(1, 'STA1'), aCase(2, 'VOL3')]),
  participant: byId([person(1, 1, 1), person(2, 2, 1), person(3, 1, 2)]),
  transcript: byId(
    [1, 2, 3, 4].map((id) => ({
      id,
      guid: '',
      title: `T${id}`,
      caseId: null,
      recordedOn: null,
      position: id,
      language: null,
      textRevision: 0,
      words: 0,
      sourceFileId: null,
    })),
  ),
  speaker: byId(
    [1, 2, 3].map((id) => ({ id, transcriptId: id, label: '', participantId: id, isInterviewer: false })),
  ),
  code: byId([code(10, null, 'Theme'), code(11, 10, 'one'), code(12, 10, 'two'), code(20, null, 'Other')]),
  attribute: byId([
    { id: 1, guid: '', subject: 'case', name: 'Sector', type: 'text', options: '[]', position: 0 },
  ]),
  attributeValue: byId([{ id: 1, attributeId: 1, subjectId: 2, value: 'Voluntary' }]),
};
const incident = (id: number, who: 1 | 2 | 3 | null, codeId = 11): BenchIncident => ({
  id,
  codeId,
  coderId: 1,
  transcriptId: who ?? 4,
  participantId: who,
  roleId: who === null ? null : who === 3 ? 2 : 1,
  caseId: who === null ? null : who === 2 ? 2 : 1,
  identifier: '',
  start: 0,
  end: 1,
  isNegativeCase: false,
  hasMemo: false,
  exemplarId: null,
});
const basis: Basis = { codeIds: [10], withBelow: true, columns: 'role', rows: null, filter: {} };
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

describe('The caret', () => {
  const lie = [[[1, 2, 3], [], [4, 5]]];

  test('starts at the first incident and stays within a column going up and down', () => {
    expect(moveCaret(lie, null, 'down')).toBe(1);
    expect(moveCaret(lie, 1, 'down')).toBe(2);
    expect(moveCaret(lie, 1, 'up')).toBeNull();
    expect(moveCaret(lie, 2, 'last')).toBe(3);
  });

  test('steps over columns without incidents, to the card that lies beside', () => {
    expect(moveCaret(lie, 2, 'right')).toBe(4);
    expect(moveCaret(lie, 2, 'right', { beside: (ids) => ids.at(-1) })).toBe(5);
    expect(moveCaret(lie, 4, 'left')).toBe(1);
    expect(moveCaret(lie, 5, 'right')).toBeNull();
  });

  test('goes on into the next row of a crossing that has a card in the same column', () => {
    const crossed = [
      [[1], [2]],
      [[], [3]],
      [[4], []],
    ];
    expect(moveCaret(crossed, 1, 'down')).toBe(4);
    expect(moveCaret(crossed, 3, 'up')).toBe(2);
  });

  test('comes to the end of its cell in a crossing, and from there to the end of the row', () => {
    const crossed = [[undefined, [1, 2], undefined, [3, 4], undefined]];
    expect(moveCaret(crossed, 1, 'last', { isCrossed: true })).toBe(2);
    expect(moveCaret(crossed, 2, 'last', { isCrossed: true })).toBe(4);
    expect(moveCaret(crossed, 4, 'first', { isCrossed: true })).toBe(3);
    expect(moveCaret(crossed, 3, 'first', { isCrossed: true })).toBe(1);
    expect(moveCaret(crossed, 2, 'right', { isCrossed: true })).toBe(3);
    expect(moveCaret(crossed, 3, 'right', { isCrossed: true })).toBeNull();
  });

  test('walks a column that is laid out in lanes by rows', () => {
    const one = [[[1, 2, 3, 4, 5]]];
    expect(moveCaret(one, 1, 'down', { lanes: 3 })).toBe(4);
    expect(moveCaret(one, 1, 'right', { lanes: 3 })).toBe(2);
  });

  test('stays where it was when its card goes: at the next of its column, the one before, or the nearest beside', () => {
    const now = (...gone: number[]) =>
      lie.map((row) => row.map((ids) => ids.filter((id) => !gone.includes(id))));
    expect(caretInstead(lie, now(2), 2)).toBe(3);
    expect(caretInstead(lie, now(2, 3), 3)).toBe(1);
    expect(caretInstead(lie, now(1, 2, 3), 2)).toBe(4);
    expect(caretInstead(lie, now(4, 5), 5)).toBe(3);
    expect(caretInstead(lie, now(1, 2, 3, 4, 5), 2)).toBeNull();
    expect(caretInstead(lie, now(1), 2)).toBe(2);
    // It was not on the bench before either.
    expect(caretInstead(lie, now(1), 99)).toBe(99);
  });

  test('begins anew where its incident has gone', () => {
    expect(moveCaret(lie, 99, 'right')).toBe(1);
    expect(columnOf(lie, 99)).toEqual([]);
    expect(columnOf(lie, 5)).toEqual([4, 5]);
  });
});

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
