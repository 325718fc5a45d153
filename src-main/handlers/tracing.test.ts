import type { Id } from '@shared/contract/index.ts';
import { expect, test } from 'vitest';
import { get, list } from '../db/rows.ts';
import { readDocx } from '../export/testing/docx.ts';
import { checkProject } from '../repositories/check.ts';
import { editText } from './testing/edits.ts';
import { FIRST_WORDS, smallStudy, type SmallStudy } from './testing/study.ts';

const orm = (study: SmallStudy) => study.host.parts.db.orm;
const now = (study: SmallStudy) => study.host.parts.revision();
const codes = (study: SmallStudy) => list(orm(study), 'code');
const named = (study: SmallStudy, name: string) => codes(study).find((row) => row.name === name);
/** Codes words of the first transcript, with a code that is made for them. */
const coded = (study: SmallStudy, words: string, code: { id: Id } | { name: string; parentId?: Id }) => {
  const start = FIRST_WORDS.indexOf(words);
  return study.call('codings.add', {
    transcriptId: study.first,
    start,
    end: start + words.length,
    code: 'id' in code ? code : { add: code },
  });
};
const wordsOf = (study: SmallStudy, id: Id) => {
  const row = get(orm(study), 'coding', id);
  return get(orm(study), 'transcript', row.transcriptId).text.slice(row.start, row.end);
};

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

test('The trail is filtered by code with what was below it, by kind, coder, day and words, page by page.', () => {
  const study = smallStudy();
  const theme = study.call('codes.add', { level: 'theme', name: 'T', parentId: null });
  const below = study.call('codes.add', { name: 'below', parentId: theme.id });
  study.call('codes.update', {
    ids: [below.id],
    patch: { useWhen: 'Always' },
    reason: 'said so in the meeting',
  });
  study.call('codes.move', { ids: [below.id], parentId: null });
  study.call('codes.add', { name: 'other' });
  study.call('history.undo', {});
  const kinds = (input: object) => study.call('trail.list', input).lines.map((line) => line.kind);
  expect(kinds({ codeId: theme.id })).toEqual(['codes.move', 'codes.update', 'codes.add', 'codes.add']);
  expect(kinds({ groups: ['definitions'] })).toEqual(['codes.update']);
  expect(kinds({ groups: ['codes'] })).not.toContain('codes.update');
  expect(kinds({ query: 'IN THE MEETING' })).toEqual(['codes.update']);
  expect(kinds({ query: '%' })).toEqual([]);
  expect(kinds({ from: '2026-01-02' })).toEqual([]);
  expect(kinds({ to: '2026-01-01' })).toHaveLength(now(study));
  const undone = study.call('trail.list', {}).lines.slice(0, 2);
  expect(undone.map(({ origin, isUndone }) => [origin, isUndone])).toEqual([
    ['undo', false],
    ['user', true],
  ]);
  const first = study.call('trail.list', { limit: 3 });
  const second = study.call('trail.list', { limit: 3, before: first.next ?? 0 });
  expect(second.lines[0]?.revision).toBe(now(study) - 3);
});

test('The trail is narrowed to what one coder did, also together with a code and in its files.', async () => {
  const study = smallStudy();
  const first = study.host.parts.coder.id();
  const mine = coded(study, 'that bed', { name: 'bed' });
  const { id: second } = study.call('coders.add', { name: 'Other', initials: 'R2', color: '#8a5a00' });
  study.call('coders.choose', { id: second });
  const theirs = coded(study, 'whole face', { name: 'face' });
  study.call('codes.update', { ids: [mine.codeId], patch: { useWhen: 'Always' } });
  study.call('coders.choose', { id: first });
  study.call('codes.update', { ids: [theirs.codeId], patch: { useWhen: 'Never' } });
  const of = (input: object) =>
    study.call('trail.list', input).lines.map(({ kind, coderId }) => [kind, coderId]);
  expect(of({ coderId: second })).toEqual([
    ['codes.update', second],
    ['codings.add', second],
  ]);
  expect(of({ coderId: second, codeId: mine.codeId })).toEqual([['codes.update', second]]);
  expect(of({ coderId: second, codeId: theirs.codeId })).toEqual([['codings.add', second]]);
  expect(of({ coderId: first }).map(([, coderId]) => coderId)).not.toContain(second);
  expect(of({ coderId: first })).toHaveLength(now(study) - 2);
  // Page by page too.
  const { lines, next } = study.call('trail.list', { coderId: second, limit: 1 });
  expect(lines).toHaveLength(1);
  expect(of({ coderId: second, limit: 1, before: next ?? 0 })).toEqual([['codings.add', second]]);
  const { bytes } = await Promise.resolve(study.call('export.audit', { format: 'json', coderId: second }));
  const json = JSON.parse(new TextDecoder().decode(bytes)) as { entries: { coder: string }[] };
  expect(json.entries.map((entry) => entry.coder)).toEqual(['R2', 'R2']);
});

