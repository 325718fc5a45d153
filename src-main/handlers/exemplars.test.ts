import { expect, test } from 'vitest';
import { list } from '../db/rows.ts';
import { FIRST_WORDS, smallStudy } from './testing/study.ts';

const starred = () => {
  const study = smallStudy();
  const { id } = study.call('codes.add', { name: 'one' });
  const coding = study.call('codings.add', { transcriptId: study.first, start: 0, end: 52, code: { id } });
  const exemplar = study.call('exemplars.add', { codingId: coding.id });
  const quotation = () => study.call('codings.read', { ids: [coding.id] })[0]!.quotation;
  return { study, coding, exemplar, quotation, words: FIRST_WORDS.slice(0, 52) };
};

test('An exemplar says its words until they are cut, and a coding is an exemplar once.', async () => {
  const { study, coding, quotation, words } = starred();
  expect(quotation()).toBe(words);
  expect((await study.refusal('exemplars.add', { codingId: coding.id })).code).toBe('conflict');
});

test('Cut words are shown as an ellipsis, and a substitution in square brackets.', () => {
  const { study, exemplar, quotation, words } = starred();
  const straight = words.indexOf(' straight');
  const bed = words.indexOf('that bed');
  study.call('exemplars.update', {
    id: exemplar.id,
    rendition: {
      cuts: [
        { start: straight, end: straight + ' straight,'.length, with: null },
        { start: bed, end: bed + 'that bed'.length, with: 'hospital' },
      ],
    },
  });
  expect(quotation()).toContain('…');
  expect(quotation()).toContain('[hospital]');
  expect(quotation()).not.toContain('straight');
});

test('A cut beyond the words is refused as unfaithful, and nothing is changed.', async () => {
  const { study, exemplar, quotation, words } = starred();
  const wrong = { id: exemplar.id, rendition: { cuts: [{ start: 0, end: 500, with: null }] } };
  expect((await study.refusal('exemplars.update', wrong)).code).toBe('unfaithful');
  expect(quotation()).toBe(words);
});

test('Exemplars are ranked, and a rank between two others puts one between them.', () => {
  const { study, exemplar, coding } = starred();
  const other = study.call('codings.add', {
    transcriptId: study.first,
    start: 54,
    end: 80,
    code: { id: coding.codeId },
  });
  const second = study.call('exemplars.add', { codingId: other.id });
  expect(second.rank).toBeGreaterThan(exemplar.rank);
  study.call('exemplars.update', { id: second.id, rank: exemplar.rank - 0.5 });
  const ranked = list(study.host.parts.db.orm, 'exemplar').sort((a, b) => a.rank - b.rank);
  expect(ranked.map((row) => row.id)).toEqual([second.id, exemplar.id]);
});

test('An exemplar is taken back, and undo names what it takes back.', () => {
  const { study, exemplar, quotation, words } = starred();
  study.call('exemplars.remove', { id: exemplar.id });
  expect(quotation()).toBeNull();
  expect(study.call('history.undo', {}).label).toBe('Took back an exemplar of “one”');
  expect(quotation()).toBe(words);
});
