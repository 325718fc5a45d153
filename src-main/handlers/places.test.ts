import type { Id, MethodName } from '@shared/contract/index.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { get } from '../db/rows.ts';
import { editText, putting, textOf } from './testing/edits.ts';
import { dump, FIRST_WORDS, smallStudy, type SmallStudy } from './testing/study.ts';

let study: SmallStudy;
beforeEach(() => {
  study = smallStudy();
});

const WORDS = 'that bed myself';
const revision = () => get(study.host.parts.db.orm, 'transcript', study.first).textRevision;
const at = (words: string) => {
  const start = textOf(study, study.first).indexOf(words);
  return { start, end: start + words.length };
};

/** What can be asked for at a place, made of the place and of the revision it was read in. */
type Asking = (
  place: { start: number; end: number; textRevision: number },
  there: { codingId: Id; codeId: Id; regionId: Id; memoId: Id; lostId: Id },
) => object;
const CALLS: readonly (readonly [MethodName, Asking])[] = [
  ['codings.add', (place, { codeId }) => ({ ...place, transcriptId: study.first, code: { id: codeId } })],
  ['codings.update', (place, { codingId }) => ({ ...place, id: codingId })],
  [
    'codings.split',
    ({ start, textRevision }, { codingId }) => ({ id: codingId, at: start + 5, textRevision }),
  ],
  ['codings.erase', (place, { codeId }) => ({ ...place, transcriptId: study.first, codeId })],
  ['regions.add', (place) => ({ ...place, transcriptId: study.first, name: 'Open part', inScope: true })],
  ['regions.update', (place, { regionId }) => ({ ...place, id: regionId })],
  [
    'memos.add',
    (place) => ({
      kind: 'theoretical',
      title: 'On it',
      plainText: '',
      on: [{ ...place, target: 'passage', targetId: study.first }],
    }),
  ],
  ['memos.tie', (place, { memoId }) => ({ id: memoId, on: { ...place, target: 'passage', targetId: study.first } })], // prettier-ignore
  ['memos.quote', (place, { memoId }) => ({ ...place, id: memoId, target: 'passage', targetId: study.first })], // prettier-ignore
  ['review.settle', (place, { lostId }) => ({ ...place, id: lostId, action: 'anchor' })],
];

describe('A place in a text', () => {
  test.each(CALLS)(
    'that has been changed since is refused by %s, and nothing is written',
    async (method, asking) => {
      const coded = study.call('codings.add', { transcriptId: study.first, ...at(FIRST_WORDS), code: { add: { name: 'all of it' } } }); // prettier-ignore
      study.call('codings.add', { transcriptId: study.first, ...at('straight'), code: { add: { name: 'gone' } } }); // prettier-ignore
      const region = study.call('regions.add', { transcriptId: study.first, ...at('I tell them'), name: 'Opening', inScope: true }); // prettier-ignore
      const memo = study.call('memos.add', { kind: 'theoretical', title: 'M', plainText: '', on: [] });
      editText(study, study.first, [putting(study, study.first, 'straight', '')]);
      const there = {
        codingId: coded.id,
        codeId: coded.codeId,
        regionId: region.id,
        memoId: memo.id,
        lostId: study.call('review.list', { transcriptId: study.first }).items[0]?.id ?? 0,
      };
      const read = { ...at(WORDS), textRevision: revision() };
      editText(study, study.first, [putting(study, study.first, 'I tell', 'Well, I tell')]);
      const before = dump(study.host.parts.db);
      const refused = await study.refusal(method, asking(read, there));
      expect(refused).toMatchObject({ code: 'conflict' });
      expect(refused.message).toContain('has been changed since these words were selected');
      expect(dump(study.host.parts.db)).toEqual(before);

      const now = { ...at(WORDS), textRevision: revision() };
      study.call(method, asking(now, there) as never);
      expect(dump(study.host.parts.db)).not.toEqual(before);
      expect(study.call('project.check', {})).toEqual([]);
    },
  );
});
