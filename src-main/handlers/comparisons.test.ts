import type { Id } from '@shared/contract/index.ts';
import { describe, expect, test } from 'vitest';
import { list } from '../db/rows.ts';
import { comparedStudy, type ComparedStudy } from './testing/compared.ts';
import { dump, FIRST_WORDS, SECOND_WORDS } from './testing/study.ts';

const rows = (study: ComparedStudy) => dump(study.host.parts.db);
const label = (study: ComparedStudy) => study.broadcasts.at(-1)?.change.label;
const codeNamed = (study: ComparedStudy, name: string) =>
  list(study.host.parts.db.orm, 'code').find((row) => row.name === name)!;

/** What `act` did is one change; undo brings back every row as it was, redo every row as it became. */
function isOneStep(study: ComparedStudy, act: () => void) {
  const before = rows(study);
  const revision = study.host.parts.revision();
  act();
  expect(study.host.parts.revision()).toBe(revision + 1);
  const after = rows(study);
  expect(after).not.toEqual(before);
  study.call('history.undo', {});
  expect(rows(study)).toEqual(before);
  study.call('history.redo', {});
  expect(rows(study)).toEqual(after);
  expect(study.call('project.check', {})).toEqual([]);
}

describe('A verdict', () => {
  test('of the same is kept and changes nothing else.', () => {
    const study = comparedStudy();
    isOneStep(study, () => {
      const { outcome } = study.decide({ is: 'same' }, [study.one.id, study.told.id]);
      expect(outcome).toEqual({ made: [], moved: [], joined: 0, codeId: null });
    });
    expect(study.codes()).toEqual({
      [study.one.id]: study.asking.id,
      [study.two.id]: study.asking.id,
      [study.three.id]: study.asking.id,
      [study.told.id]: study.telling.id,
    });
    expect(label(study)).toBe('Compared: the same');
    expect(study.broadcasts.at(-1)?.change).toMatchObject({
      kind: 'comparisons.same',
      origin: 'redo',
    });
  });

  test('of the same into a code recodes the others to it, and joins what says the same words.', () => {
    const study = comparedStudy();
    const other = study.code(study.telling.id, 22, 40);
    isOneStep(study, () => {
      const all = [study.one.id, study.told.id, other.id];
      const { outcome } = study.decide({ is: 'same', into: study.asking.id }, all);
      expect(outcome).toEqual({ made: [], moved: [other.id], joined: 1, codeId: study.asking.id });
    });
    expect(new Set(Object.values(study.codes()))).toEqual(new Set([study.asking.id]));
    expect(study.codes()[study.told.id]).toBeUndefined();
    expect(label(study)).toBe('Compared: the same, 2 incidents to “asking”');
  });

  test('of different splits some off to a new code under a place of choice; the rest stay.', () => {
    const study = comparedStudy();
    isOneStep(study, () => {
      const to = { add: { name: 'asking back', parentId: study.theme.id, shortDefinition: 'In return.' } };
      const { outcome } = study.decide({ is: 'different', split: [study.two.id], to }, [
        study.one.id,
        study.two.id,
      ]);
      const made = codeNamed(study, 'asking back');
      expect(made).toMatchObject({ level: 'code', origin: 'open', shortDefinition: 'In return.' });
      expect(outcome).toEqual({ made: [made.id], moved: [study.two.id], joined: 0, codeId: made.id });
    });
    const made = codeNamed(study, 'asking back');
    expect(study.codes()).toMatchObject({ [study.one.id]: study.asking.id, [study.two.id]: made.id });
    expect(label(study)).toBe('Compared: different, 1 incident to “asking back”');
  });

  test('of different splits some off to a code that is there, at the top too.', () => {
    const study = comparedStudy();
    isOneStep(study, () => {
      study.decide({ is: 'different', split: [study.two.id], to: { id: study.telling.id } }, [
        study.one.id,
        study.two.id,
      ]);
    });
    expect(study.codes()[study.two.id]).toBe(study.telling.id);
    study.decide(
      { is: 'different', split: [study.three.id], to: { add: { name: 'loose', parentId: null } } },
      [study.three.id],
    );
    expect(codeNamed(study, 'loose')).toMatchObject({ parentId: null, level: 'code' });
  });

  test('of different with nothing to split off is only kept: two codes laid side by side, say.', () => {
    const study = comparedStudy();
    isOneStep(study, () => {
      const { outcome } = study.decide({ is: 'different' }, [], {
        codeIds: [study.asking.id, study.telling.id],
      });
      expect(outcome.moved).toEqual([]);
    });
    expect(label(study)).toBe('Compared: different');
  });

  test('of move takes all the incidents to another code, new or there.', () => {
    const study = comparedStudy();
    isOneStep(study, () => {
      study.decide({ is: 'move', to: { id: study.telling.id } }, [study.two.id, study.three.id]);
    });
    expect(study.codes()).toMatchObject({
      [study.two.id]: study.telling.id,
      [study.three.id]: study.telling.id,
    });
    expect(label(study)).toBe('Compared: 2 incidents moved to “telling”');
    isOneStep(study, () => {
      const to = { add: { name: 'I have been', parentId: study.asking.id, origin: 'in vivo' as const } };
      study.decide({ is: 'move', to }, [study.one.id]);
    });
    expect(codeNamed(study, 'I have been')).toMatchObject({ origin: 'in vivo', parentId: study.asking.id });
  });

  test('that names a property makes it and places incidents on it; one placed again moves.', () => {
    const study = comparedStudy();
    const places = () =>
      list(study.host.parts.db.orm, 'propertyValue').map((row) => [row.codingId, row.place]);
    isOneStep(study, () => {
      study.decide(
        {
          is: 'property',
          codeId: study.asking.id,
          property: { add: { name: 'directness', lowEnd: 'in passing', highEnd: 'outright' } },
          places: [
            { codingId: study.one.id, place: 0.9 },
            { codingId: study.two.id, place: 0 },
          ],
        },
        [study.one.id, study.two.id],
      );
    });
    const [made] = list(study.host.parts.db.orm, 'property');
    expect(made).toMatchObject({ name: 'directness', lowEnd: 'in passing', codeId: study.asking.id });
    expect(places()).toEqual([
      [study.one.id, 0.9],
      [study.two.id, 0],
    ]);
    expect(label(study)).toBe('Compared: a property of “asking”');
    isOneStep(study, () => {
      study.decide(
        {
          is: 'property',
          codeId: study.asking.id,
          property: { id: made!.id },
          places: [
            { codingId: study.two.id, place: 0.4 },
            { codingId: study.three.id, place: 0.2 },
            { codingId: study.three.id, place: 1 },
          ],
        },
        [study.two.id, study.three.id],
      );
    });
    expect(places()).toEqual([
      [study.one.id, 0.9],
      [study.two.id, 0.4],
      [study.three.id, 1],
    ]);
  });

  test('that refines a definition writes it, and the trail keeps the old one and the reason.', () => {
    const study = comparedStudy();
    isOneStep(study, () => {
      study.decide(
        { is: 'definition', codeId: study.asking.id, patch: { fullDefinition: 'Asked by the other.' } },
        [study.one.id, study.two.id],
      );
    });
    const [, undone] = study.broadcasts.slice(-3);
    expect(codeNamed(study, 'asking')).toMatchObject({
      fullDefinition: 'Asked by the other.',
      shortDefinition: '',
    });
    expect(study.broadcasts.at(-3)?.change.reason).toBe('They are said alike.');
    expect(undone?.change.label).toBe('Compared: refined “asking”');
  });

  test('of negative marks the incidents as speaking against their code.', () => {
    const study = comparedStudy();
    isOneStep(study, () => {
      study.decide({ is: 'negative' }, [study.two.id, study.three.id]);
    });
    const codings = list(study.host.parts.db.orm, 'coding');
    expect(codings.filter((row) => row.isNegativeCase).map((row) => row.id)).toEqual([
      study.two.id,
      study.three.id,
    ]);
    expect(label(study)).toBe('Compared: negative case of “asking”');
  });

  test('moves an exemplar, memo, evidence, place and comment with the incident that joins another.', () => {
    const study = comparedStudy();
    const { one, told, asking, telling } = study;
    study.call('exemplars.add', { codingId: told.id, reason: 'So plain.' });
    study.call('codings.update', { id: one.id, comment: 'Looks up.' });
    study.call('codings.update', { id: told.id, comment: 'Looks down.' });
    for (const on of [[told], [told, one]])
      study.call('memos.add', {
        kind: 'theoretical',
        title: 't',
        plainText: 'p',
        on: on.map((row) => ({ target: 'coding' as const, targetId: row.id })),
      });
    study.host.parts.write({ kind: 'test', label: 'Test' }, (tx) => {
      const guid = study.host.parts.newGuid;
      const relation = tx.insert('relation', {
        guid: guid(), fromCodeId: asking.id, toCodeId: telling.id, type: 'leads to', origin: 'data', label: '',
      }); // prettier-ignore
      tx.insert('relationEvidence', { relationId: relation.id, codingId: told.id, supports: true });
      const property = tx.insert('property', {
        guid: guid(), codeId: telling.id, name: 'ease', lowEnd: '', highEnd: '',
      }); // prettier-ignore
      tx.insert('propertyValue', { propertyId: property.id, codingId: told.id, place: 0.5 });
    });
    isOneStep(study, () => {
      study.decide({ is: 'move', to: { id: asking.id } }, [told.id]);
    });
    const { orm } = study.host.parts.db;
    const on = (rows: { codingId: Id }[]) => rows.map((row) => row.codingId);
    expect(on(list(orm, 'exemplar'))).toEqual([one.id]);
    expect(on(list(orm, 'relationEvidence'))).toEqual([one.id]);
    expect(on(list(orm, 'propertyValue'))).toEqual([one.id]);
    // The memo that was on both is on the one that stays once.
    expect(list(orm, 'memoLink').map((row) => [row.memoId, row.targetId])).toEqual([
      [1, one.id],
      [2, one.id],
    ]);
    expect(list(orm, 'coding').find((row) => row.id === one.id)?.comment).toBe('Looks up.\nLooks down.');
  });

  test('keeps the exemplar further on its way to the report where both have one.', () => {
    const study = comparedStudy();
    const weak = study.call('exemplars.add', { codingId: study.one.id });
    const strong = study.call('exemplars.add', { codingId: study.told.id });
    study.host.parts.write({ kind: 'test', label: 'Test' }, (tx) =>
      tx.update('exemplar', weak.id, { standing: 'candidate' }),
    );
    isOneStep(study, () => {
      study.decide({ is: 'move', to: { id: study.asking.id } }, [study.told.id]);
    });
    expect(list(study.host.parts.db.orm, 'exemplar')).toMatchObject([
      { id: strong.id, codingId: study.one.id, standing: 'chosen' },
    ]);
  });

  test('leaves two coders’ codings of the same words two, each its coder’s.', () => {
    const study = comparedStudy();
    const mine = study.host.parts.coder.id();
    const second = study.call('coders.add', { name: 'Second', initials: 'S', color: '#123456' });
    study.call('coders.choose', { id: second.id });
    const theirs = study.code(study.telling.id, 0, 20);
    isOneStep(study, () => {
      const { outcome } = study.decide({ is: 'same', into: study.asking.id }, [
        study.one.id,
        study.told.id,
        theirs.id,
      ]);
      expect(outcome).toMatchObject({ moved: [theirs.id], joined: 1 });
    });
    const same = list(study.host.parts.db.orm, 'coding').filter((row) => row.start === 0);
    expect(same.map((row) => [row.coderId, row.codeId])).toEqual([
      [mine, study.asking.id],
      [second.id, study.asking.id],
    ]);
  });
});

