import { describe, expect, test } from 'vitest';
import { list } from '../db/rows.ts';
import { comparedStudy, isOneStep } from './testing/compared.ts';
import { FIRST_WORDS, SECOND_WORDS } from './testing/study.ts';

describe('What was compared', () => {
  test('is kept with its words, identifier and code’s name, and read when code, coding and transcript have gone.', () => {
    const study = comparedStudy();
    const { comparison } = study.decide({ is: 'same' }, [study.one.id, study.three.id], {
      codeIds: [study.telling.id],
    });
    const then = study.call('comparisons.read', { id: comparison.id });
    expect(then).toMatchObject({
      question: 'Is it one thing?',
      verdict: 'same',
      reason: 'They are said alike.',
      basis: { codeIds: [study.asking.id], columns: 'interview', rows: null, filter: {}, withBelow: true },
      outcome: { moved: [] },
    });
    expect(Object.keys(then.basis).sort()).toEqual(['codeIds', 'columns', 'filter', 'rows', 'withBelow']);
    const kept = [
      [study.one.id, study.asking.id, 'asking', FIRST_WORDS.slice(0, 20), 'PAR1PW01'],
      [study.three.id, study.asking.id, 'asking', SECOND_WORDS.slice(16, 30), 'PAR1SU01'],
      [null, study.telling.id, 'telling', '', ''],
    ];
    const read = () => {
      const { items } = study.call('comparisons.read', { id: comparison.id });
      expect(
        items.map((item) => [item.codingId, item.codeId, item.code, item.words, item.identifier]),
      ).toEqual(kept);
      return items.map((item) => item.nowCodeId);
    };
    expect(read()).toEqual([study.asking.id, study.asking.id, null]);
    study.decide({ is: 'move', to: { id: study.telling.id } }, [study.three.id]);
    expect(read()).toEqual([study.asking.id, study.telling.id, null]);
    study.call('codes.update', { ids: [study.asking.id], patch: { name: 'enquiring' } });
    study.call('cases.update', { id: 1, code: 'PAR9' });
    expect(read()).toEqual([study.asking.id, study.telling.id, null]);
    study.call('codes.merge', { ids: [study.asking.id], into: study.telling.id });
    expect(read()).toEqual([null, study.telling.id, null]);
    study.call('codes.remove', { ids: [study.theme.id] });
    study.call('transcripts.remove', { ids: [study.first, study.second] });
    expect(read()).toEqual([null, null, null]);
    expect(study.call('project.check', {})).toEqual([]);
  });

  test('can be worded again and taken out, with its memo links; what the verdict did stays done.', () => {
    const study = comparedStudy();
    const { comparison } = study.decide({ is: 'move', to: { id: study.telling.id } }, [study.two.id]);
    study.call('memos.add', {
      kind: 'theoretical',
      title: 't',
      plainText: 'p',
      on: [{ target: 'comparison', targetId: comparison.id }],
    });
    isOneStep(study, () => study.call('comparisons.update', { id: comparison.id, question: 'Which?' }));
    expect(study.call('comparisons.read', { id: comparison.id })).toMatchObject({
      question: 'Which?',
      reason: 'They are said alike.',
    });
    isOneStep(study, () => study.call('comparisons.remove', { id: comparison.id }));
    expect(list(study.host.parts.db.orm, 'comparisonItem')).toEqual([]);
    expect(list(study.host.parts.db.orm, 'memoLink')).toEqual([]);
    expect(list(study.host.parts.db.orm, 'memo')).toHaveLength(1);
    expect(study.codes()[study.two.id]).toBe(study.telling.id);
  });
});

describe('The list of comparisons', () => {
  test('is newest first, counts incidents, names codes, and goes by verdict, code, coder, day and page.', () => {
    const study = comparedStudy();
    const { one, two, three, told, asking, telling } = study;
    const first = study.decide({ is: 'same' }, [one.id, told.id], { question: 'One?' }).comparison.id;
    const second = study.decide({ is: 'negative' }, [two.id], { question: 'Two?' }).comparison.id;
    const coder = study.call('coders.add', { name: 'Second', initials: 'S', color: '#123456' });
    study.call('coders.choose', { id: coder.id });
    const third = study.decide({ is: 'same' }, [three.id], { codeIds: [telling.id] }).comparison.id;
    const ids = (wanted: object) => study.call('comparisons.list', wanted).comparisons.map((row) => row.id);
    const all = study.call('comparisons.list', {});
    expect(all).toMatchObject({ total: 3, comparisons: [{ id: third }, { id: second }, { id: first }] });
    expect(all.comparisons.map((row) => [row.incidents, row.codeIds])).toEqual([
      [1, [asking.id, telling.id]],
      [1, [asking.id]],
      [2, [asking.id, telling.id]],
    ]);
    expect(ids({ verdict: 'negative' })).toEqual([second]);
    expect(ids({ codeId: telling.id })).toEqual([third, first]);
    expect(ids({ coderId: coder.id })).toEqual([third]);
    expect(ids({ from: '2026-01-01', to: '2026-01-01' })).toEqual([third, second, first]);
    expect(ids({ from: '2026-01-02' })).toEqual([]);
    expect(ids({ to: '2025-12-31' })).toEqual([]);
    const at = all.comparisons[1]?.at ?? '';
    expect(ids({ from: at, to: at })).toEqual([second]);
    expect(ids({ from: new Date(Date.parse(at) + 1).toISOString() })).toEqual([third]);
    expect(ids({ to: new Date(Date.parse(at) - 1).toISOString() })).toEqual([first]);
    expect(study.call('comparisons.list', { limit: 1, skip: 1 })).toMatchObject({
      total: 3,
      comparisons: [{ id: second }],
    });
  });

  test('is searched in questions, reasons and words, whatever the accents and case.', () => {
    const study = comparedStudy();
    const words = study.decide({ is: 'same' }, [study.two.id], { question: '', reason: '' }).comparison.id;
    const reason = study.decide({ is: 'same' }, [study.one.id], { reason: 'Über alles' }).comparison.id;
    const question = study.decide({ is: 'same' }, [study.one.id], { question: 'Cafe\u0301?' }).comparison.id;
    const ids = (query: string) => study.call('comparisons.list', { query }).comparisons.map((row) => row.id);
    expect(ids('BEEN in that')).toEqual([words]);
    expect(ids('uber')).toEqual([reason]);
    expect(ids('café')).toEqual([question]);
    expect(ids('tell them')).toEqual([question, reason]);
    expect(ids('nowhere')).toEqual([]);
    expect(ids('  ')).toHaveLength(3);
  });
});
