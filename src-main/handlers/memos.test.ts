import type { Coding } from '@shared/contract/index.ts';
import { readBody } from '@shared/memo/body.ts';
import { anchoredIn } from '@shared/memo/lines.ts';
import { hashWords } from '@shared/text/words.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { get, list as rows } from '../db/rows.ts';
import { asked } from './testing/compared.ts';
import { editText, putting, textOf } from './testing/edits.ts';
import { bodyJson, chip, heading, list, memoWith, paragraph, quoteCoding, quotePassage, textNode } from './testing/memos.ts'; // prettier-ignore
import { relate } from './testing/random-relation.ts';
import { smallStudy, type SmallStudy } from './testing/study.ts';

let study: SmallStudy;
beforeEach(() => {
  study = smallStudy();
});
const linksOf = (memoId: number) =>
  rows(study.host.parts.db.orm, 'memoLink')
    .filter((link) => link.memoId === memoId)
    .map(({ id: _id, memoId: _memo, ...link }) => link);
const quotedIn = (memoId: number) => {
  const { body } = get(study.host.parts.db.orm, 'memo', memoId);
  const read = readBody(body);
  if (!read.ok) throw new Error(read.failure.message);
  const quotations = anchoredIn(read.value).filter((node) => node.type === 'quotation');
  return study.call('memos.quoted', { id: memoId, quotations });
};
const coded = (words = 'that bed', name = 'been there') => {
  const start = textOf(study, study.first).indexOf(words);
  const end = start + words.length;
  return study.call('codings.add', {
    transcriptId: study.first,
    start,
    end,
    code: { add: { name } },
  });
};

/** A comparison of one coding; its id. */
const comparedOnce = (coding: Coding) =>
  study.call('comparisons.decide', asked({ is: 'same' }, [coding.id], coding.codeId)).comparison.id;
/** An arrow from a code to a new one; its id. */
const related = (codeId: number) => {
  relate(study, codeId, study.call('codes.add', { name: 'further' }).id, 1);
  return rows(study.host.parts.db.orm, 'relation')[0]?.id ?? 0;
};

