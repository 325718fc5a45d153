import { hashWords } from '@shared/text/words.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { get, list as rows } from '../db/rows.ts';
import { editText, putting } from './testing/edits.ts';
import {
  bodyJson,
  chip,
  heading,
  list,
  memoWith,
  onMemos,
  paragraph,
  quoteCoding,
  quotePassage,
  textNode,
} from './testing/memos.ts';
import { smallStudy, type SmallStudy } from './testing/study.ts';

let study: SmallStudy;
beforeEach(() => {
  study = smallStudy();
});
const { coded, linksOf, quotedIn } = onMemos(() => study);

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
