import type { Id } from '@shared/contract/index.ts';
import { expect, test } from 'vitest';
import { editText } from './testing/edits.ts';
import { FIRST_WORDS, smallStudy } from './testing/study.ts';
import { coded, now } from './testing/tracing.ts';

test('A code’s story begins with somebody’s words and says what became of it and why, undone acts left out.', () => {
  const study = smallStudy();
  const theme = study.call('codes.add', { level: 'theme', name: 'T', parentId: null });
  const one = coded(study, 'that bed', { name: 'bed' });
  const two = coded(study, 'whole face', { name: 'face' });
  study.call('codes.update', { ids: [one.codeId], patch: { name: 'the bed' } });
  study.call('codes.update', { ids: [one.codeId], patch: { name: 'a slip' } });
  study.call('history.undo', {});
  study.call('codes.update', {
    ids: [one.codeId],
    patch: { fullDefinition: 'Lying there.' },
    reason: 'clearer',
  });
  study.call('codes.move', { ids: [one.codeId], parentId: theme.id });
  study.call('codes.merge', { ids: [two.codeId], into: one.codeId });
  study.call('comparisons.decide', {
    question: 'One thing?',
    basis: { codeIds: [one.codeId], withBelow: true, columns: 'role', rows: null, filter: {} },
    codingIds: [one.id, two.id],
    verdict: { is: 'different', split: [two.id], to: { add: { name: 'face again', parentId: null } } },
    reason: 'no',
  });
  study.call('codes.remove', { ids: [one.codeId] });
  const story = study.call('codes.story', { codeId: one.codeId });
  expect(story.isThere).toBe(false);
  expect(story.lines.map(({ parts, reason }) => [parts.map((part) => part.is), reason])).toEqual([
    [['created'], ''],
    [['renamed'], ''],
    [['defined'], 'clearer'],
    [['placed'], ''],
    [['took'], ''],
    [['gave', 'compared'], 'no'],
    [['removed'], ''],
  ]);
  expect(story.lines[0]?.parts[0]).toMatchObject({ from: { words: 'that bed', identifier: 'PAR1PW01' } });
  expect(story.lines[4]?.parts[0]).toMatchObject({ name: 'face', count: 1, merged: true });
  expect(study.call('codes.story', { codeId: two.codeId }).lines.at(-1)?.parts).toMatchObject([
    { is: 'gave', name: 'the bed', merged: true },
  ]);
});

test('A code that has gone is read as it was, its incidents in the words of the time.', async () => {
  const study = smallStudy();
  const one = coded(study, 'that bed', { name: 'bed' });
  const { at } = study.call('trail.list', { limit: 1 }).lines[0] ?? { at: '' };
  editText(study, study.first, [{ at: FIRST_WORDS.indexOf('bed'), remove: 3, insert: 'place' }]);
  study.call('codes.remove', { ids: [one.codeId] });
  study.call('transcripts.remove', { ids: [study.first] });
  const then = study.call('codes.asOf', { codeId: one.codeId, at });
  expect(then.code?.name).toBe('bed');
  expect(then.incidents).toMatchObject([{ id: one.id, words: 'that bed', isThere: false }]);
  expect(study.call('codes.asOf', { codeId: one.codeId, at: '2026-01-01' }).code).toBeNull();
  expect(await study.refusal('codes.asOf', { codeId: 9_999, at })).toMatchObject({ code: 'not_found' });
});

test('A code is read as of a day and of a change: its definition, place, members and incidents of that time.', () => {
  const study = smallStudy();
  const theme = study.call('codes.add', { level: 'theme', name: 'T', parentId: null });
  const category = study.call('codes.add', { level: 'category', name: 'C', parentId: theme.id });
  const code = { level: 'code', parentId: category.id } as const;
  const [one, two] = ['one', 'two'].map((name) => study.call('codes.add', { ...code, name }).id) as [Id, Id];
  const own = coded(study, 'that bed', { id: category.id });
  study.call('codes.update', { ids: [category.id], patch: { shortDefinition: 'As it was.' } });
  const day = study.call('trail.list', { limit: 1 }).lines[0]?.at.slice(0, 10) ?? '';
  const before = { revision: now(study) };

  // A month later: another member, another place, other words of it, and its incident goes to a member.
  study.host.parts.db.sqlite.prepare('update change set at = ?').run(`${day}T08:00:00.000Z`);
  const other = study.call('codes.add', { ...code, name: 'three' }).id;
  study.call('codes.move', { ids: [one], parentId: theme.id });
  study.call('codes.move', { ids: [category.id], parentId: null });
  study.call('codes.update', { ids: [category.id], patch: { name: 'C now', shortDefinition: 'As it is.' } });
  study.call('codings.update', { id: own.id, codeId: two });
  study.host.parts.db.sqlite
    .prepare('update change set at = ? where revision > ?')
    .run('2026-02-01T08:00:00.000Z', before.revision);

  for (const at of [day, before, '2026-01-31'] as const) {
    const then = study.call('codes.asOf', { codeId: category.id, at });
    expect(then).toMatchObject({ revision: before.revision, total: 1, path: ['T'] });
    expect(then.code).toMatchObject({ name: 'C', parentId: theme.id, shortDefinition: 'As it was.' });
    expect(then.children.map(({ id, level }) => [id, level])).toEqual([[one, 'code'], [two, 'code']]); // prettier-ignore
    expect(then.incidents).toMatchObject([{ id: own.id, words: 'that bed', isThere: true }]);
  }
  const today = study.call('codes.asOf', { codeId: category.id, at: '2026-02-01' });
  expect(today).toMatchObject({ revision: now(study), total: 0, path: [], incidents: [] });
  expect(today.code).toMatchObject({ name: 'C now', parentId: null, shortDefinition: 'As it is.' });
  expect(today.children.map(({ id }) => id)).toEqual([two, other]);
  // Its new code has the incident now, and had it not then.
  const ofTwo = (at: string) =>
    study.call('codes.asOf', { codeId: two, at }).incidents.map((incident) => incident.id);
  expect([ofTwo(day), ofTwo('2026-02-01')]).toEqual([[], [own.id]]);
});

test('Of two changes in the same millisecond each is a version of its own by its revision.', () => {
  const study = smallStudy();
  const { codeId } = coded(study, 'that bed', { name: 'bed' });
  for (const shortDefinition of ['One.', 'Two.'])
    study.call('codes.update', { ids: [codeId], patch: { shortDefinition } });
  const [second, first] = study.call('trail.list', { limit: 2 }).lines;
  study.host.parts.db.sqlite
    .prepare(
      'update change set at = (select at from change where revision = @first) where revision = @second',
    )
    .run({ first: first?.revision, second: second?.revision });
  const { lines } = study.call('codes.story', { codeId });
  const [one, two] = lines.slice(-2);
  expect(one?.at).toBe(two?.at);
  const saysAt = (at: string | { revision: number }) =>
    study.call('codes.asOf', { codeId, at }).code?.shortDefinition;
  expect([one, two].map((line) => saysAt({ revision: line?.revision ?? 0 }))).toEqual(['One.', 'Two.']);
  // A moment is its end.
  expect(saysAt(two?.at ?? '')).toBe('Two.');
});
