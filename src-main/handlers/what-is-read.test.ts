import { expect, test } from 'vitest';
import { comparedStudy } from './testing/compared.ts';
import { bodyJson, memoWith, paragraph, textNode } from './testing/memos.ts';
import { readsDuring, timesRead } from './testing/reads.ts';
import { FIRST_WORDS, SECOND_WORDS, smallStudy } from './testing/study.ts';

test('A window starts, and a case is deleted, without a text being read.', () => {
  const study = smallStudy();
  const { sqlite } = study.host.parts.db;
  let titles: string[] = [];
  const reads = readsDuring(sqlite, () => {
    titles = study.call('project.snapshot', {}).transcript.map((row) => row.title);
  });
  expect(titles).toEqual(['PAR1PW01', 'PAR1SU01']);
  expect([FIRST_WORDS, SECOND_WORDS].map((text) => timesRead(reads, text))).toEqual([0, 0]);
  const removal = readsDuring(sqlite, () => study.call('cases.remove', { id: 1 }));
  expect([FIRST_WORDS, SECOND_WORDS].map((text) => timesRead(removal, text))).toEqual([0, 0]);
});

test('A search reads a text once, however many of its turns are found.', () => {
  const study = smallStudy();
  const half = FIRST_WORDS.indexOf('I have');
  study.host.parts.write({ kind: 'test', label: 'Test' }, (tx) => {
    tx.update('turn', 1, { end: half });
    tx.insert('turn', { transcriptId: study.first, start: half, end: FIRST_WORDS.length, speakerId: null, startsAtMs: null }); // prettier-ignore
  });
  let found: string[] = [];
  const reads = readsDuring(study.host.parts.db.sqlite, () => {
    found = study.call('search.words', { query: 'i' }).map((hit) => hit.words);
  });
  expect(found.filter((words) => words === 'I')).toHaveLength(2);
  expect(timesRead(reads, FIRST_WORDS)).toBe(1);
});

test('Comparisons are listed, and a code’s story told, without reading what was on the bench.', () => {
  const study = comparedStudy();
  study.decide({ is: 'same' }, [study.one.id, study.two.id], { question: 'Older?' });
  study.decide({ is: 'same' }, [study.one.id, study.two.id], { question: 'Newer?' });
  const { sqlite } = study.host.parts.db;
  const [basis] = sqlite.prepare('select basis from comparison').pluck().all() as string[];
  expect(basis).not.toBe('');
  let listed: string[] = [];
  const reads = readsDuring(sqlite, () => {
    listed = study.call('comparisons.list', { query: 'er?' }).comparisons.map((row) => row.question);
    study.call('codes.story', { codeId: study.asking.id });
  });
  expect(listed).toEqual(['Newer?', 'Older?']);
  expect(timesRead(reads, basis)).toBe(0);
});

test('A coding that gets another code is counted anew where it stands, and in no other transcript.', () => {
  const study = comparedStudy();
  study.call('codings.update', { id: study.two.id, codeId: study.telling.id });
  expect(study.broadcasts.at(-1)?.counts).toEqual([
    { codeId: study.telling.id, transcriptId: study.first, codings: 2 },
    { codeId: study.asking.id, transcriptId: study.first, codings: 1 },
  ]);
  study.call('codes.merge', { ids: [study.asking.id], into: study.telling.id });
  const counts = new Map(
    study.broadcasts.at(-1)?.counts.map((one) => [`${one.codeId} ${one.transcriptId}`, one.codings]),
  );
  expect(Object.fromEntries(counts)).toEqual({
    [`${study.asking.id} ${study.first}`]: 0,
    [`${study.asking.id} ${study.second}`]: 0,
    [`${study.telling.id} ${study.second}`]: 1,
  });
});

test('Bringing back a late version of a memo reads no save before it, and its history is the same as ever.', () => {
  const study = smallStudy();
  const memo = memoWith(study, paragraph(textNode('save 0')));
  for (let i = 1; i <= 20; i++)
    study.call('memos.update', { id: memo.id, body: bodyJson(paragraph(textNode(`save ${i}`))) });
  const revision = study.host.parts.revision() - 1;
  const [version] = study.call('memos.history', { id: memo.id });
  expect(version).toMatchObject({ plainText: 'save 20', saves: 21, revision: revision + 1 });
  const reads = readsDuring(study.host.parts.db.sqlite, () => {
    study.call('memos.restore', { id: memo.id, revision });
  });
  const diffs = reads.flatMap(({ rows }) => rows.flat()).filter((value) => String(value).includes('save 1'));
  expect(study.call('memos.history', { id: memo.id }).map((one) => [one.plainText, one.saves])).toEqual([
    ['save 19', 1],
    ['save 20', 21],
  ]);
  expect(diffs.filter((value) => String(value).includes('save 17'))).toEqual([]);
  expect(diffs.some((value) => String(value).includes('save 19'))).toBe(true);
});
