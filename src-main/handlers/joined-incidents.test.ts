import type { Id } from '@shared/contract/index.ts';
import { describe, expect, test } from 'vitest';
import { list } from '../db/rows.ts';
import { comparedStudy, isOneStep } from './testing/compared.ts';

describe('A verdict', () => {
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
