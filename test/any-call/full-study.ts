import { bodyJson, chip, paragraph, quoteCoding, textNode } from '../../src-main/handlers/testing/memos.ts';
import { copied } from '../../src-main/handlers/testing/copied.ts';
import { smallStudy, type SmallStudy } from '../../src-main/handlers/testing/study.ts';

/** A small study with something in every table that calls can reach: most of what is asked of it at random is there. */
export const fullStudy = copied(() => {
  const study = smallStudy();
  const { first, second } = study;
  const call: SmallStudy['call'] = (method, input) => study.call(method, input);
  const domain = call('codes.add', { name: 'domain', level: 'domain' });
  const theme = call('codes.add', { name: 'theme', level: 'theme', parentId: domain.id });
  const category = call('codes.add', { name: 'category', level: 'category', parentId: theme.id });
  const codes = ['one', 'two', 'three'].map(
    (name, i) => call('codes.add', { name, parentId: i < 2 ? category.id : null }).id,
  );
  const coding = (transcriptId: number, start: number, end: number, id: number) =>
    call('codings.add', { transcriptId, start, end, code: { id } }).id;
  const codings = codes.flatMap((id, i) => [
    coding(first, 2 + i, 20 + 2 * i, id),
    coding(first, 30, 48 + i, id),
    coding(second, 13 + i, 36, id),
  ]);
  const coder = call('coders.add', { name: 'Second', initials: 'S', color: '#2f6f73' });
  call('coders.choose', { id: coder.id });
  const [a = 0, b = 0] = codes;
  codings.push(coding(first, 2, 20, a), coding(first, 30, 48, b));
  for (const codingId of codings.slice(0, 4)) call('exemplars.add', { codingId, reason: 'clear' });
  call('codeGroups.add', { name: 'group', codeIds: codes });
  const property = call('properties.add', {
    codeId: category.id,
    name: 'how far',
    lowEnd: 'near',
    highEnd: 'far',
  });
  call('propertyValues.set', { propertyId: property.id, codingId: codings[0] ?? 0, place: 0.5 });
  const memo = call('memos.add', {
    kind: 'theoretical',
    title: 'memo',
    plainText: '',
    body: bodyJson(paragraph(textNode('on '), chip('c1', 'code', a)), quoteCoding('q1', codings[1] ?? 0)),
    on: [
      { target: 'code', targetId: b },
      { target: 'passage', targetId: first, start: 4, end: 12 },
    ],
  });
  const section = call('sections.add', { name: 'section' });
  call('memos.sort', { id: memo.id, sectionId: section.id });
  for (const [subject, subjectId] of [
    ['case', 1],
    ['participant', 1],
    ['transcript', first],
  ] as const) {
    const attribute = call('attributes.add', { subject, name: subject, type: 'text' });
    call('attributes.set', { attributeId: attribute.id, subjectId, value: 'x' });
  }
  call('comparisons.decide', {
    question: 'One?',
    basis: { codeIds: codes, withBelow: true, columns: 'role', rows: null, filter: {} },
    codingIds: codings.slice(0, 2),
    verdict: { is: 'same' },
    reason: 'so',
  });
  call('transcripts.edit', {
    id: second,
    textRevision: 0,
    edit: [{ at: 0, remove: 0, insert: 'Well. ' }],
    turns: [{ start: 0, end: 83, speakerId: 2, startsAtMs: null }],
  });
  return study;
});
