import { beforeEach, describe, expect, test } from 'vitest';
import { get, list as rows } from '../db/rows.ts';
import { bodyJson, memoWith, onMemos, paragraph, quoteCoding, textNode } from './testing/memos.ts';
import { smallStudy, type SmallStudy } from './testing/study.ts';

let study: SmallStudy;
beforeEach(() => {
  study = smallStudy();
});
const { coded, linksOf } = onMemos(() => study);

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
