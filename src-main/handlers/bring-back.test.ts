import { expect, test } from 'vitest';
import { get, list } from '../db/rows.ts';
import { checkProject } from '../repositories/check.ts';
import { editText } from './testing/edits.ts';
import { FIRST_WORDS, smallStudy } from './testing/study.ts';
import { coded, named, now, orm, wordsOf } from './testing/tracing.ts';

test('A theme comes back with its codes, codings, exemplar and memo, and what was done since stays.', () => {
  const study = smallStudy();
  const theme = study.call('codes.add', { level: 'theme', name: 'Recognition', parentId: null });
  const one = coded(study, 'that bed', { name: 'saying it', parentId: theme.id });
  const exemplar = study.call('exemplars.add', { codingId: one.id });
  const memo = study.call('memos.add', {
    kind: 'theoretical',
    title: 'On recognition',
    plainText: 'More.',
    on: [{ target: 'code', targetId: theme.id }, { target: 'coding', targetId: one.id }],
  }); // prettier-ignore
  study.call('codes.remove', { ids: [theme.id], reason: 'too wide' });
  const removal = now(study);
  const later = coded(study, 'whole face', { name: 'the face' });
  const preview = study.call('trail.preview', { revision: removal });
  const done = study.call('trail.bringBack', { revision: removal });
  expect({ ...done, revision: 0 }).toEqual({ ...preview, revision: 0 });
  expect(done.counts).toEqual([
    { entity: 'code', count: 2 },
    { entity: 'coding', count: 1 },
    { entity: 'exemplar', count: 1 },
    { entity: 'memoLink', count: 2 },
  ]);
  expect(get(orm(study), 'coding', one.id)).toEqual(one);
  expect(get(orm(study), 'exemplar', exemplar.id)).toEqual(exemplar);
  expect(list(orm(study), 'memoLink').map((row) => row.memoId)).toEqual([memo.id, memo.id]);
  expect(get(orm(study), 'coding', later.id)).toEqual(later);
  expect(checkProject(study.host.parts.db)).toEqual([]);
});

test('Bringing back twice, and what is there already, is refused and does nothing.', async () => {
  const study = smallStudy();
  const one = coded(study, 'that bed', { name: 'bed' });
  study.call('codings.remove', { ids: [one.id] });
  const removal = now(study);
  study.call('trail.bringBack', { revision: removal });
  expect(await study.refusal('trail.bringBack', { revision: removal })).toMatchObject({
    code: 'conflict',
    message: 'Everything that this change removed is there already.',
  });
  expect(await study.refusal('trail.bringBack', { revision: 1 })).toMatchObject({
    code: 'conflict',
    message: 'This change removed nothing that could be brought back.',
  });
  expect(now(study)).toBe(removal + 1);
});

test('A coding whose words were edited comes back on them, one whose words went comes back to needs review.', () => {
  const study = smallStudy();
  const [edited, lost] = [coded(study, 'in that bed', { name: 'a' }), coded(study, 'myself', { name: 'b' })];
  study.call('codings.remove', { ids: [edited.id, lost.id] });
  const removal = now(study);
  const at = FIRST_WORDS.indexOf('bed');
  const gone = FIRST_WORDS.indexOf(' myself');
  editText(study, study.first, [
    { at: 0, remove: 0, insert: 'Well. ' },
    { at, remove: 0, insert: 'hospital ' },
    { at: gone, remove: ' myself'.length, insert: '' },
  ]);
  const { notes } = study.call('trail.bringBack', { revision: removal });
  expect(wordsOf(study, edited.id)).toBe('in that hospital bed');
  const empty = get(orm(study), 'coding', lost.id);
  expect([empty.end - empty.start, empty.inScope]).toEqual([0, false]);
  expect(list(orm(study), 'review')).toMatchObject([
    { codingId: lost.id, reason: 'lost', oldWords: 'myself' },
  ]);
  expect(notes).toEqual([
    { is: 'edited', code: 'a', before: 'in that bed', after: 'in that hospital bed' },
    { is: 'lost', code: 'b', words: 'myself' },
  ]);
  expect(checkProject(study.host.parts.db)).toEqual([]);
});

test('A text that was edited and put back has not moved anything.', () => {
  const study = smallStudy();
  const one = coded(study, 'myself', { name: 'a' });
  study.call('codings.remove', { ids: [one.id] });
  const removal = now(study);
  editText(study, study.first, [{ at: FIRST_WORDS.indexOf('myself'), remove: 6, insert: '' }]);
  study.call('history.undo', {});
  expect(study.call('trail.bringBack', { revision: removal }).notes).toEqual([]);
  expect(get(orm(study), 'coding', one.id)).toEqual(one);
});

