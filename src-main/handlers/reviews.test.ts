import { beforeEach, describe, expect, test } from 'vitest';
import { get, list } from '../db/rows.ts';
import { editText, onText, putting } from './testing/edits.ts';
import { FIRST_WORDS, smallStudy, type SmallStudy } from './testing/study.ts';

let study: SmallStudy;
beforeEach(() => {
  study = smallStudy();
});
const { code, countOf, wellKept, words } = onText(() => study);

describe('Needs review', () => {
  test('lists a lost coding with its old words and puts it where a person says.', async () => {
    const lost = code('in that bed', 'bed');
    editText(study, study.first, [putting(study, study.first, 'in that bed', 'on the ward')]);
    const [item] = study.call('review.list', { transcriptId: study.first }).items;
    expect(item).toMatchObject({
      reason: 'lost',
      oldWords: 'in that bed',
      words: '',
      quotation: null,
      suggestion: { words: 'on the ward' },
    });
    expect(item?.before.endsWith('I have been ')).toBe(true);
    expect(item?.after.startsWith(' myself')).toBe(true);
    expect(await study.refusal('review.settle', { id: item!.id, action: 'anchor', start: 3, end: 3 })).toMatchObject({ code: 'invalid' }); // prettier-ignore
    study.call('review.settle', { id: item!.id, action: 'accept' });
    expect(words(lost.id)).toBe('on the ward');
    expect(countOf(lost.codeId)).toBe(1);
    expect(study.call('review.list', {}).items).toEqual([]);
    wellKept();
    study.call('history.undo', {});
    study.call('review.settle', { id: item!.id, action: 'anchor', start: 0, end: 11 });
    expect(words(lost.id)).toBe('I tell them');
    study.call('history.undo', {});
    study.call('review.settle', { id: item!.id, action: 'remove' });
    expect(list(study.host.parts.db.orm, 'coding')).toEqual([]);
    wellKept();
  });

  test('suggests nothing where nothing came in the place of the words, and a later edit keeps the first words.', async () => {
    const lost = code('in that bed', 'bed');
    editText(study, study.first, [putting(study, study.first, ' in that bed', '')]);
    editText(study, study.first, [putting(study, study.first, 'I have been', 'We were')]);
    const { items } = study.call('review.list', {});
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ oldWords: 'in that bed', suggestion: null });
    expect((await study.refusal('review.settle', { id: items[0]!.id, action: 'accept' })).code).toBe(
      'conflict',
    );
    study.call('codings.update', { id: lost.id, start: 0, end: 6 });
    expect(study.call('review.list', {}).items).toEqual([]);
    wellKept();
  });

  test('keeps a quotation readable whose words have changed, with its cuts where they still hold.', () => {
    const coding = code('I have been in that bed myself', 'one too');
    const at = (part: string) => 'I have been in that bed myself'.indexOf(part);
    const star = study.call('exemplars.add', {
      codingId: coding.id,
      rendition: { cuts: [{ start: at('in that bed'), end: at(' myself'), with: null }] },
    });
    editText(study, study.first, [putting(study, study.first, 'myself', 'my own self')]);
    const [item] = study.call('review.list', {}).items;
    expect(item).toMatchObject({
      reason: 'exemplar',
      quotation: { before: 'I have been … myself', after: 'I have been … my own self' },
    });
    study.call('review.settle', { id: item!.id, action: 'accept' });
    expect(study.call('review.list', {}).items).toEqual([]);
    expect(get(study.host.parts.db.orm, 'exemplar', star.id).checkedRevision).toBeGreaterThan(0);
    editText(study, study.first, [putting(study, study.first, 'I have been in', 'In')]);
    editText(study, study.first, [putting(study, study.first, 'In that bed my own self', '')]);
    const both = study.call('review.list', {}).items;
    expect(both.map((one) => one.reason).sort()).toEqual(['exemplar', 'lost']);
    wellKept();
    study.call('review.settle', { id: both.find((one) => one.reason === 'lost')!.id, action: 'anchor', start: 0, end: 6 }); // prettier-ignore
    study.call('exemplars.update', { id: star.id, rendition: { cuts: [] } });
    expect(study.call('review.list', {}).items).toEqual([]);
    wellKept();
  });

  test('lists a memo whose passage has gone and gives it to the transcript, or to other words.', () => {
    const start = FIRST_WORDS.indexOf('straight');
    const on = [{ target: 'passage' as const, targetId: study.first, start, end: start + 8 }];
    const memo = study.call('memos.add', { kind: 'reflexive', title: 'Candour', plainText: '', on });
    editText(study, study.first, [putting(study, study.first, 'straight', '')]);
    const [lost] = study.call('review.list', {}).memos;
    expect(lost).toMatchObject({ memoId: memo.id, at: start });
    study.call('review.settle', { id: lost!.linkId, of: 'memo', action: 'anchor', start: 0, end: 6 });
    expect(study.call('review.list', {}).memos).toEqual([]);
    study.call('history.undo', {});
    study.call('review.settle', { id: lost!.linkId, of: 'memo', action: 'accept' });
    expect(get(study.host.parts.db.orm, 'memoLink', lost!.linkId)).toMatchObject({ target: 'transcript' });
    wellKept();
  });
});
