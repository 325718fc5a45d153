import type { ExemplarStanding, Id } from '@shared/contract/index.ts';
import { expect, test } from 'vitest';
import { list } from '../db/rows.ts';
import { dump, smallStudy, type SmallStudy } from './testing/study.ts';

/** A theme with a code on four passages of the first transcript and one, in scope, of the second. */
function quoted(standings: (ExemplarStanding | null)[]) {
  const study = smallStudy();
  const theme = study.call('codes.add', { name: 'T', level: 'theme' });
  const one = study.call('codes.add', { name: 'one', parentId: theme.id });
  const codings = [0, 5, 10, 15].map((start) =>
    study.call('codings.add', { transcriptId: study.first, start, end: start + 20, code: { id: one.id } }),
  );
  codings.push(
    study.call('codings.add', { transcriptId: study.second, start: 20, end: 40, code: { id: one.id } }),
  );
  const exemplars = standings.map((standing, i) =>
    standing ? study.call('exemplars.add', { codingId: codings[i]!.id, standing }).id : 0,
  );
  return { study, theme, one, codings, exemplars };
}
const lane = (study: SmallStudy, standing: ExemplarStanding): Id[] =>
  list(study.host.parts.db.orm, 'exemplar')
    .filter((row) => row.standing === standing)
    .sort((a, b) => a.rank - b.rank || a.id - b.id)
    .map((row) => row.id);

test('A quotation is put before another of its lane, or last, and only its own rank is written.', () => {
  const { study, theme, exemplars } = quoted(['chosen', 'chosen', 'chosen']);
  const [a, b, c] = exemplars as [Id, Id, Id];
  const put = (id: Id, beforeId: Id | null) =>
    study.call('exemplars.rank', { id, codeId: theme.id, standing: 'chosen', beforeId });
  put(c, b);
  expect(lane(study, 'chosen')).toEqual([a, c, b]);
  expect(study.broadcasts.at(-1)?.change.diff).toMatchObject([{ op: 'update', table: 'exemplar', id: c }]);
  put(a, null);
  expect(lane(study, 'chosen')).toEqual([c, b, a]);
});

test('Put between the same two a hundred times, quotations keep their order, and undo brings each place back.', () => {
  const { study, theme, exemplars } = quoted(['chosen', 'chosen', 'chosen', 'chosen']);
  const [a, b] = exemplars as [Id, Id];
  let [, , c, d] = exemplars as [Id, Id, Id, Id];
  const before = dump(study.host.parts.db);
  for (let i = 0; i < 100; i++) {
    study.call('exemplars.rank', { id: d, codeId: theme.id, standing: 'chosen', beforeId: c });
    expect(lane(study, 'chosen')).toEqual([a, b, d, c]);
    [c, d] = [d, c];
  }
  for (let i = 0; i < 100; i++) study.call('history.undo', {});
  expect(dump(study.host.parts.db)).toEqual(before);
  expect(lane(study, 'chosen')).toEqual(exemplars);
});

test('A quotation changes its lane and its place at once, and is refused a neighbour of another lane or theme.', async () => {
  const { study, theme, exemplars } = quoted(['chosen', 'candidate', 'chosen']);
  const [a, b, c] = exemplars as [Id, Id, Id];
  const rank = { id: b, codeId: theme.id, standing: 'chosen' as const };
  study.call('exemplars.rank', { ...rank, beforeId: a });
  expect(lane(study, 'chosen')).toEqual([b, a, c]);
  expect(study.broadcasts.at(-1)?.change.label).toBe('Put a quotation of “one” to the chosen');
  study.call('exemplars.setStanding', { ids: [a, c], standing: 'supplementary', reason: 'One is enough.' });
  expect(lane(study, 'supplementary')).toEqual([a, c]);
  expect((await study.refusal('exemplars.rank', { ...rank, beforeId: a })).code).toBe('conflict');
  const other = study.call('codes.add', { name: 'U', level: 'theme' });
  expect((await study.refusal('exemplars.rank', { ...rank, codeId: other.id })).code).toBe('invalid');
});

