import type { Id } from '@shared/contract/index.ts';
import { describe, expect, test } from 'vitest';
import { get, list } from '../db/rows.ts';
import { checkProject } from '../repositories/check.ts';
import { dump, FIRST_WORDS, smallStudy, type SmallStudy } from './testing/study.ts';

const coded = (study: SmallStudy, words: string, codeId: Id) => {
  const start = FIRST_WORDS.indexOf(words);
  return study.call('codings.add', {
    transcriptId: study.first,
    start,
    end: start + words.length,
    code: { id: codeId },
  });
};

const last = (study: SmallStudy, codeId: Id) => study.call('codes.story', { codeId }).lines.at(-1);

/** Two codes, and what stands on them before they are merged. */
const CASES = [
  { title: 'no incident', of: [], on: [], told: { count: 0, joined: 0 } },
  { title: 'only incidents coded there already', of: ['bed', 'face'], on: ['bed', 'face'], told: { count: 0, joined: 2 } },
  { title: 'some of each', of: ['bed', 'face', 'straight'], on: ['bed', 'whole'], told: { count: 2, joined: 1 } },
]; // prettier-ignore

describe.each(CASES)('A merge of a code with $title', ({ of, on, told }) => {
  const merge = () => {
    const study = smallStudy();
    const [from, into] = [
      study.call('codes.add', { name: 'telling it' }),
      study.call('codes.add', { name: 'saying it' }),
    ];
    for (const words of of) coded(study, words, from.id);
    for (const words of on) coded(study, words, into.id);
    const before = dump(study.host.parts.db);
    study.call('codes.merge', { ids: [from.id], into: into.id, reason: 'one and the same' });
    return { study, from, into, before, revision: study.host.parts.revision() };
  };

  test('is told in the story of both codes, with how many moved and why.', () => {
    const { study, from, into, revision } = merge();
    expect(last(study, into.id)).toMatchObject({
      revision,
      reason: 'one and the same',
      parts: [{ is: 'took', codeId: from.id, name: 'telling it', merged: true, ...told }],
    });
    expect(last(study, from.id)).toMatchObject({
      revision,
      reason: 'one and the same',
      parts: [{ is: 'gave', codeId: into.id, name: 'saying it', merged: true, count: told.count }],
    });
  });

  test('is in the trail of the code that stayed, and a moment before it the other is there as it was.', () => {
    const { study, from, into, revision } = merge();
    for (const codeId of [from.id, into.id])
      expect(study.call('trail.list', { codeId }).lines[0]?.revision).toBe(revision);
    const [, before] = study.call('trail.list', {}).lines;
    const then = study.call('codes.asOf', { codeId: from.id, at: before?.at ?? '' });
    expect(then.code).toEqual(from);
    expect(then.total).toBe(of.length);
    const [merged] = study.call('trail.list', { limit: 1 }).lines;
    expect(study.call('codes.asOf', { codeId: from.id, at: merged?.at ?? '' }).code).toBeNull();
  });

  test('is taken back whole by undo, done again by redo, and by then it is in no story.', () => {
    const { study, into, before, revision } = merge();
    const after = dump(study.host.parts.db);
    study.call('history.undo', {});
    expect(dump(study.host.parts.db)).toEqual(before);
    expect(last(study, into.id)?.revision).not.toBe(revision);
    study.call('history.redo', {});
    expect(dump(study.host.parts.db)).toEqual(after);
    expect(last(study, into.id)?.revision).toBe(revision);
  });

  test('is told in the story of the code that stayed when the other is brought back from it.', () => {
    const { study, from, into, revision } = merge();
    const told = () =>
      study
        .call('codes.story', { codeId: into.id })
        .lines.filter(({ parts }) => parts.some((part) => part.is === 'parted'));
    expect(told()).toEqual([]);
    study.call('trail.bringBack', { revision });
    const back = { is: 'parted', codeId: from.id, name: 'telling it' };
    expect(told()).toMatchObject([{ revision: revision + 1 }]);
    expect(last(study, into.id)?.parts).toContainEqual(back);
    study.call('history.undo', {});
    expect(told()).toEqual([]);
    study.call('history.undo', {});
    expect(told()).toEqual([]);
  });

  test('leaves no mark on a code that is brought back.', () => {
    const { study, from, before, revision } = merge();
    study.call('trail.bringBack', { revision });
    expect(dump(study.host.parts.db)).toEqual(before);
    expect(get(study.host.parts.db.orm, 'code', from.id).mergedIntoId).toBeNull();
    expect(checkProject(study.host.parts.db)).toEqual([]);
  });
});

