import type { Id } from '@shared/contract/index.ts';
import { describe, expect, test } from 'vitest';
import { codeNamed, comparedStudy, isOneStep, label, type ComparedStudy } from './testing/compared.ts';

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
