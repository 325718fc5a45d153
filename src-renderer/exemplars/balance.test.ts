import type { Code, Exemplar, ExemplarVoice, StudyCase, Voice } from '@shared/contract/index.ts';
import { expect, test } from 'vitest';
import { balanceOf, isTooOften, type Quoted } from './balance.ts';
import { themeRows } from './themes.ts';

const by = (participantId: number, caseId = 1, roleId = 1): Quoted => ({ participantId, caseId, roleId });
const voice = (participantId: number, caseId: number, incidents: number): Voice => ({
  participantId,
  caseId,
  roleId: 1,
  incidents,
});
const CASES = [1, 2, 3].map((id) => ({ id, code: `PAR${id}` }) as StudyCase);

test('Once quoted is never too often; twice is, of few; of many it is who is quoted twice as much as an even share.', () => {
  const asked = [isTooOften(1, 1, 1), isTooOften(2, 6, 5), isTooOften(2, 5, 4)];
  expect(asked).toEqual([false, false, true]);
  expect([isTooOften(3, 16, 10), isTooOften(4, 16, 10), isTooOften(6, 17, 4)]).toEqual([false, true, true]);
});

test('Where everybody is quoted alike nobody is quoted too often, however many quotations there are.', () => {
  const chosen = Array.from({ length: 240 }, (_, i) => by(i % 12));
  expect(balanceOf(chosen, [], [1], CASES).tooOften).toEqual([]);
  const more = [...chosen, ...Array.from({ length: 30 }, () => by(3))];
  expect(balanceOf(more, [], [1], CASES).tooOften.map((one) => one.id)).toEqual([3]);
});

test('A participant quoted six times is named first, and a case that speaks without being quoted is named.', () => {
  const chosen = [...Array.from({ length: 6 }, () => by(7)), by(8)];
  const balance = balanceOf(chosen, [voice(7, 1, 9), voice(8, 1, 2), voice(9, 2, 4)], [1, 2], CASES);
  expect(balance.tooOften).toEqual([{ id: 7, times: 6, incidents: 9 }]);
  expect(balance.participants.map((one) => [one.id, one.times])).toEqual([
    [7, 6],
    [8, 1],
    [9, 0],
  ]);
  expect(balance.unheard.map((one) => one.id)).toEqual([2]);
  expect(balance.cases.map((one) => one.times)).toEqual([7, 0, 0]);
  expect(balance.roles).toEqual([
    { id: 1, times: 7, incidents: 15 },
    { id: 2, times: 0, incidents: 0 },
  ]);
});

test('A theme counts the quotations of everything below it, and is off where one participant is in all of them.', () => {
  const code = (id: number, parentId: number | null, level: Code['level']) =>
    [id, { id, parentId, level, position: id, retiredAt: null, name: `c${id}` } as Code] as const;
  const codes = new Map([
    code(1, null, 'theme'),
    code(2, 1, 'code'),
    code(3, 1, 'code'),
    code(4, null, 'code'),
  ]);
  const standings = ['chosen', 'chosen', 'candidate'] as const;
  const exemplars = new Map(
    standings.map((standing, i) => [i, { id: i, standing, checkedRevision: i } as Exemplar]),
  );
  const voices = [2, 3, 3].map((codeId, i): ExemplarVoice => ({
    exemplarId: i,
    codingId: i,
    codeId,
    participantId: 5,
    roleId: 1,
    caseId: 1,
  }));
  expect(themeRows(codes, exemplars, voices)).toMatchObject([
    { code: { id: 1 }, chosen: 2, candidates: 1, supplementary: 0, toLook: 1, isOff: true },
  ]);
});