test('An entry says what it touched before and after, in words.', () => {
  const study = smallStudy();
  const theme = study.call('codes.add', { level: 'theme', name: 'T', parentId: null });
  const one = coded(study, 'that bed', { name: 'bed' });
  const read = () => study.call('trail.read', { revision: now(study) });
  expect(read().parts).toMatchObject([
    { entity: 'code', name: 'bed', done: 'added' },
    { entity: 'coding', name: 'bed', words: 'that bed', identifier: 'PAR1PW01', isThere: true },
  ]);
  study.call('codes.move', { ids: [one.codeId], parentId: theme.id });
  expect(read().parts[0]?.fields).toContainEqual({ field: 'parentId', before: '', after: 'T' });
  study.call('codings.update', { id: one.id, end: one.end + 7 });
  expect(read().parts[0]?.fields).toEqual([{ field: 'words', before: 'that bed', after: 'that bed myself' }]);
  editText(study, study.first, [{ at: 0, remove: 1, insert: 'Me, I' }]);
  expect(read().parts.find((part) => part.entity === 'transcript')?.fields).toEqual([
    { field: 'text', before: '', after: 'Me, ' },
  ]);
  study.call('codes.remove', { ids: [theme.id] });
  expect(read()).toMatchObject({
    gone: 3,
    counts: expect.arrayContaining([{ entity: 'code', done: 'removed', count: 2 }]) as unknown,
  });
  expect(read().parts.find((part) => part.entity === 'coding')).toMatchObject({
    words: 'that bed myself',
    isThere: false,
    at: null,
  });
});

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

test('The trail is narrowed to moments, since a day is another elsewhere; both ends are included.', () => {
  const study = smallStudy();
  for (const name of ['one', 'two', 'three']) study.call('codes.add', { name });
  const { lines } = study.call('trail.list', { limit: 3 });
  const [third, second, first] = lines;
  const listed = (filter: { from?: string; to?: string }) =>
    study.call('trail.list', { ...filter, limit: 10 }).lines.map((line) => line.revision);
  expect(listed({ from: second?.at ?? '', to: second?.at ?? '' })).toEqual([second?.revision]);
  expect(listed({ from: second?.at ?? '' })).toEqual([third?.revision, second?.revision]);
  expect(listed({ from: first?.at ?? '', to: second?.at ?? '' })).toEqual([
    second?.revision,
    first?.revision,
  ]);
});

test('Evidence is followed from a theme to the words under it, and from words up to all that rests on them.', () => {
  const study = smallStudy();
  const theme = study.call('codes.add', { level: 'theme', name: 'T', parentId: null });
  const one = coded(study, 'that bed', { name: 'bed', parentId: theme.id });
  study.call('exemplars.add', { codingId: one.id });
  study.call('memos.add', {
    kind: 'reflexive',
    title: 'On it',
    plainText: '',
    on: [{ target: 'coding', targetId: one.id }],
  });
  study.call('comparisons.decide', {
    question: 'The same?',
    basis: { codeIds: [theme.id], withBelow: true, columns: 'role', rows: null, filter: {} },
    codingIds: [one.id],
    verdict: { is: 'same' },
  });
  const { parts } = study.host;
  parts.write({ kind: 'relations.add', label: 'Drew an arrow' }, (tx) => {
    const relation = tx.insert('relation', { guid: parts.newGuid(), fromCodeId: one.codeId, toCodeId: theme.id, type: 'leads to', origin: 'data', label: '' });
    tx.insert('relationEvidence', { relationId: relation.id, codingId: one.id, supports: true });
    const diagram = tx.insert('diagram', { guid: parts.newGuid(), name: 'Change model' });
    tx.insert('diagramEdge', { diagramId: diagram.id, relationId: relation.id, route: '' });
  }); // prettier-ignore
  const below = study.call('evidence.below', { codeId: theme.id });
  expect(below.codes).toMatchObject([
    { name: 'T', codings: 1, ownCodings: 0, exemplars: 1, participants: 1, cases: 1, roles: [{ prefix: 'PW', codings: 1 }] },
    { name: 'bed', codings: 1, ownCodings: 1 },
  ]); // prettier-ignore
  expect(below.incidents).toMatchObject([
    { words: 'that bed', identifier: 'PAR1PW01', quotation: 'that bed' },
  ]);
  const [up] = study.call('evidence.above', {
    transcriptId: study.first,
    start: one.start + 1,
    end: one.end + 3,
  }).codings;
  expect(up?.path.map((code) => code.name)).toEqual(['T', 'bed']);
  expect(up).toMatchObject({
    comparisons: [{ question: 'The same?', verdict: 'same' }],
    memos: [{ title: 'On it' }],
    relations: [{ from: 'bed', to: 'T', type: 'leads to', diagrams: ['Change model'] }],
  });
});

