import type { Code, CodeLevel, Id } from '@shared/contract/index.ts';
import { expect, test } from 'vitest';
import { list } from '../db/rows.ts';
import { dump, FIRST_WORDS, smallStudy, type SmallStudy } from './testing/study.ts';

const add = (study: SmallStudy, name: string, parentId: Id | null = null, level: CodeLevel = 'code') =>
  study.call('codes.add', { name, parentId, level });
const code = (study: SmallStudy, id: Id): Code =>
  list(study.host.parts.db.orm, 'code').find((row) => row.id === id)!;
const codeWith = (study: SmallStudy, id: Id, start: number, end: number, transcriptId = study.first) =>
  study.call('codings.add', { transcriptId, start, end, code: { id } });
const names = (study: SmallStudy, parentId: Id | null) =>
  list(study.host.parts.db.orm, 'code')
    .filter((row) => row.parentId === parentId)
    .sort((a, b) => a.position - b.position)
    .map((row) => row.name);

test('A new code is last among its siblings, open, and of a colour nothing else has yet.', () => {
  const study = smallStudy();
  const one = add(study, 'saying I’m one too');
  const two = add(study, 'delight at recognition');
  expect(two).toMatchObject({ level: 'code', origin: 'open', parentId: null, retiredAt: null });
  expect(two.position).toBeGreaterThan(one.position);
  expect(two.color).toMatch(/^#[0-9a-f]{6}$/);
  expect(two.color).not.toBe(one.color);
});

test('A name that a sibling has is refused whatever its case, and allowed in another place.', async () => {
  const study = smallStudy();
  const theme = add(study, 'Trust', null, 'theme');
  add(study, 'Being asked');
  expect(await study.refusal('codes.add', { name: 'being asked' })).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('being asked'),
  });
  expect(add(study, 'being asked', theme.id).parentId).toBe(theme.id);
});

test('A theme cannot stand under a code, nor a domain under a theme.', async () => {
  const study = smallStudy();
  const one = add(study, 'leaning in');
  const theme = add(study, 'Trust', null, 'theme');
  for (const [parentId, level] of [
    [one.id, 'theme'],
    [theme.id, 'domain'],
  ] as const)
    expect((await study.refusal('codes.add', { name: 'x', parentId, level })).code).toBe('conflict');
});

test('Two siblings cannot be given one name in one change.', async () => {
  const study = smallStudy();
  const ids = [add(study, 'a').id, add(study, 'b').id];
  expect((await study.refusal('codes.update', { ids, patch: { name: 'both' } })).code).toBe('conflict');
  expect(names(study, null)).toEqual(['a', 'b']);
});

test('A parent and its child change level together when the two fit each other.', () => {
  const study = smallStudy();
  const outer = add(study, 'outer', null, 'category');
  const inner = add(study, 'inner', outer.id, 'category');
  study.call('codes.update', { ids: [outer.id, inner.id], patch: { level: 'code' } });
  expect([code(study, outer.id).level, code(study, inner.id).level]).toEqual(['code', 'code']);
});

test('A definition is kept with its reason in the log, and undo brings the old one back.', () => {
  const study = smallStudy();
  const { id } = add(study, 'being asked');
  study.call('codes.update', {
    ids: [id],
    patch: { fullDefinition: 'Drawn out by the other.' },
    reason: 'Too wide.',
  });
  expect(study.broadcasts.at(-1)?.change.reason).toBe('Too wide.');
  expect(study.call('history.undo', {}).label).toBe('Changed “being asked”');
  expect(code(study, id).fullDefinition).toBe('');
});

test('Several codes move together, keep their order, and stand before the one they were dropped on.', () => {
  const study = smallStudy();
  const theme = add(study, 'Trust', null, 'theme');
  const [a, b, c] = ['a', 'b', 'c'].map((name) => add(study, name));
  add(study, 'last', theme.id);
  const last = list(study.host.parts.db.orm, 'code').find((row) => row.name === 'last')!;
  study.call('codes.move', { ids: [c!.id, a!.id], parentId: theme.id, beforeId: last.id });
  expect(names(study, theme.id)).toHaveLength(3);
  expect(names(study, theme.id).at(-1)).toBe('last');
  expect(names(study, null)).toContain(b!.name);
});

test('A code cannot be moved under itself or under what is below it.', async () => {
  const study = smallStudy();
  const outer = add(study, 'outer', null, 'category');
  const inner = add(study, 'inner', outer.id, 'category');
  expect((await study.refusal('codes.move', { ids: [outer.id], parentId: inner.id })).code).toBe('conflict');
  expect((await study.refusal('codes.move', { ids: [outer.id], parentId: outer.id })).code).toBe('conflict');
});

test('Merging moves every coding, joins the same words of the same coder, and one undo takes it all back.', () => {
  const study = smallStudy();
  const [one, two, three] = ['one', 'two', 'three'].map((name) => add(study, name));
  codeWith(study, one!.id, 0, 20);
  codeWith(study, two!.id, 0, 20);
  codeWith(study, two!.id, 22, 51);
  codeWith(study, three!.id, 22, 51);
  const before = dump(study.host.parts.db);
  expect(study.call('codes.merge', { ids: [two!.id, three!.id], into: one!.id })).toEqual({
    moved: 1,
    joined: 2,
  });
  expect(names(study, null)).toEqual(['one']);
  const codings = list(study.host.parts.db.orm, 'coding');
  expect(codings.map((row) => [row.codeId, row.start, row.end])).toEqual([
    [one!.id, 0, 20],
    [one!.id, 22, 51],
  ]);
  expect(study.broadcasts.at(-1)?.change.label).toBe('Merged “two”, “three” into “one”');
  study.call('history.undo', {});
  expect(dump(study.host.parts.db)).toEqual(before);
});

