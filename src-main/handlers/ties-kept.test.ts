import { bodyOf } from '@shared/memo/body.ts';
import { anchoredIn } from '@shared/memo/lines.ts';
import { expect, test } from 'vitest';
import { get, list as rows } from '../db/rows.ts';
import { checkProject } from '../repositories/check.ts';
import { editText, putting, textOf } from './testing/edits.ts';
import { bodyJson, chip, memoWith, paragraph, quoteCoding, quotePassage, textNode } from './testing/memos.ts';
import { smallStudy, type SmallStudy } from './testing/study.ts';

const orm = (study: SmallStudy) => study.host.parts.db.orm;
const linksOf = (study: SmallStudy, memoId: number) =>
  rows(orm(study), 'memoLink').filter((link) => link.memoId === memoId);
/** Codes words of the first transcript. */
const coded = (study: SmallStudy, words: string, code: { id: number } | { name: string }) => {
  const start = textOf(study, study.first).indexOf(words);
  return study.call('codings.add', {
    transcriptId: study.first,
    start,
    end: start + words.length,
    code: 'id' in code ? code : { add: code },
  });
};
const quotedIn = (study: SmallStudy, memoId: number) =>
  study.call('memos.quoted', {
    id: memoId,
    quotations: anchoredIn(bodyOf(get(orm(study), 'memo', memoId))).filter(
      (node) => node.type === 'quotation',
    ),
  });
/** A memo that quotes these codings and is on those. */
const memoOf = (study: SmallStudy, quoted: Record<string, number>, on: number[]) =>
  study.call('memos.add', {
    kind: 'theoretical',
    title: 'A memo',
    plainText: '',
    body: bodyJson(...Object.entries(quoted).map(([anchor, id]) => quoteCoding(anchor, id))),
    on: on.map((targetId) => ({ target: 'coding' as const, targetId })),
  });

test('A memo that is on a coding and quotes it is on, and quotes, the one it becomes in a merge.', () => {
  const study = smallStudy();
  const [a, b] = [coded(study, 'that bed', { name: 'X' }), coded(study, 'that bed', { name: 'Y' })];
  const memo = memoOf(study, { q: a.id }, [a.id]);
  study.call('codes.merge', { ids: [a.codeId], into: b.codeId });
  expect(linksOf(study, memo.id)).toMatchObject([
    { role: 'on', targetId: b.id },
    { role: 'quote', targetId: b.id, anchor: 'q' },
  ]);
  expect(quotedIn(study, memo.id)).toMatchObject([{ state: 'there', words: 'that bed', codingId: b.id }]);
});

test('Two quotations of one memo whose codings are joined both quote the joined one.', () => {
  const study = smallStudy();
  const a = coded(study, 'in that', { name: 'X' });
  const b = coded(study, 'that bed', { id: a.codeId });
  const memo = memoOf(study, { q: a.id, p: b.id }, []);
  study.call('codings.join', { ids: [a.id, b.id] });
  expect(quotedIn(study, memo.id)).toMatchObject([
    { anchor: 'q', state: 'there', words: 'in that bed' },
    { anchor: 'p', state: 'there', words: 'in that bed' },
  ]);
});

test('A memo that is on one coding and quotes the other keeps both ties, once, when they become one.', () => {
  for (const [on, quoted] of [
    [0, 1],
    [1, 0],
  ] as const) {
    const study = smallStudy();
    const pair = [coded(study, 'that bed', { name: 'X' }), coded(study, 'that bed', { name: 'Y' })] as const;
    const memo = memoOf(study, { q: pair[quoted].id }, [pair[on].id]);
    const twice = memoOf(study, {}, [pair[0].id, pair[1].id]);
    study.call('codes.merge', { ids: [pair[0].codeId], into: pair[1].codeId });
    const ties = linksOf(study, memo.id).map(({ role, targetId }) => ({ role, targetId }));
    expect(ties).toHaveLength(2);
    expect(ties).toContainEqual({ role: 'on', targetId: pair[1].id });
    expect(ties).toContainEqual({ role: 'quote', targetId: pair[1].id });
    expect(linksOf(study, twice.id)).toMatchObject([{ role: 'on', targetId: pair[1].id }]);
  }
});

test('Erasing a code leaves a coding that lost its words there in needs review.', async () => {
  const study = smallStudy();
  const lost = coded(study, 'that bed', { name: 'X' });
  const whole = coded(study, 'I have been in that bed myself', { id: lost.codeId });
  editText(study, study.first, [putting(study, study.first, 'that bed ', '')]);
  const at = get(orm(study), 'coding', lost.id).start;
  const erase = { transcriptId: study.first, start: at - 3, end: at + 3, codeId: lost.codeId };
  expect(study.call('codings.erase', erase)).toMatchObject({ removed: 0, cut: 1 });
  expect(study.call('review.list', {}).items).toMatchObject([{ coding: { id: lost.id } }]);
  study.call('codings.remove', { ids: rows(orm(study), 'coding').flatMap(({ id }) => (id === lost.id ? [] : id)) }); // prettier-ignore
  expect(rows(orm(study), 'coding').map((row) => row.id)).toEqual([lost.id]);
  expect(whole.codeId).toBe(lost.codeId);
  expect((await study.refusal('codings.erase', erase)).code).toBe('not_found');
  expect(checkProject(study.host.parts.db)).toEqual([]);
});

