import { expect, test } from 'vitest';
import { whoSays } from './who.ts';

const voice = (
  participantId: number | null,
  caseId: number | null,
  roleId: number | null,
  incidents: number,
) => ({ participantId, caseId, roleId, incidents });

test('People of one role in one case are counted together, each once, and their codings summed.', () => {
  const who = whoSays([voice(1, 1, 1, 4), voice(2, 1, 1, 1), voice(3, 2, 1, 2), voice(4, 2, 2, 3)]);
  expect(Object.fromEntries(who.cells)).toEqual({
    '1 1': { people: 2, codings: 5 },
    '2 1': { people: 1, codings: 2 },
    '2 2': { people: 1, codings: 3 },
  });
  expect([who.people, who.cases, who.codings, [...who.roleIds]]).toEqual([4, 2, 10, [1, 2]]);
});

test('Words that are nobody’s, and those of somebody without a role, are in the sums and in no cell.', () => {
  const who = whoSays([voice(null, 1, null, 2), voice(null, null, null, 1), voice(5, 1, null, 3)]);
  expect([who.cells.size, who.people, who.cases, who.codings]).toEqual([0, 1, 1, 6]);
});