test('A merged code comes back with its definition; what stands where the merge put it goes back, or stays when told.', () => {
  for (const withMoved of [true, false]) {
    const study = smallStudy();
    const [a, b] = [coded(study, 'that bed', { name: 'a' }), coded(study, 'whole face', { name: 'b' })];
    const double = coded(study, 'whole face', { id: a.codeId });
    const elsewhere = coded(study, 'straight', { id: a.codeId });
    study.call('codes.update', { ids: [a.codeId], patch: { shortDefinition: 'What a is.' } });
    study.call('codes.merge', { ids: [a.codeId], into: b.codeId });
    const merge = now(study);
    const c = study.call('codes.add', { name: 'c' });
    study.call('codings.update', { id: elsewhere.id, codeId: c.id });
    const { moved } = study.call('trail.bringBack', { revision: merge, withMoved });
    expect(moved).toBe(withMoved ? 1 : 0);
    expect(named(study, 'a')?.shortDefinition).toBe('What a is.');
    expect(get(orm(study), 'coding', double.id).codeId).toBe(a.codeId);
    expect(get(orm(study), 'coding', a.id).codeId).toBe(withMoved ? a.codeId : b.codeId);
    expect(get(orm(study), 'coding', elsewhere.id).codeId).toBe(c.id);
    expect(checkProject(study.host.parts.db)).toEqual([]);
  }
});

test('A code finds its name taken, its parent gone and its level too high, and comes back all the same.', () => {
  const study = smallStudy();
  const domain = study.call('codes.add', { level: 'domain', name: 'D', parentId: null });
  const theme = study.call('codes.add', { level: 'theme', name: 'T', parentId: domain.id });
  const category = study.call('codes.add', { level: 'category', name: 'C', parentId: theme.id });
  study.call('codes.remove', { ids: [category.id] });
  const removal = now(study);
  study.call('codes.remove', { ids: [theme.id] });
  study.call('codes.update', { ids: [domain.id], patch: { level: 'category' } });
  study.call('codes.add', { level: 'code', name: 'c', parentId: domain.id });
  const { notes } = study.call('trail.bringBack', { revision: removal });
  expect(notes).toEqual([
    { is: 'placed', name: 'C', under: 'D' },
    { is: 'renamed', name: 'C', to: 'C (2)' },
  ]);
  expect(named(study, 'C (2)')).toMatchObject({ parentId: domain.id, level: 'category' });
  study.call('history.undo', {});
  study.call('codes.update', { ids: [domain.id], patch: { level: 'code' } });
  expect(study.call('trail.bringBack', { revision: removal }).notes).toContainEqual({
    is: 'lowered',
    name: 'C',
    level: 'code',
  });
});

test('A coding brings the code back that it needs; an exemplar says what has to come back first.', async () => {
  const study = smallStudy();
  const one = coded(study, 'that bed', { name: 'bed' });
  const { id } = study.call('exemplars.add', { codingId: one.id });
  study.call('exemplars.remove', { id });
  const unstarred = now(study);
  study.call('codings.remove', { ids: [one.id] });
  const uncoded = now(study);
  study.call('codes.remove', { ids: [one.codeId] });
  expect(await study.refusal('trail.bringBack', { revision: unstarred })).toEqual({
    code: 'conflict',
    message: 'It stood on a coding that has gone since. Bring back “Removed a coding of “bed”” first.',
  });
  expect(study.call('trail.bringBack', { revision: uncoded }).notes).toEqual([
    { is: 'withCode', name: 'bed' },
  ]);
  study.call('trail.bringBack', { revision: unstarred });
  expect(get(orm(study), 'exemplar', id).codingId).toBe(one.id);
});

test('A transcript comes back with its turns, regions and codings, and its words are found again.', () => {
  const study = smallStudy();
  const one = coded(study, 'that bed', { name: 'bed' });
  study.call('transcripts.remove', { ids: [study.first] });
  const removal = now(study);
  expect(study.call('search.words', { query: 'whole face' })).toEqual([]);
  study.call('trail.bringBack', { revision: removal });
  expect(wordsOf(study, one.id)).toBe('that bed');
  expect(study.call('search.words', { query: 'whole face' })).toHaveLength(1);
  expect(checkProject(study.host.parts.db)).toEqual([]);
});

test('A region comes back only where no other region has come to be.', () => {
  const study = smallStudy();
  const region = list(orm(study), 'region')[0];
  study.call('regions.remove', { id: region?.id ?? 0 });
  const removal = now(study);
  study.call('regions.add', { transcriptId: study.second, start: 0, end: 4, name: 'new', inScope: true });
  expect(study.call('trail.bringBack', { revision: removal }).notes).toEqual([
    { is: 'cut', name: 'Structured part' },
  ]);
  expect(list(orm(study), 'region').map(({ start, end }) => [start, end])).toContainEqual([4, 12]);
  expect(checkProject(study.host.parts.db)).toEqual([]);
});

test('A case comes back with its participants, who are bound again; a code that is taken is said.', async () => {
  const study = smallStudy();
  const [studyCase] = list(orm(study), 'studyCase');
  const before = list(orm(study), 'speaker');
  study.call('cases.remove', { id: studyCase?.id ?? 0 });
  const removal = now(study);
  const other = study.call('cases.add', { code: 'PAR1' });
  expect(await study.refusal('trail.bringBack', { revision: removal })).toMatchObject({
    code: 'conflict',
    message: 'There is a case PAR1 already. Rename that one first, then bring this one back.',
  });
  study.call('cases.update', { id: other.id, code: 'PAR9' });
  study.call('trail.bringBack', { revision: removal });
  expect(list(orm(study), 'speaker')).toEqual(before);
  expect(list(orm(study), 'transcript').map((row) => row.caseId)).toEqual([studyCase?.id, studyCase?.id]);
});