test('An exemplar, a comment and a memo on a joined coding go over to the one that stays.', () => {
  const study = smallStudy();
  const [one, two] = ['one', 'two'].map((name) => add(study, name));
  const stays = codeWith(study, one!.id, 0, 20);
  const goes = codeWith(study, two!.id, 0, 20);
  study.call('exemplars.add', { codingId: goes.id });
  study.call('codings.update', { id: goes.id, comment: 'Said at once.', isNegativeCase: true });
  study.call('memos.add', {
    kind: 'theoretical',
    title: 't',
    plainText: 'p',
    on: [{ target: 'coding', targetId: goes.id }],
  });
  study.call('codes.merge', { ids: [two!.id], into: one!.id });
  const { orm } = study.host.parts.db;
  expect(list(orm, 'exemplar').map((row) => row.codingId)).toEqual([stays.id]);
  expect(list(orm, 'coding')).toMatchObject([
    { id: stays.id, comment: 'Said at once.', isNegativeCase: true },
  ]);
  expect(list(orm, 'memoLink').map((row) => row.targetId)).toEqual([stays.id]);
});

test('What stood under a merged code stands under the other, at a level that fits there.', () => {
  const study = smallStudy();
  const theme = add(study, 'Theme', null, 'theme');
  const category = add(study, 'Category', theme.id, 'category');
  const leaf = add(study, 'leaf', category.id);
  const target = add(study, 'target');
  study.call('codes.merge', { ids: [theme.id], into: target.id });
  expect(code(study, category.id)).toMatchObject({ parentId: target.id, level: 'code' });
  expect(code(study, leaf.id)).toMatchObject({ parentId: category.id, level: 'code' });
});

test('A code named twice in one call is counted, moved and deleted once, and comes back once.', () => {
  const study = smallStudy();
  const [one, two] = ['one', 'two'].map((name) => add(study, name));
  codeWith(study, two!.id, 0, 20);
  const before = dump(study.host.parts.db);
  expect(study.call('codes.merge', { ids: [two!.id, two!.id], into: one!.id }).moved).toBe(1);
  study.call('history.undo', {});
  expect(dump(study.host.parts.db)).toEqual(before);
  expect(study.call('codes.weigh', { ids: [two!.id, two!.id] })).toEqual({
    codes: 1,
    codings: 1,
    exemplars: 0,
  });
  study.call('codes.remove', { ids: [two!.id, two!.id] });
  study.call('history.undo', {});
  expect(dump(study.host.parts.db)).toEqual(before);
});

test('A code is not merged into itself, nor into one below it.', async () => {
  const study = smallStudy();
  const outer = add(study, 'outer', null, 'category');
  const inner = add(study, 'inner', outer.id);
  expect((await study.refusal('codes.merge', { ids: [outer.id], into: outer.id })).code).toBe('invalid');
  expect((await study.refusal('codes.merge', { ids: [outer.id], into: inner.id })).code).toBe('conflict');
});

test('Deleting says first what goes, takes everything below with it, and undo brings all of it back.', () => {
  const study = smallStudy();
  const theme = add(study, 'Theme', null, 'theme');
  const leaf = add(study, 'leaf', theme.id);
  codeWith(study, leaf.id, 0, 20);
  study.call('exemplars.add', { codingId: codeWith(study, leaf.id, 22, 51).id });
  const before = dump(study.host.parts.db);
  expect(study.call('codes.weigh', { ids: [theme.id] })).toEqual({ codes: 2, codings: 2, exemplars: 1 });
  expect(study.call('codes.remove', { ids: [theme.id] })).toEqual({ codes: 2, codings: 2 });
  expect(list(study.host.parts.db.orm, 'coding')).toEqual([]);
  expect(study.call('history.undo', {}).label).toBe('Deleted “Theme”');
  expect(dump(study.host.parts.db)).toEqual(before);
});

test('Incidents come in order of collection with words, identifier and total, a page at a time; those out of scope when asked.', () => {
  const study = smallStudy();
  const theme = add(study, 'Theme', null, 'theme');
  const leaf = add(study, 'leaf', theme.id);
  codeWith(study, leaf.id, 0, 7, study.second);
  codeWith(study, leaf.id, 22, 51);
  codeWith(study, theme.id, 0, 20);
  const alone = study.call('codes.incidents', { codeId: leaf.id, withOutOfScope: true });
  expect(alone.incidents.map((one) => [one.identifier, one.words])).toEqual([
    ['PAR1PW01', FIRST_WORDS.slice(22, 51)],
    ['PAR1SU01', 'It just'],
  ]);
  const inScope = study.call('codes.incidents', { codeId: leaf.id });
  expect([inScope.total, inScope.incidents.map((one) => one.identifier)]).toEqual([1, ['PAR1PW01']]);
  const all = { codeId: theme.id, withBelow: true, withOutOfScope: true };
  const page = study.call('codes.incidents', { ...all, limit: 1, skip: 1 });
  expect([page.total, page.incidents.map((one) => one.words)]).toEqual([3, [FIRST_WORDS.slice(22, 51)]]);
});