describe('A memo’s body', () => {
  test('gives the memo its plain text, without the words it quotes', () => {
    const memo = memoWith(
      study,
      heading('Disclosure'),
      list('bullet', [textNode('turns '), textNode('it', 1)], [textNode('round')]),
      quotePassage(study, 'q', study.first, 'I have been in that bed'),
      paragraph(textNode('See above.')),
    );
    expect(memo.plainText).toBe('Disclosure\nturns it\nround\nSee above.');
  });

  test('with something a memo cannot hold is refused, and nothing is written', async () => {
    const revision = study.host.parts.revision();
    const body = '{"root":{"type":"root","children":[{"type":"table"}]}}';
    const given = { kind: 'reflexive', title: '', plainText: '', on: [], body };
    expect((await study.refusal('memos.add', given)).code).toBe('invalid');
    expect(study.host.parts.revision()).toBe(revision);
  });

  test('written from one that is no longer there is a conflict, and keeps what stands', async () => {
    const memo = memoWith(study, paragraph(textNode('one')));
    const was = hashWords(memo.body);
    study.call('memos.update', { id: memo.id, body: bodyJson(paragraph(textNode('two'))), was });
    const late = { id: memo.id, body: bodyJson(paragraph(textNode('three'))), was };
    expect((await study.refusal('memos.update', late)).code).toBe('conflict');
    expect(get(study.host.parts.db.orm, 'memo', memo.id).plainText).toBe('two');
  });

  test('makes its chips and quotations links, keeps their ids, and takes back those that go', () => {
    const coding = coded();
    study.call('codes.update', { ids: [coding.codeId], patch: { name: 'been in that bed' } });
    const memo = memoWith(
      study,
      paragraph(chip('c', 'code', coding.codeId)),
      quoteCoding('q', coding.id),
      quotePassage(study, 'p', study.first, 'the whole face change'),
    );
    study.call('memos.tie', { id: memo.id, on: { target: 'transcript', targetId: study.first } });
    expect(memo.plainText).toBe('been in that bed');
    expect(linksOf(memo.id)).toMatchObject([
      { role: 'mention', target: 'code', targetId: coding.codeId, anchor: 'c' },
      { role: 'quote', target: 'coding', targetId: coding.id, anchor: 'q' },
      { role: 'quote', target: 'passage', targetId: study.first, anchor: 'p' },
      { role: 'on', target: 'transcript', anchor: '' },
    ]);
    const before = rows(study.host.parts.db.orm, 'memoLink').find((link) => link.anchor === 'q');
    study.call('memos.update', { id: memo.id, body: bodyJson(quoteCoding('q', coding.id)) });
    expect(linksOf(memo.id).map((link) => link.role)).toEqual(['quote', 'on']);
    expect(rows(study.host.parts.db.orm, 'memoLink').find((link) => link.anchor === 'q')).toEqual(before);
    study.call('history.undo', {});
    expect(linksOf(memo.id).length).toBe(4);
  });

  test('names a code by what it is merged into', () => {
    const [one, two] = [coded('that bed'), coded('straight', 'saying it')];
    const memo = memoWith(study, paragraph(chip('c', 'code', one.codeId)));
    const into = study.call('codes.add', { name: 'in the end' });
    study.call('codes.merge', { ids: [one.codeId, two.codeId], into: into.id });
    expect(linksOf(memo.id)).toMatchObject([{ target: 'code', targetId: into.id, role: 'mention' }]);
    const { body } = get(study.host.parts.db.orm, 'memo', memo.id);
    expect(study.call('memos.update', { id: memo.id, body, kind: 'reflexive' }).plainText).toBe('in the end');
  });

  test('plain text given to a memo with a body makes it plain, without links of its text', () => {
    const memo = memoWith(study, quotePassage(study, 'p', study.first, 'straight'));
    const plain = study.call('memos.update', { id: memo.id, plainText: 'Only this.' });
    expect([plain.body, plain.plainText, linksOf(memo.id)]).toEqual(['', 'Only this.', []]);
  });
});

describe('A quotation', () => {
  test('reads as the transcript reads, after any edit of it, with its identifier', () => {
    const memo = memoWith(
      study,
      quotePassage(study, 'p', study.first, 'in that bed'),
      quoteCoding('q', coded().id),
    );
    editText(study, study.first, [
      { at: 0, remove: 0, insert: 'Well, ' },
      putting(study, study.first, 'bed', 'very chair'),
    ]);
    expect(quotedIn(memo.id)).toMatchObject([
      { state: 'there', words: 'in that very chair', identifier: 'PAR1PW01' },
      { state: 'there', words: 'that very chair', identifier: 'PAR1PW01', codingId: expect.any(Number) },
    ]);
    const participant = rows(study.host.parts.db.orm, 'participant')[0];
    study.call('participants.update', { id: participant?.id ?? 0, code: 'PW09' });
    expect(quotedIn(memo.id)[0]?.identifier).toBe('PAR1PW09');
  });

  test('whose words are deleted says so with the last that are known', () => {
    const memo = memoWith(
      study,
      quotePassage(study, 'p', study.first, 'in that bed'),
      quoteCoding('q', coded().id),
    );
    editText(study, study.first, [putting(study, study.first, 'been in that bed myself', '')]);
    expect(quotedIn(memo.id)).toMatchObject([
      { state: 'review', words: 'in that bed' },
      { state: 'review', words: 'that bed' },
    ]);
  });

  test('whose coding or transcript is removed says so with the last words that are known', () => {
    const coding = coded();
    const memo = memoWith(
      study,
      quotePassage(study, 'p', study.first, 'straight'),
      quoteCoding('q', coding.id),
    );
    study.call('codings.remove', { ids: [coding.id] });
    expect(quotedIn(memo.id)).toMatchObject([{ state: 'there' }, { state: 'gone', words: 'that bed' }]);
    study.call('transcripts.remove', { ids: [study.first] });
    expect(quotedIn(memo.id)).toMatchObject([
      { state: 'gone', words: 'straight', identifier: 'PAR1PW01' },
      { state: 'gone' },
    ]);
    const { body } = get(study.host.parts.db.orm, 'memo', memo.id);
    study.call('memos.update', { id: memo.id, body });
    expect(study.call('project.check', {})).toEqual([]);
  });

  test('is never put on other words than it says', () => {
    const memo = memoWith(study, {
      ...quotePassage(study, 'p', study.first, 'straight'),
      words: 'never said',
    });
    expect(linksOf(memo.id)).toEqual([]);
    expect(quotedIn(memo.id)).toMatchObject([{ state: 'gone', words: 'never said' }]);
  });

  test('is put at the end of a memo, which then has a body', async () => {
    const memo = study.call('memos.add', { kind: 'theoretical', title: 'A', plainText: 'One.\n', on: [] });
    const coding = coded();
    study.call('memos.quote', { id: memo.id, target: 'coding', targetId: coding.id });
    const after = study.call('memos.quote', {
      id: memo.id,
      target: 'passage',
      targetId: study.second,
      start: 0,
      end: 7,
    });
    expect(after.plainText).toBe('One.');
    expect(quotedIn(memo.id).map((one) => one.words)).toEqual(['that bed', 'It just']);
    const empty = { id: memo.id, target: 'passage', targetId: study.second, start: 3, end: 3 };
    expect((await study.refusal('memos.quote', empty)).code).toBe('invalid');
  });
});