describe('A merge of codes that are tied to each other', () => {
  const tied = () => {
    const study = smallStudy();
    const { parts } = study.host;
    const [a, b, into, other] = ['a', 'b', 'c', 'other'].map((name) => study.call('codes.add', { name }).id);
    if (!a || !b || !into || !other) throw new Error('Four codes were made.');
    const [one, two] = [coded(study, 'bed', a), coded(study, 'face', into)];
    const made = parts.write({ kind: 'test', label: 'Drew a diagram' }, (tx) => {
      const diagram = tx.insert('diagram', { guid: parts.newGuid(), name: 'Change model' });
      const box = { diagramId: diagram.id, label: '', origin: 'data' as const, x: 0, y: 0, w: 1, h: 1, style: '' };
      for (const codeId of [a, b, into, other]) tx.insert('diagramNode', { ...box, codeId });
      const drawn = (fromCodeId: Id, toCodeId: Id, label: string, more: object = {}) => {
        const { id } = tx.insert('relation', { guid: parts.newGuid(), fromCodeId, toCodeId, type: 'leads to', origin: 'data', label, ...more });
        tx.insert('diagramEdge', { diagramId: diagram.id, relationId: id, route: '' });
        for (const row of [one, two]) tx.insert('relationEvidence', { relationId: id, codingId: row.id, supports: true });
        return id;
      };
      return {
        itself: drawn(a, into, 'to itself'),
        between: drawn(b, a, 'between'),
        stays: drawn(into, other, 'as it was'),
        double: drawn(a, other, 'said again'),
        again: drawn(b, other, 'as it was'),
        read: drawn(a, other, 'read', { origin: 'literature' }),
      };
    }); // prettier-ignore
    const memoOn = (...on: { target: 'relation' | 'code'; targetId: Id }[]) =>
      study.call('memos.add', { kind: 'theoretical', title: 'why', plainText: '', on }).id;
    const [onItself, onDouble, onBoth] = [
      memoOn({ target: 'relation', targetId: made.itself }),
      memoOn({ target: 'relation', targetId: made.double }, { target: 'relation', targetId: made.stays }),
      memoOn({ target: 'code', targetId: a }, { target: 'code', targetId: into }),
    ];
    const before = dump(parts.db);
    study.call('codes.merge', { ids: [a, b], into });
    return { study, made, a, b, into, other, onItself, onDouble, onBoth, before };
  };

  test('leaves no relation of a code to itself, none twice, one box, and every memo once.', () => {
    const { study, made, into, other, onItself, onDouble, onBoth } = tied();
    const { orm } = study.host.parts.db;
    expect(
      list(orm, 'relation').map(({ id, fromCodeId, toCodeId, label }) => [id, fromCodeId, toCodeId, label]),
    ).toEqual([
      [made.stays, into, other, 'as it was; said again'],
      [made.read, into, other, 'read'],
    ]);
    expect(list(orm, 'diagramNode').map((row) => row.codeId)).toEqual([into, other]);
    expect(list(orm, 'diagramEdge').map((row) => row.relationId)).toEqual([made.stays, made.read]);
    expect(list(orm, 'relationEvidence')).toHaveLength(4);
    const on = (memoId: Id) =>
      list(orm, 'memoLink').flatMap((row) => (row.memoId === memoId ? [[row.target, row.targetId]] : []));
    expect(on(onItself)).toEqual([['code', into]]);
    expect(on(onDouble)).toEqual([['relation', made.stays]]);
    expect(on(onBoth)).toEqual([['code', into]]);
    expect(checkProject(study.host.parts.db)).toEqual([]);
  });

  test('is taken back whole by undo, and by bringing back.', () => {
    const { study, before } = tied();
    const { parts } = study.host;
    const [revision, after] = [parts.revision(), dump(parts.db)];
    study.call('history.undo', {});
    expect(dump(parts.db)).toEqual(before);
    study.call('history.redo', {});
    expect(dump(parts.db)).toEqual(after);
    study.call('trail.bringBack', { revision });
    expect(dump(parts.db)).toEqual(before);
  });
});

test('Several codes merged at once are each told, and a code that a coding brings back is of its own again.', () => {
  const study = smallStudy();
  const [a, b, into] = ['a', 'b', 'c'].map((name) => study.call('codes.add', { name }));
  if (!a || !b || !into) throw new Error('Three codes were made.');
  const gone = coded(study, 'bed', a.id);
  study.call('codings.remove', { ids: [gone.id] });
  const removal = study.host.parts.revision();
  study.call('codes.merge', { ids: [a.id, b.id], into: into.id });
  expect(last(study, into.id)?.parts).toMatchObject([
    { is: 'took', name: 'a', count: 0, merged: true },
    { is: 'took', name: 'b', count: 0, merged: true },
  ]);
  study.call('trail.bringBack', { revision: removal });
  expect(list(study.host.parts.db.orm, 'code').find((row) => row.id === a.id)).toEqual(a);
});

test('Codes that go back under a code that is brought back have a name each, whatever they are called by now.', () => {
  const study = smallStudy();
  const [from, into] = [study.call('codes.add', { name: 'a' }), study.call('codes.add', { name: 'b' })];
  const add = (name: string, parentId: Id) => study.call('codes.add', { name, parentId }).id;
  const [first, second, there] = [add('first', from.id), add('second', from.id), add('second', into.id)];
  study.call('codes.merge', { ids: [from.id], into: into.id });
  const revision = study.host.parts.revision();
  const name = (id: Id) => get(study.host.parts.db.orm, 'code', id).name;
  expect(name(second)).toBe('second (2)');
  study.call('codes.update', { ids: [there], patch: { name: 'another' } });
  study.call('codes.update', { ids: [first], patch: { name: 'second' } });
  study.call('trail.bringBack', { revision });
  expect([name(first), name(second)]).toEqual(['second', 'second (2)']);
  expect(list(study.host.parts.db.orm, 'code').filter((row) => row.parentId === from.id)).toHaveLength(2);
});

test('A merge that an older version wrote, which names no code in the log, is told as far as it can be.', () => {
  const study = smallStudy();
  const [from, into] = [study.call('codes.add', { name: 'a' }), study.call('codes.add', { name: 'b' })];
  const moved = coded(study, 'bed', from.id);
  study.host.parts.write({ kind: 'codes.merge', label: 'Merged “a” into “b”' }, (tx) => {
    tx.set('coding', [moved.id], 'codeId', into.id);
    tx.remove('code', from.id);
  });
  expect(last(study, into.id)?.parts).toMatchObject([{ is: 'took', name: 'a', count: 1, merged: true }]);
  expect(last(study, from.id)?.parts).toMatchObject([{ is: 'gave', name: 'b', count: 1, merged: true }]);
});