test('The trail leaves as csv, json, Word and Markdown: oldest first, no name of a coder unless asked, no formula run.', async () => {
  const study = smallStudy();
  study.call('codes.add', { name: '=HYPERLINK("x")' });
  study.call('codes.add', { name: 'b' });
  study.call('history.undo', {});
  study.call('memos.add', { kind: 'reflexive', title: 'x', plainText: '', on: [] });
  const coder = list(orm(study), 'coder')[0];
  const file = async (input: {
    format: 'csv' | 'json' | 'md' | 'docx';
    withNames?: boolean;
    query?: string;
  }) => (await Promise.resolve(study.call('export.audit', input))).bytes;
  const text = async (input: Parameters<typeof file>[0]) => new TextDecoder().decode(await file(input));
  const csv = await text({ format: 'csv' });
  expect(csv.split('\r\n')[0]).toContain('number,date,time,coder,about,done,reason,codes,state');
  expect(csv).toContain(`"'=HYPERLINK`);
  // The names of the columns, and no row that is empty.
  expect(await text({ format: 'csv', query: 'nothing says this' })).toMatch(/^[^\r\n]+\r\n$/);
  expect(csv).not.toContain(`,${coder?.name},`);
  expect(await text({ format: 'csv', withNames: true })).toContain(`,${coder?.name},`);
  const json = JSON.parse(await text({ format: 'json' })) as { entries: { number: number; state: string }[] };
  expect(json.entries.map((entry) => entry.number)).toEqual(json.entries.map((_, i) => i + 1));
  expect(json.entries.map((entry) => entry.state).filter((state) => state !== '')).toEqual([
    'undone',
    'undo',
  ]);
  expect(await text({ format: 'md', query: 'Wrote memo' })).toContain('## 1 January 2026');
  const { paragraphs, rows } = readDocx(await file({ format: 'docx' }));
  expect(paragraphs.filter((one) => one.style === 'Heading2').map((one) => one.text)).toEqual([
    '1 January 2026',
  ]);
  expect(rows).toHaveLength(json.entries.length + 1);
});

test('A row that one change takes out and puts back reads as changed, or as nothing where it is the same.', () => {
  const study = smallStudy();
  const [same, other] = [
    study.call('codes.add', { name: 'same' }),
    study.call('codes.add', { name: 'other' }),
  ];
  study.host.parts.write({ kind: 'test', label: 'Put back' }, (tx) => {
    tx.removeMany('code', [same.id, other.id]);
    tx.insertMany('code', [same, { ...other, useWhen: 'Now and then.' }]);
  });
  const entry = study.call('trail.read', { revision: now(study) });
  expect(entry.counts).toEqual([{ entity: 'code', done: 'changed', count: 1 }]);
  expect(entry.parts).toMatchObject([
    { id: other.id, done: 'changed', fields: [{ field: 'useWhen', before: '', after: 'Now and then.' }] },
  ]);
  study.host.parts.write({ kind: 'test', label: 'Put back and taken' }, (tx) => {
    tx.remove('code', same.id);
    tx.insertMany('code', [same]);
    tx.remove('code', same.id);
  });
  expect(study.call('trail.read', { revision: now(study) }).counts).toEqual([
    { entity: 'code', done: 'removed', count: 1 },
  ]);
});
