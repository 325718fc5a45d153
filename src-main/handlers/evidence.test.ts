import { expect, test } from 'vitest';
import { smallStudy } from './testing/study.ts';
import { coded } from './testing/tracing.ts';

test('Evidence is followed from a theme to the words under it, and from words up to all that rests on them.', () => {
  const study = smallStudy();
  const theme = study.call('codes.add', { level: 'theme', name: 'T', parentId: null });
  const one = coded(study, 'that bed', { name: 'bed', parentId: theme.id });
  study.call('exemplars.add', { codingId: one.id });
  study.call('memos.add', {
    kind: 'reflexive',
    title: 'On it',
    plainText: '',
    on: [{ target: 'coding', targetId: one.id }],
  });
  study.call('comparisons.decide', {
    question: 'The same?',
    basis: { codeIds: [theme.id], withBelow: true, columns: 'role', rows: null, filter: {} },
    codingIds: [one.id],
    verdict: { is: 'same' },
  });
  const { parts } = study.host;
  parts.write({ kind: 'relations.add', label: 'Drew an arrow' }, (tx) => {
    const relation = tx.insert('relation', { guid: parts.newGuid(), fromCodeId: one.codeId, toCodeId: theme.id, type: 'leads to', origin: 'data', label: '' });
    tx.insert('relationEvidence', { relationId: relation.id, codingId: one.id, supports: true });
    const diagram = tx.insert('diagram', { guid: parts.newGuid(), name: 'Change model' });
    tx.insert('diagramEdge', { diagramId: diagram.id, relationId: relation.id, route: '' });
  }); // prettier-ignore
  const below = study.call('evidence.below', { codeId: theme.id });
  expect(below.codes).toMatchObject([
    { name: 'T', codings: 1, ownCodings: 0, exemplars: 1, participants: 1, cases: 1, roles: [{ prefix: 'PW', codings: 1 }] },
    { name: 'bed', codings: 1, ownCodings: 1 },
  ]); // prettier-ignore
  expect(below.incidents).toMatchObject([
    { words: 'that bed', identifier: 'PAR1PW01', quotation: 'that bed' },
  ]);
  const [up] = study.call('evidence.above', {
    transcriptId: study.first,
    start: one.start + 1,
    end: one.end + 3,
  }).codings;
  expect(up?.path.map((code) => code.name)).toEqual(['T', 'bed']);
  expect(up).toMatchObject({
    comparisons: [{ question: 'The same?', verdict: 'same' }],
    memos: [{ title: 'On it' }],
    relations: [{ from: 'bed', to: 'T', type: 'leads to', diagrams: ['Change model'] }],
  });
});