test('What words hold up is shown without the codings that lost their words among them.', () => {
  const study = smallStudy();
  const lost = coded(study, 'that bed', { name: 'X' });
  const whole = coded(study, 'I have been in that bed myself', { name: 'Y' });
  editText(study, study.first, [putting(study, study.first, 'that bed ', '')]);
  const { start, end } = get(orm(study), 'coding', whole.id);
  const above = study.call('evidence.above', { transcriptId: study.first, start, end });
  expect(above.codings.map((row) => row.codingId)).toEqual([whole.id]);
  const listed = { codeId: lost.codeId, withOutOfScope: true };
  expect(study.call('codes.incidents', listed)).toEqual({ incidents: [], total: 0 });
});

/** A memo that quotes words that are deleted then, and one that is on them. */
function lostMemos() {
  const study = smallStudy();
  const quoting = memoWith(study, quotePassage(study, 'q', study.first, 'that bed'));
  const start = textOf(study, study.first).indexOf('that bed');
  const on = study.call('memos.add', {
    kind: 'theoretical',
    title: 'On it',
    plainText: '',
    on: [
      { target: 'passage', targetId: study.first, start, end: start + 8 },
      { target: 'transcript', targetId: study.first },
    ],
  });
  editText(study, study.first, [putting(study, study.first, 'that bed ', '')]);
  return { study, quoting, on };
}
const labelOf = (study: SmallStudy) => study.call('trail.list', {}).lines[0]?.label;

test('A quotation of a memo that lost its words stays on its transcript until somebody selects other words or takes it off.', async () => {
  const { study, quoting, on } = lostMemos();
  const listed = study.call('review.list', { transcriptId: study.first }).memos;
  expect(listed).toMatchObject([
    { memoId: quoting.id, isQuoted: true },
    { memoId: on.id, isQuoted: false },
  ]);
  const id = listed[0]!.linkId;
  const refused = await study.refusal('review.settle', { id, of: 'memo', action: 'accept' });
  expect(refused).toMatchObject({ code: 'conflict' });
  expect(quotedIn(study, quoting.id)).toMatchObject([{ state: 'review', transcriptId: study.first }]);
  const start = textOf(study, study.first).indexOf('myself');
  study.call('review.settle', { id, of: 'memo', action: 'anchor', start, end: start + 6 });
  expect(quotedIn(study, quoting.id)).toMatchObject([{ state: 'there', words: 'myself' }]);
  expect(labelOf(study)).toBe('Placed memo “A memo” again');
});

test('The trail says of a memo whose words were deleted what was done with it.', () => {
  const { study, on } = lostMemos();
  const id = study.call('review.list', {}).memos.find((row) => row.memoId === on.id)!.linkId;
  study.call('review.settle', { id, of: 'memo', action: 'accept' });
  expect(labelOf(study)).toBe('Put memo “On it” on the whole transcript');
  expect(linksOf(study, on.id)).toMatchObject([{ target: 'transcript', role: 'on' }]);
  study.call('history.undo', {});
  study.call('review.settle', { id, of: 'memo', action: 'remove' });
  expect(labelOf(study)).toBe('Took memo “On it” off words that were deleted');
});

test('A chip that was taken out of a memo’s text is not brought back as a tie that nothing in the text holds.', async () => {
  const study = smallStudy();
  const trust = study.call('codes.add', { name: 'trust', level: 'code', parentId: null });
  const memo = memoWith(study, paragraph(chip('c', 'code', trust.id)));
  study.call('memos.update', { id: memo.id, body: bodyJson(paragraph(textNode('nothing'))) });
  const revision = study.host.parts.revision();
  expect(study.call('trail.read', { revision }).gone).toBe(0);
  expect((await study.refusal('trail.bringBack', { revision })).code).toBe('conflict');
  expect(linksOf(study, memo.id)).toEqual([]);
});

test('A code that comes back is named again by the memos whose texts name it still, also by one that is on it.', () => {
  const study = smallStudy();
  const trust = study.call('codes.add', { name: 'trust', level: 'code', parentId: null });
  const [still, no] = [1, 2].map(() => memoWith(study, paragraph(chip('c', 'code', trust.id))));
  study.call('memos.tie', { id: still!.id, on: { target: 'code', targetId: trust.id } });
  study.call('codes.remove', { ids: [trust.id] });
  const revision = study.host.parts.revision();
  study.call('memos.update', { id: no!.id, body: bodyJson(paragraph(textNode('nothing'))) });
  expect(study.call('trail.read', { revision }).gone).toBe(3);
  study.call('trail.bringBack', { revision });
  expect(
    linksOf(study, still!.id)
      .map((link) => link.role)
      .sort(),
  ).toEqual(['mention', 'on']);
  expect(linksOf(study, no!.id)).toEqual([]);
});

test('A memo that comes back is tied to all that its text names.', () => {
  const study = smallStudy();
  const trust = study.call('codes.add', { name: 'trust', level: 'code', parentId: null });
  const memo = memoWith(study, paragraph(chip('c', 'code', trust.id)));
  study.call('memos.remove', { id: memo.id });
  const revision = study.host.parts.revision();
  expect(study.call('trail.read', { revision }).gone).toBe(2);
  study.call('trail.bringBack', { revision });
  expect(linksOf(study, memo.id)).toMatchObject([{ role: 'mention', targetId: trust.id }]);
});