describe('Memos', () => {
  test('are found by beginnings of words without accents, by what they quote, name and are on, best first', () => {
    const coding = coded();
    const add = (
      title: string,
      plainText: string,
      ...on: { target: 'code' | 'participant'; targetId: number }[]
    ) => study.call('memos.add', { kind: 'theoretical', title, plainText, on }).id;
    const weak = add('Other', 'A long text about many things, and once about a café, and on and on it goes.');
    const strong = add('Café', 'Café talk in the café.');
    const quoting = memoWith(study, paragraph(textNode('Nothing else.')), quoteCoding('q', coding.id)).id;
    const onCode = add('Third', 'x', { target: 'code', targetId: coding.codeId });
    const find = (query: string) => study.call('memos.find', { query }).ids;
    expect(find('cafe')).toEqual([strong, weak]);
    expect(find('CAF talk')).toEqual([strong]);
    expect(find('par1pw01')).toEqual([quoting]);
    expect(find('par1pw nothing')).toEqual([quoting]);
    expect(find('been')).toEqual([onCode, quoting]);
    expect(find('"café" AND OR *')).toEqual([]);
    study.call('codes.update', { ids: [coding.codeId], patch: { name: 'renamed' } });
    expect(find('renam')).toEqual([onCode, quoting]);
  });

  test('that have to do with a code or one below it are found with its codings, the newest first', () => {
    const coding = coded();
    const theme = study.call('codes.add', { level: 'theme', name: 'Being there' });
    study.call('codes.move', { ids: [coding.codeId], parentId: theme.id });
    const quoting = memoWith(study, quoteCoding('q', coding.id)).id;
    const naming = memoWith(study, paragraph(chip('c', 'code', theme.id))).id;
    memoWith(study, paragraph(textNode('neither')));
    expect(study.call('memos.find', { codeId: theme.id }).ids).toEqual([naming, quoting]);
    expect(study.call('memos.find', { codeId: coding.codeId }).ids).toEqual([quoting]);
    expect(study.call('memos.find', { query: 'being', codeId: theme.id }).ids).toEqual([naming]);
  });

  test('are offered codings to quote, the newest first, by code, identifier or words', () => {
    const [one, two] = [coded('that bed'), coded('straight', 'saying it')];
    const offered = (query: string) => study.call('memos.quotable', { query }).map((found) => found.codingId);
    expect(offered('')).toEqual([two.id, one.id]);
    expect(offered('par2 bed')).toEqual([]);
    expect(offered('par1pw01 bed')).toEqual([one.id]);
    expect(offered('saying')).toEqual([two.id]);
  });

  test('are offered the oldest of very many codings by its words, accents and case aside, its code or its identifier', () => {
    const { parts } = study.host;
    const old = coded('that bed', 'Résumé');
    const busy = study.call('codes.add', { name: 'busy' });
    const { id: _id, ...row } = rows(parts.db.orm, 'coding').find((one) => one.id === old.id)!;
    parts.write({ kind: 'test', label: 'Coded' }, (tx) => {
      const placed = Array.from({ length: 2_500 }, (_, i) => ({ start: i % 10, end: 20 + (i % 10) }));
      tx.insertMany(
        'coding',
        placed.map((at) => ({
          ...row,
          ...at,
          transcriptId: study.second,
          guid: parts.newGuid(),
          codeId: busy.id,
        })),
      );
    });
    const offered = (query: string) => study.call('memos.quotable', { query }).map((found) => found.codingId);
    expect(offered('BÉD')).toEqual([old.id]);
    expect(offered('resum tha')).toEqual([old.id]);
    expect(offered('par1pw')).toEqual([old.id]);
    expect(offered('busy bed')).toEqual([]);
    expect(offered('just')).toHaveLength(8);
    // Of a turn that has the word, only codings that have it too.
    expect(offered('straight')).toEqual([]);
  });

  test('are tied to more than one thing, once to each, and taken off again', async () => {
    const memo = memoWith(study);
    const on = { target: 'participant' as const, targetId: 1 };
    const tie = study.call('memos.tie', { id: memo.id, on });
    expect(study.call('memos.tie', { id: memo.id, on }).id).toBe(tie.id);
    study.call('memos.untie', { linkId: tie.id });
    expect(linksOf(memo.id)).toEqual([]);
    const itself = { id: memo.id, on: { target: 'memo', targetId: memo.id } };
    expect((await study.refusal('memos.tie', itself)).code).toBe('invalid');
    const quoting = memoWith(study, quoteCoding('q', coded().id));
    const quote = rows(study.host.parts.db.orm, 'memoLink').find((link) => link.memoId === quoting.id);
    expect((await study.refusal('memos.untie', { linkId: quote?.id })).code).toBe('invalid');
  });

  test.each([
    'project',
    'case',
    'participant',
    'transcript',
    'passage',
    'coding',
    'code',
    'comparison',
    'relation',
  ] as const)('are tied to a %s, once, in one step that is undone and done again', async (target) => {
    const coding = coded();
    const onIt = { project: 1, case: 1, participant: 1, transcript: study.first, passage: study.first, coding: coding.id, code: coding.codeId, comparison: comparedOnce(coding), relation: related(coding.codeId) }; // prettier-ignore
    const memo = memoWith(study);
    const span = target === 'passage' ? { start: 2, end: 6 } : {};
    const on = { target, targetId: onIt[target], ...span };
    const revision = study.host.parts.revision();
    const tie = study.call('memos.tie', { id: memo.id, on });
    expect(study.call('memos.tie', { id: memo.id, on }).id).toBe(tie.id);
    expect(study.host.parts.revision()).toBe(revision + 1);
    expect(linksOf(memo.id)).toMatchObject([{ role: 'on', ...on }]);
    expect(study.call('project.check', {})).toEqual([]);
    study.call('history.undo', {});
    expect(linksOf(memo.id)).toEqual([]);
    study.call('history.redo', {});
    expect(linksOf(memo.id)).toMatchObject([on]);
    study.call('memos.untie', { linkId: tie.id });
    expect(linksOf(memo.id)).toEqual([]);
    // What is not there is refused.
    const nothing = { id: memo.id, on: { ...on, targetId: 9_999 } };
    expect((await study.refusal('memos.tie', nothing)).code).toBe('not_found');
  });

  test('are sorted into sections by single steps that are undone one by one, however often', () => {
    const ids = ['a', 'b', 'c'].map(
      (title) => study.call('memos.add', { kind: 'theoretical', title, plainText: '', on: [] }).id,
    );
    const [a = 0, b = 0, c = 0] = ids;
    const section = study.call('sections.add', { name: 'Findings' }).id;
    const order = () =>
      rows(study.host.parts.db.orm, 'memo')
        .filter((row) => row.sectionId === section)
        .sort((x, y) => x.place - y.place)
        .map((row) => row.title)
        .join('');
    for (const id of ids) study.call('memos.sort', { id, sectionId: section });
    expect(order()).toBe('abc');
    // Halves run out after some fifty; then the places are numbered anew.
    for (let i = 0; i < 120; i++) study.call('memos.sort', { id: i % 2 ? b : c, sectionId: section, beforeId: i % 2 ? c : b }); // prettier-ignore
    expect(order()).toBe('abc');
    study.call('memos.sort', { id: c, sectionId: section, beforeId: a });
    expect(order()).toBe('cab');
    study.call('history.undo', {});
    expect(order()).toBe('abc');
    study.call('sections.remove', { id: section });
    expect(rows(study.host.parts.db.orm, 'memo').map((row) => row.sectionId)).toEqual([null, null, null]);
    study.call('history.undo', {});
    expect(order()).toBe('abc');
  });

  test('stand in sections that are added, renamed and moved', async () => {
    const [one, two, three] = ['1', '2', '3'].map((name) => study.call('sections.add', { name }));
    study.call('sections.update', { id: one!.id, name: 'one' });
    study.call('sections.move', { id: three!.id, beforeId: one!.id });
    study.call('sections.move', { id: one!.id, beforeId: null });
    const names = rows(study.host.parts.db.orm, 'memoSection').sort((x, y) => x.position - y.position);
    expect(names.map((row) => row.name)).toEqual(['3', '2', 'one']);
    const memo = memoWith(study);
    study.call('memos.sort', { id: memo.id, sectionId: two!.id });
    const elsewhere = { id: memo.id, sectionId: one!.id, beforeId: memo.id + 1 };
    expect((await study.refusal('memos.sort', elsewhere)).code).toBe('conflict');
  });
});

