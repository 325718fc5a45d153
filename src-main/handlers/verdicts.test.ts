import { describe, expect, test } from 'vitest';
import { list } from '../db/rows.ts';
import { codeNamed, comparedStudy, isOneStep, label } from './testing/compared.ts';

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
});
