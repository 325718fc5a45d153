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
const undone = (study: SmallStudy, act: () => void) => {
  const before = dump(study.host.parts.db);
  act();
  study.call('history.undo', {});
  expect(dump(study.host.parts.db)).toEqual(before);
  study.call('history.redo', {});
};

test('A merge is previewed: what moves, what becomes one, what overlaps and stays two, and what comes along.', () => {
  const study = smallStudy();
  const [one, two] = ['one', 'two'].map((name) => add(study, name));
  codeWith(study, one!.id, 0, 20);
  const double = codeWith(study, two!.id, 0, 20);
  const near = codeWith(study, two!.id, 5, 40);
  codeWith(study, two!.id, 60, 80);
  add(study, 'same', one!.id);
  const child = add(study, 'same', two!.id);
  study.call('exemplars.add', { codingId: near.id });
  study.call('memos.add', { kind: 'theoretical', title: '', plainText: 'x', on: [{ target: 'code', targetId: two!.id }] }); // prettier-ignore
  expect(study.call('codes.mergePreview', { ids: [two!.id], into: one!.id })).toMatchObject({
    moved: 2,
    joined: {
      total: 1,
      passages: [{ codingId: double.id, words: FIRST_WORDS.slice(0, 20), identifier: 'PAR1PW01' }],
    },
    overlapping: { total: 1, pairs: [[{ words: FIRST_WORDS.slice(0, 20) }, { codingId: near.id }]] },
    memos: 1,
    exemplars: 1,
    exemplarsLost: 0,
    children: [{ id: child.id, name: 'same', newName: 'same (2)' }],
  });
});

test('A merge takes over what the merged codes say of themselves, in the fields asked for, once each.', () => {
  const study = smallStudy();
  const [one, two] = ['one', 'two'].map((name) => add(study, name));
  const say = (id: Id, useWhen: string) =>
    study.call('codes.update', { ids: [id], patch: { useWhen, avoidWhen: useWhen } });
  say(one!.id, 'Somebody tells.');
  say(two!.id, 'Somebody shows.');
  undone(study, () =>
    study.call('codes.merge', { ids: [two!.id], into: one!.id, takeOver: ['useWhen'], reason: 'one thing' }),
  );
  expect(code(study, one!.id)).toMatchObject({
    useWhen: 'Somebody tells.\n\nSomebody shows.',
    avoidWhen: 'Somebody tells.',
  });
});

test('Properties of one name and ends become one in a merge, and no incident loses its place.', () => {
  const study = smallStudy();
  const [one, two] = ['one', 'two'].map((name) => add(study, name, null, 'category'));
  const [here, there] = [one!, two!].map((row) =>
    study.call('properties.add', { codeId: row.id, name: 'Pace', lowEnd: 'slow', highEnd: 'fast' }),
  );
  const coding = codeWith(study, two!.id, 0, 20);
  study.call('propertyValues.set', { propertyId: there!.id, codingId: coding.id, place: 0.25 });
  undone(study, () => study.call('codes.merge', { ids: [two!.id], into: one!.id }));
  expect(study.call('propertyValues.ofCode', { codeId: one!.id }).values).toMatchObject([
    { propertyId: here!.id, codingId: coding.id, place: 0.25 },
  ]);
});

test('Incidents are split off to a new code beside or below, with what stands on them, in one change with its reason.', () => {
  const study = smallStudy();
  const category = add(study, 'C', null, 'category');
  const one = add(study, 'one', category.id);
  const [stays, goes] = [codeWith(study, one.id, 0, 20), codeWith(study, one.id, 22, 40)];
  const exemplar = study.call('exemplars.add', { codingId: goes.id });
  const split = (under: 'beside' | 'below', name: string, codingId: Id, id: Id) =>
    study.call('codes.split', { id, codingIds: [codingId], into: { name, under }, reason: 'two things' });
  let made = 0;
  undone(study, () => (made = split('beside', 'other', goes.id, one.id).codeId));
  expect(code(study, made)).toMatchObject({ parentId: category.id, level: 'code', name: 'other' });
  expect(study.broadcasts.at(-1)?.change.label).toBe('Split 1 incident of “one” off to “other”');
  expect(list(study.host.parts.db.orm, 'exemplar')).toMatchObject([{ id: exemplar.id, codingId: goes.id }]);
  expect(code(study, split('below', 'part', stays.id, one.id).codeId).parentId).toBe(one.id);
  expect(list(study.host.parts.db.orm, 'coding').map((row) => row.codeId)).not.toContain(one.id);
});

