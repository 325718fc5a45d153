import type { Coding } from '@shared/contract/index.ts';
import { memoOn } from '@shared/contract/memoing.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { list as rows } from '../db/rows.ts';
import { asked } from './testing/compared.ts';
import { chip, memoWith, onMemos, paragraph, quoteCoding, textNode } from './testing/memos.ts';
import { relate } from './testing/random-relation.ts';
import { smallStudy, type SmallStudy } from './testing/study.ts';

let study: SmallStudy;
beforeEach(() => {
  study = smallStudy();
});
const { coded, linksOf } = onMemos(() => study);

/** A comparison of one coding; its id. */
const comparedOnce = (coding: Coding) =>
  study.call('comparisons.decide', asked({ is: 'same' }, [coding.id], coding.codeId)).comparison.id;
/** An arrow from a code to a new one; its id. */
const related = (codeId: number) => {
  relate(study, codeId, study.call('codes.add', { name: 'further' }).id, 1);
  return rows(study.host.parts.db.orm, 'relation')[0]?.id ?? 0;
};

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

  test.each(memoOn.shape.target.exclude(['memo']).options)(
    'are tied to a %s, once, in one step that is undone and done again',
    async (target) => {
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
    },
  );

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
