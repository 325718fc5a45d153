import { expect, test } from 'vitest';
import { get, list } from '../db/rows.ts';
import { createHost } from '../host.ts';
import { studyOn } from './testing/copied.ts';
import { editText, putting, textOf } from './testing/edits.ts';
import { smallStudy, type SmallStudy } from './testing/study.ts';

const orm = (study: SmallStudy) => study.host.parts.db.orm;
const coded = (study: SmallStudy, words: string) => {
  const start = textOf(study, study.first).indexOf(words);
  const end = start + words.length;
  return study.call('codings.add', { transcriptId: study.first, start, end, code: { add: { name: words } } });
};

test('An attribute is not renamed to a name that another of its kind has, however it is written.', async () => {
  const study = smallStudy();
  const add = (name: string, subject: 'case' | 'participant') =>
    study.call('attributes.add', { name, subject, type: 'text', options: [] }).id;
  add('Sector', 'case');
  const setting = add('Setting', 'case');
  const others = add('Age', 'participant');
  for (const name of ['Sector', ' SECTOR '])
    expect((await study.refusal('attributes.update', { id: setting, name })).code).toBe('conflict');
  study.call('attributes.update', { id: others, name: 'Sector' });
  study.call('attributes.update', { id: setting, name: 'setting' });
  expect(get(orm(study), 'attribute', setting).name).toBe('setting');
});

test('A day that there is not is no date, of a transcript or of an attribute.', async () => {
  const study = smallStudy();
  const { id: attributeId } = study.call('attributes.add', {
    name: 'Met',
    subject: 'case',
    type: 'date',
    options: [],
  });
  const subjectId = list(orm(study), 'studyCase')[0]!.id;
  for (const day of ['2025-02-30', '2025-13-45', '2025-00-10', '2023-02-29']) {
    const update = { id: study.first, recordedOn: day };
    expect((await study.refusal('transcripts.update', update)).code).toBe('invalid');
    const set = { attributeId, subjectId, value: day };
    expect((await study.refusal('attributes.set', set)).code).toBe('invalid');
  }
  study.call('transcripts.update', { id: study.first, recordedOn: '2024-02-29' });
  study.call('attributes.set', { attributeId, subjectId, value: '0999-12-31' });
});

test('A quotation whose words were deleted is not looked at by cutting it, and stays in needs review.', async () => {
  const study = smallStudy();
  const coding = coded(study, 'that bed');
  const { id } = study.call('exemplars.add', { codingId: coding.id });
  editText(study, study.first, [putting(study, study.first, 'that bed ', '')]);
  const before = get(orm(study), 'exemplar', id);
  const cut = await study.refusal('exemplars.update', { id, rendition: { cuts: [] } });
  expect(cut.code).toBe('conflict');
  expect(get(orm(study), 'exemplar', id)).toEqual(before);
  expect(list(orm(study), 'review').map((row) => row.reason)).toContain('exemplar');
  expect(study.call('exemplars.update', { id, reason: 'Why' }).reason).toBe('Why');
});

test('A transcript that is named twice is deleted once.', () => {
  const study = smallStudy();
  study.call('transcripts.remove', { ids: [study.first, study.first] });
  expect(list(orm(study), 'transcript').map((row) => row.id)).toEqual([study.second]);
  expect(study.broadcasts.at(-1)?.change.label).toBe('Deleted transcript PAR1PW01');
});

test('A quotation that is put before itself stays where it is.', () => {
  const study = smallStudy();
  const [a, b] = ['that bed', 'whole face'].map((words) => {
    const coding = coded(study, words);
    return { codeId: coding.codeId, id: study.call('exemplars.add', { codingId: coding.id, standing: 'chosen' }).id }; // prettier-ignore
  });
  const before = list(orm(study), 'exemplar');
  const given = { id: a!.id, codeId: a!.codeId, standing: 'chosen' as const, beforeId: a!.id };
  expect(study.call('exemplars.rank', given)).toEqual(before[0]);
  expect(list(orm(study), 'exemplar')).toEqual(before);
  expect(b!.id).not.toBe(a!.id);
});

test('Where it cannot be kept who codes, whoever coded goes on, and no window is told otherwise.', async () => {
  const { host: first, meter, ...more } = smallStudy();
  const refused = Object.assign(new Error('EACCES: permission denied, open preferences.json.new'), {
    code: 'EACCES',
    path: '/data/preferences.json.new',
  });
  const preferences = {
    read: () => ({}),
    save: () => {
      throw refused;
    },
  };
  const host = createHost({ db: first.parts.db, ...meter, preferences });
  const study = studyOn(host, meter, more);
  const told: unknown[] = [];
  host.subscribeTold?.((one) => void told.push(one));
  const { id } = study.call('coders.add', { name: 'Two', initials: 'R2', color: '#8a4f7d' });
  const before = host.parts.coder.id();
  expect((await study.refusal('coders.choose', { id })).code).toBe('read_only');
  expect(host.parts.coder.id()).toBe(before);
  expect(told).toEqual([]);
});
