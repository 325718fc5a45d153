import { hashWords } from '@shared/text/words.ts';
import { expect, test } from 'vitest';
import { list } from '../db/rows.ts';
import { dump, FIRST_WORDS, SECOND_WORDS, smallStudy } from './testing/study.ts';

test('Words are coded with a new code in one change, which one undo takes back whole.', () => {
  const study = smallStudy();
  const before = dump(study.host.parts.db);
  const coding = study.call('codings.add', {
    transcriptId: study.first,
    start: 0,
    end: 20,
    code: { add: { name: 'telling straight', origin: 'in vivo' } },
  });
  expect(coding).toMatchObject({
    start: 0,
    end: 20,
    inScope: true,
    wordsHash: hashWords(FIRST_WORDS.slice(0, 20)),
  });
  expect(study.broadcasts.at(-1)).toMatchObject({
    change: { label: 'Coded “telling straight”' },
    counts: [{ codeId: coding.codeId, transcriptId: study.first, codings: 1 }],
    history: { undo: 'Coded “telling straight”', redo: null },
  });
  study.call('history.undo', {});
  expect(dump(study.host.parts.db)).toEqual(before);
});

test('The same words with the same code by the same coder are one coding, and no change.', () => {
  const study = smallStudy();
  const { id } = study.call('codes.add', { name: 'one' });
  const place = { transcriptId: study.first, start: 0, end: 20, code: { id } };
  const one = study.call('codings.add', place);
  const changes = study.broadcasts.length;
  expect(study.call('codings.add', place)).toEqual(one);
  expect(study.broadcasts).toHaveLength(changes);
});

test.each([
  ['empty', 4, 4, 'empty'],
  ['reversed', 9, 4, 'empty'],
  ['beyond the text', 0, 10_000, 'beyond'],
])('A passage that is %s is refused.', async (_what, start, end, message) => {
  const study = smallStudy();
  const { id } = study.call('codes.add', { name: 'one' });
  expect(
    await study.refusal('codings.add', { transcriptId: study.first, start, end, code: { id } }),
  ).toMatchObject({
    code: 'invalid',
    message: expect.stringContaining(message),
  });
});

test('A passage cannot begin or end inside a character outside the basic plane.', async () => {
  const study = smallStudy();
  const { id } = study.call('codes.add', { name: 'one' });
  const at = SECOND_WORDS.indexOf('👩');
  const cut = { transcriptId: study.second, start: 0, end: at + 1, code: { id } };
  expect((await study.refusal('codings.add', cut)).code).toBe('invalid');
  expect(study.call('codings.add', { ...cut, end: at }).wordsHash).toBe(hashWords(SECOND_WORDS.slice(0, at)));
});

test('A coding wholly out of scope is not counted, and is as soon as its end comes into scope.', () => {
  const study = smallStudy();
  const { id } = study.call('codes.add', { name: 'one' });
  const coding = study.call('codings.add', { transcriptId: study.second, start: 0, end: 7, code: { id } });
  expect(coding.inScope).toBe(false);
  expect(study.broadcasts.at(-1)?.counts).toEqual([{ codeId: id, transcriptId: study.second, codings: 0 }]);
  const moved = study.call('codings.update', { id: coding.id, end: 20 });
  expect(moved).toMatchObject({ inScope: true, wordsHash: hashWords(SECOND_WORDS.slice(0, 20)) });
  expect(study.broadcasts.at(-1)?.counts).toEqual([{ codeId: id, transcriptId: study.second, codings: 1 }]);
});

test('A coding is recoded, and both codes are counted again.', () => {
  const study = smallStudy();
  const [one, two] = ['one', 'two'].map((name) => study.call('codes.add', { name }));
  const coding = study.call('codings.add', {
    transcriptId: study.first,
    start: 0,
    end: 20,
    code: { id: one!.id },
  });
  study.call('codings.update', { id: coding.id, codeId: two!.id });
  const { change, counts } = study.broadcasts.at(-1)!;
  expect(change.label).toBe('Recoded as “two”');
  expect(counts.filter((row) => row.transcriptId === study.first)).toEqual(
    expect.arrayContaining([
      { codeId: one!.id, transcriptId: study.first, codings: 0 },
      { codeId: two!.id, transcriptId: study.first, codings: 1 },
    ]),
  );
});