test('A quotation is refused a neighbour that is of the lane but of another theme; nothing is written.', async () => {
  const { study, theme, exemplars, codings } = quoted(['chosen', 'chosen', null, null, 'chosen']);
  const other = study.call('codes.add', { name: 'elsewhere' });
  study.call('codings.update', { id: codings[4]!.id, codeId: other.id });
  const before = dump(study.host.parts.db);
  const rank = { id: exemplars[1], codeId: theme.id, standing: 'chosen', beforeId: exemplars[4] };
  expect((await study.refusal('exemplars.rank', rank)).code).toBe('conflict');
  expect(dump(study.host.parts.db)).toEqual(before);
});

test('The board has every exemplar of a theme by rank, and everybody who could be quoted.', () => {
  const { study, theme, codings } = quoted(['chosen', 'candidate']);
  const board = study.call('exemplars.board', { codeId: theme.id });
  expect(board.exemplars.map((one) => one.coding.id)).toEqual(codings.slice(0, 2).map((one) => one.id));
  expect(board.voices.map((voice) => [voice.roleId, voice.incidents])).toEqual([
    [1, 4],
    [2, 1],
  ]);
  expect(study.call('exemplars.voices', {})).toMatchObject([
    { codingId: codings[0]!.id, roleId: 1 },
    { codingId: codings[1]!.id, roleId: 1 },
  ]);
});

test('Incidents that are no exemplars yet are found by role, length, code and negative case.', () => {
  const { study, theme, codings, one } = quoted(['chosen']);
  const found = (more: object) =>
    study.call('exemplars.find', { codeId: theme.id, ...more }).incidents.map((row) => row.coding.id);
  const ids = codings.map((row) => row.id);
  expect(found({})).toEqual(ids.slice(1));
  expect(found({ roleId: 2 })).toEqual([ids[4]]);
  expect(found({ underId: one.id, limit: 2, skip: 1 })).toEqual(ids.slice(2, 4));
  study.call('codings.update', { id: ids[2]!, isNegativeCase: true });
  expect(found({ isNegativeCase: true })).toEqual([ids[2]]);
  expect(found({ fromWords: 100 })).toEqual([]);
  expect(found({ toWords: 100 })).toEqual(ids.slice(1));
});

test('The codebook has the chosen, the supplementary apart from them, and candidates never.', () => {
  const { study, codings } = quoted(['chosen', 'candidate', 'supplementary']);
  const [theme] = study.call('codebook.read', {}).nodes;
  const node = theme!.children[0]!;
  expect(node.exemplars.map((one) => one.codingId)).toEqual([codings[0]!.id]);
  expect(node.supplementary.map((one) => one.codingId)).toEqual([codings[2]!.id]);
  expect(study.call('project.stats', {}).exemplars).toBe(2);
});

test('Where merged codings are both exemplars, what is only a candidate makes way for what was chosen.', () => {
  const { study, codings } = quoted(['candidate']);
  const two = study.call('codes.add', { name: 'two' });
  const same = study.call('codings.add', {
    transcriptId: study.first,
    start: 0,
    end: 20,
    code: { id: two.id },
  });
  study.call('exemplars.add', { codingId: same.id });
  study.call('codes.merge', { ids: [two.id], into: codings[0]!.codeId });
  expect(list(study.host.parts.db.orm, 'exemplar')).toMatchObject([
    { codingId: codings[0]!.id, standing: 'chosen' },
  ]);
});

test('Who speaks of a theme is counted in scope and in use: out of scope and what is retired below are left out.', () => {
  const { study, theme, one, codings } = quoted([]);
  const people = (codeId: Id) =>
    study.call('exemplars.board', { codeId }).voices.map((voice) => [voice.participantId, voice.incidents]);
  expect(people(theme.id)).toEqual([
    [1, 4],
    [2, 1],
  ]);
  // The first twelve of the second transcript are out of scope.
  study.call('codings.add', { transcriptId: study.second, start: 0, end: 8, code: { id: theme.id } });
  study.call('codings.remove', { ids: [codings[0]!.id] });
  expect(people(theme.id)).toEqual([
    [1, 3],
    [2, 1],
  ]);
  study.call('codes.retire', { ids: [one.id] });
  expect(people(theme.id)).toEqual([]);
  expect(people(one.id)).toHaveLength(2);
});