test('A split is refused for another code’s incidents, a taken name, and the code itself.', async () => {
  const study = smallStudy();
  const [one, two] = ['one', 'two'].map((name) => add(study, name));
  const mine = codeWith(study, one!.id, 0, 20);
  const other = codeWith(study, two!.id, 0, 20);
  const split = (codingId: Id, into: object) =>
    study.refusal('codes.split', { id: one!.id, codingIds: [codingId], into });
  expect((await split(other.id, { name: 'x', under: 'beside' })).code).toBe('invalid');
  expect((await split(mine.id, { id: one!.id })).code).toBe('invalid');
  expect(await split(mine.id, { name: 'Two', under: 'beside' })).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('“Two”'),
  });
  expect((await split(mine.id, { name: '  ', under: 'beside' })).code).toBe('invalid');
});

test('The origin of codes is changed in one step with its reason, which their history tells and undo takes back.', async () => {
  const study = smallStudy();
  const [one, two] = ['one', 'two'].map((name) => add(study, name));
  const ids = [one!.id, two!.id];
  expect(code(study, one!.id).origin).toBe('open');
  undone(study, () =>
    study.call('codes.update', { ids, patch: { origin: 'a priori' }, reason: 'From the guide.' }),
  );
  expect(ids.map((id) => code(study, id).origin)).toEqual(['a priori', 'a priori']);
  const story = () => study.call('codes.story', { codeId: one!.id }).lines;
  // What is done again is what was done: the history tells it once, with why.
  expect(story().at(-1)).toMatchObject({
    reason: 'From the guide.',
    parts: [{ is: 'changed', fields: [{ field: 'origin', before: 'open', after: 'a priori' }] }],
  });
  study.call('history.undo', {});
  expect(ids.map((id) => code(study, id).origin)).toEqual(['open', 'open']);
  expect(story().flatMap((line) => line.parts.map((part) => part.is))).toEqual(['created']);
  const refused = { ids, patch: { origin: 'invented' }, reason: '' };
  expect((await study.refusal('codes.update', refused)).code).toBe('invalid');
});

test('A category becomes a theme beside the theme that held it, and one undo puts it back.', () => {
  const study = smallStudy();
  const domain = add(study, 'D', null, 'domain');
  const theme = add(study, 'T', domain.id, 'theme');
  const category = add(study, 'C', theme.id, 'category');
  const below = add(study, 'a', category.id);
  undone(study, () =>
    study.call('codes.relevel', { ids: [category.id], level: 'theme', reason: 'It explains.' }),
  );
  expect(code(study, category.id)).toMatchObject({ level: 'theme', parentId: domain.id });
  expect(code(study, below.id).parentId).toBe(category.id);
});

test('A retired code keeps its codings and can be read, takes none, holds none, and comes back with what went with it.', async () => {
  const study = smallStudy();
  const category = add(study, 'C', null, 'category');
  const [one, early] = ['one', 'early'].map((name) => add(study, name, category.id));
  const coding = codeWith(study, one!.id, 0, 20);
  study.call('codes.retire', { ids: [early!.id] });
  undone(study, () => study.call('codes.retire', { ids: [category.id], reason: 'Not in use.' }));
  expect([category.id, one!.id].map((id) => code(study, id).retiredAt)).not.toContain(null);
  expect(study.call('codes.incidents', { codeId: category.id, withBelow: true }).incidents).toMatchObject([
    { coding: { id: coding.id } },
  ]);
  const refused = await Promise.all([
    study.refusal('codings.add', { transcriptId: study.first, start: 0, end: 5, code: { id: one!.id } }),
    study.refusal('codes.add', { name: 'x', parentId: category.id }),
    study.refusal('codes.move', { ids: [add(study, 'y').id], parentId: category.id }),
    study.refusal('codes.merge', { ids: [add(study, 'z').id], into: one!.id }),
  ]);
  for (const failure of refused)
    expect(failure).toMatchObject({ code: 'conflict', message: expect.stringContaining('is retired') });
  undone(study, () => study.call('codes.restore', { ids: [category.id] }));
  expect([category.id, one!.id].map((id) => code(study, id).retiredAt)).toEqual([null, null]);
  expect(code(study, early!.id).retiredAt).not.toBeNull();
});