describe('Sorting into piles', () => {
  const sort = (study: ComparedStudy, piles: { code: object; codingIds: Id[] }[]) =>
    study.call('comparisons.sort', {
      codeId: study.asking.id,
      question: 'What kinds of asking are there?',
      piles: piles as never,
      reason: 'Two kinds.',
    });

  test('makes a code of each named pile below, moves others to theirs, and leaves what is in no pile.', () => {
    const study = comparedStudy();
    isOneStep(study, () => {
      const { verdict, outcome } = sort(study, [
        { code: { name: 'asking how', shortDefinition: 'The way.' }, codingIds: [study.one.id] },
        { code: { id: study.telling.id }, codingIds: [study.two.id, study.two.id] },
      ]);
      expect(verdict).toBe('sorted');
      expect(outcome).toMatchObject({
        moved: [study.one.id, study.two.id],
        joined: 0,
        codeId: study.asking.id,
      });
    });
    const made = codeNamed(study, 'asking how');
    expect(made).toMatchObject({ parentId: study.asking.id, shortDefinition: 'The way.' });
    expect(study.codes()).toMatchObject({
      [study.one.id]: made.id,
      [study.two.id]: study.telling.id,
      [study.three.id]: study.asking.id,
    });
    expect(label(study)).toBe('Sorted “asking” into 2 piles');
  });

  test('keeps the link both ways: the record and the history of either name the other, also when either is renamed or moved.', () => {
    const study = comparedStudy();
    const { comparison: sorted } = sort(study, [
      { code: { name: 'asking how' }, codingIds: [study.one.id] },
      { code: { name: 'asking why' }, codingIds: [study.two.id] },
    ]);
    const made = ['asking how', 'asking why'].map((name) => codeNamed(study, name));
    const ids = made.map((row) => row.id);
    expect(made.map((row) => row.parentId)).toEqual([study.asking.id, study.asking.id]);
    study.call('codes.update', { ids: [study.asking.id], patch: { name: 'asking at all' } });
    study.call('codes.move', { ids, parentId: study.theme.id });

    const kept = study.call('comparisons.read', { id: sorted.id });
    expect(kept).toMatchObject({ verdict: 'sorted', outcome: { codeId: study.asking.id, made: ids } });
    expect(kept.items.map(({ codingId, codeId, nowCodeId }) => [codingId, codeId, nowCodeId])).toEqual([
      [study.one.id, study.asking.id, ids[0]],
      [study.two.id, study.asking.id, ids[1]],
    ]);
    const listed = study.call('comparisons.list', { codeId: study.asking.id }).comparisons;
    expect(listed.map((one) => one.id)).toEqual([sorted.id]);

    const partsOf = (codeId: Id) => study.call('codes.story', { codeId }).lines.flatMap((line) => line.parts);
    for (const id of ids)
      expect(partsOf(id)).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ is: 'took', codeId: study.asking.id, count: 1, merged: false }),
        ]),
      );
    expect(partsOf(study.asking.id)).toEqual(
      expect.arrayContaining([
        ...ids.map((codeId): unknown => expect.objectContaining({ is: 'gave', codeId, count: 1 })),
        expect.objectContaining({ is: 'compared', comparisonId: sorted.id, verdict: 'sorted' }),
      ]),
    );
  });

  test('exchanges incidents of the same words between two codes without joining or losing one.', () => {
    const study = comparedStudy();
    isOneStep(study, () => {
      const { outcome } = sort(study, [
        { code: { id: study.telling.id }, codingIds: [study.one.id] },
        { code: { id: study.asking.id }, codingIds: [study.told.id] },
      ]);
      expect(outcome).toMatchObject({ moved: [study.one.id, study.told.id], joined: 0 });
    });
    expect(study.codes()).toMatchObject({
      [study.one.id]: study.telling.id,
      [study.told.id]: study.asking.id,
    });
  });

  test('below a theme makes codes, at the level that may stand there.', () => {
    const study = comparedStudy();
    study.call('comparisons.sort', {
      codeId: study.theme.id,
      piles: [{ code: { name: 'first' }, codingIds: [study.one.id] }],
      reason: '',
    });
    expect(codeNamed(study, 'first')).toMatchObject({ level: 'code', parentId: study.theme.id });
    expect(label(study)).toBe('Sorted “Being met” into 1 pile');
  });

  test('below a theme makes categories where they are asked for, and keeps whose words a name is.', () => {
    const study = comparedStudy();
    isOneStep(study, () => {
      study.call('comparisons.sort', {
        codeId: study.theme.id,
        level: 'category',
        piles: [{ code: { name: 'I tell them', origin: 'in vivo' }, codingIds: [study.one.id] }],
        reason: '',
      });
    });
    const made = codeNamed(study, 'I tell them');
    expect(made).toMatchObject({ level: 'category', origin: 'in vivo', parentId: study.theme.id });
    expect(study.codes()).toMatchObject({ [study.one.id]: made.id });
  });
});

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