test('A coding that is given a code its coder has given the same words becomes one with that coding, with all that stood on it.', () => {
  const study = smallStudy();
  const [one, two] = ['one', 'two'].map((name) => study.call('codes.add', { name }));
  const place = { transcriptId: study.first, start: 0, end: 20 };
  const coding = study.call('codings.add', { ...place, code: { id: one!.id } });
  const other = study.call('codings.add', { ...place, code: { id: two!.id } });
  const exemplar = study.call('exemplars.add', { codingId: coding.id });
  study.call('codings.update', { id: other.id, comment: 'quietly' });
  const memo = study.call('memos.add', {
    kind: 'reflexive',
    title: '',
    plainText: 'p',
    on: [{ target: 'coding', targetId: coding.id }],
  });
  const before = dump(study.host.parts.db);
  const stays = study.call('codings.update', { id: coding.id, codeId: two!.id, comment: 'laughing' });
  expect(stays).toEqual({ ...other, comment: 'quietly\nlaughing' });
  expect(study.broadcasts.at(-1)?.change.label).toBe('Recoded as “two”');
  const { orm } = study.host.parts.db;
  expect(list(orm, 'coding')).toEqual([stays]);
  expect(list(orm, 'exemplar')).toMatchObject([{ id: exemplar.id, codingId: other.id }]);
  expect(list(orm, 'memoLink')).toMatchObject([{ memoId: memo.id, targetId: other.id }]);
  study.call('history.undo', {});
  expect(dump(study.host.parts.db)).toEqual(before);
});

test('A boundary is not moved onto a coding of the same code, nor a coding given a retired code.', async () => {
  const study = smallStudy();
  const [one, two] = ['one', 'two'].map((name) => study.call('codes.add', { name }));
  const place = { transcriptId: study.first, start: 0, end: 20 };
  const coding = study.call('codings.add', { ...place, code: { id: one!.id } });
  study.call('codings.add', { ...place, start: 5, code: { id: one!.id } });
  expect((await study.refusal('codings.update', { id: coding.id, start: 5 })).code).toBe('conflict');
  study.call('codes.retire', { ids: [two!.id] });
  expect((await study.refusal('codings.update', { id: coding.id, codeId: two!.id })).code).toBe('conflict');
});

test('Codings are removed with what stands on them; one named twice goes, and comes back, once.', () => {
  const study = smallStudy();
  const { id } = study.call('codes.add', { name: 'one' });
  const coding = study.call('codings.add', { transcriptId: study.first, start: 0, end: 20, code: { id } });
  study.call('exemplars.add', { codingId: coding.id });
  study.call('memos.add', {
    kind: 'reflexive',
    title: '',
    plainText: 'p',
    on: [{ target: 'coding', targetId: coding.id }],
  });
  const before = dump(study.host.parts.db);
  expect(study.call('codings.remove', { ids: [coding.id, coding.id] })).toEqual({ removed: 1 });
  const { orm } = study.host.parts.db;
  expect([list(orm, 'coding'), list(orm, 'exemplar'), list(orm, 'memoLink')]).toEqual([[], [], []]);
  study.call('history.undo', {});
  expect(dump(study.host.parts.db)).toEqual(before);
});

test('When a boundary moves, an exemplar goes on saying what it said, and loses only what left the passage.', async () => {
  const study = smallStudy();
  const { id } = study.call('codes.add', { name: 'one' });
  const coding = study.call('codings.add', { transcriptId: study.first, start: 7, end: 52, code: { id } });
  const words = FIRST_WORDS.slice(7, 52);
  const cut = words.indexOf('straight, I have ');
  const exemplar = study.call('exemplars.add', {
    codingId: coding.id,
    rendition: { cuts: [{ start: cut, end: cut + 'straight, I have '.length, with: null }] },
  });
  const quotation = () => study.call('codings.read', { ids: [coding.id] })[0]!.quotation;
  const said = quotation();
  study.call('codings.update', { id: coding.id, start: 0 });
  expect(quotation()).toBe(`I tell ${said}`);
  study.call('codings.update', { id: coding.id, start: FIRST_WORDS.indexOf('I have') });
  expect(study.call('codings.read', { ids: [coding.id] })[0]!.exemplarId).toBe(exemplar.id);
  expect(await study.refusal('exemplars.remove', { id: 999 })).toMatchObject({ code: 'not_found' });
  study.call('history.undo', {});
  expect(quotation()).toBe(`I tell ${said}`);
});