test('A code whose name is taken by now is restored only by a number, and one whose parent stays retired comes up.', async () => {
  const study = smallStudy();
  const category = add(study, 'C', null, 'category');
  const one = add(study, 'one', category.id);
  study.call('codes.retire', { ids: [category.id] });
  add(study, 'ONE');
  expect(await study.refusal('codes.restore', { ids: [one.id] })).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('“one”'),
  });
  study.call('codes.restore', { ids: [one.id], numbered: true });
  expect(code(study, one.id)).toMatchObject({ name: 'one (2)', parentId: null, retiredAt: null });
});

test('A retired code is in the codebook only when it is asked for, marked, and counts for nothing above it.', () => {
  const study = smallStudy();
  const theme = add(study, 'T', null, 'theme');
  const one = add(study, 'one', theme.id);
  codeWith(study, one.id, 0, 20);
  study.call('codes.retire', { ids: [one.id] });
  const read = (withRetired: boolean) => study.call('codebook.read', { withRetired }).nodes;
  expect(read(false)).toMatchObject([{ name: 'T', codings: 0, children: [] }]);
  expect(read(true)).toMatchObject([
    { name: 'T', codings: 0, children: [{ name: 'one', isRetired: true, codings: 1 }] },
  ]);
});

test('A code belongs to groups beside its place, each group has one name, and a group goes without its codes.', async () => {
  const study = smallStudy();
  const [one, two] = ['one', 'two'].map((name) => add(study, name));
  const group = study.call('codeGroups.add', { name: 'Surprises', codeIds: [one!.id] });
  expect((await study.refusal('codeGroups.add', { name: 'surprises' })).code).toBe('conflict');
  expect(study.call('codeGroups.setMembers', { id: group.id, codeIds: [two!.id] })).toEqual({
    added: 1,
    removed: 1,
  });
  undone(study, () => study.call('codes.merge', { ids: [two!.id], into: one!.id }));
  expect(list(study.host.parts.db.orm, 'codeGroupMember')).toMatchObject([{ codeId: one!.id }]);
  undone(study, () => study.call('codeGroups.remove', { id: group.id }));
  expect(list(study.host.parts.db.orm, 'code')).toHaveLength(1);
  expect(list(study.host.parts.db.orm, 'codeGroupMember')).toEqual([]);
});

test('Incidents are placed on a property between its two ends, moved and taken off, each undone by name.', async () => {
  const study = smallStudy();
  const one = add(study, 'one', null, 'category');
  const coding = codeWith(study, one.id, 0, 20);
  const property = study.call('properties.add', { codeId: one.id, name: 'Pace', lowEnd: 'slow' });
  expect((await study.refusal('properties.add', { codeId: one.id, name: 'pace' })).code).toBe('conflict');
  const on = { propertyId: property.id, codingId: coding.id };
  expect((await study.refusal('propertyValues.set', { ...on, place: 1.2 })).code).toBe('invalid');
  study.call('propertyValues.set', { ...on, place: 0.2 });
  study.call('propertyValues.set', { ...on, place: 0.8 });
  expect(study.call('propertyValues.ofCode', { codeId: one.id })).toMatchObject({
    values: [{ ...on, place: 0.8 }],
    incidents: [{ coding: { id: coding.id }, identifier: 'PAR1PW01' }],
  });
  expect(study.call('history.undo', {}).label).toBe('Placed an incident on “Pace”');
  expect(study.call('propertyValues.ofCodings', { codingIds: [coding.id] })).toMatchObject([{ place: 0.2 }]);
  undone(study, () => study.call('properties.remove', { id: property.id }));
  expect(list(study.host.parts.db.orm, 'propertyValue')).toEqual([]);
});