describe('The history of a memo', () => {
  test('has a version for each spell of each coder, and brings one back as a new change', () => {
    const memo = memoWith(study, paragraph(textNode('one')));
    study.call('memos.update', { id: memo.id, body: bodyJson(paragraph(textNode('one two'))) });
    const section = study.call('sections.add', { name: 'x' }).id;
    study.call('memos.sort', { id: memo.id, sectionId: section });
    const other = study.call('coders.add', { name: 'Other', initials: 'R2', color: '#8a5a00' });
    study.call('coders.choose', { id: other.id });
    study.call('memos.update', { id: memo.id, title: 'Another', plainText: 'three' });
    const history = study.call('memos.history', { id: memo.id });
    expect(history.map(({ title, plainText, saves, coderId }) => [title, plainText, saves, coderId])).toEqual(
      [
        ['Another', 'three', 1, other.id],
        ['A memo', 'one two', 2, 1],
      ],
    );
    const back = study.call('memos.restore', { id: memo.id, revision: history[1]?.revision ?? 0 });
    expect([back.title, back.plainText, back.sectionId]).toEqual(['A memo', 'one two', section]);
    expect(study.call('memos.history', { id: memo.id }).map((one) => one.plainText)).toEqual([
      'one two',
      'three',
      'one two',
    ]);
    study.call('history.undo', {});
    expect(get(study.host.parts.db.orm, 'memo', memo.id).plainText).toBe('three');
  });

  test('outlives that the memo is deleted and brought back, and links follow an old version', () => {
    const coding = coded();
    const memo = memoWith(study, quoteCoding('q', coding.id));
    study.call('memos.update', { id: memo.id, body: bodyJson(paragraph(textNode('no quotation'))) });
    study.call('memos.remove', { id: memo.id });
    study.call('history.undo', {});
    const first = rows(study.host.parts.db.orm, 'memo');
    expect(first.map((row) => row.plainText)).toEqual(['no quotation']);
    study.call('history.undo', {});
    expect(linksOf(memo.id)).toMatchObject([{ role: 'quote', targetId: coding.id }]);
  });

  test('of a revision that was not the memo’s is not found', async () => {
    const memo = memoWith(study);
    expect((await study.refusal('memos.restore', { id: memo.id, revision: 1 })).code).toBe('not_found');
  });
});
