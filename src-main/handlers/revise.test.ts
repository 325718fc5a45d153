import { expect, test } from 'vitest';
import { list } from '../db/rows.ts';
import { dump, smallStudy, type SmallStudy } from './testing/study.ts';

const first =
  'PW01: I tell them strait, I have been in that bed myself.\n\nI: And then?\n\nPW01: You see the hole face change.\n';
const corrected =
  'PW01: I tell them straight, I have been in that bed myself.\n\nI: And then?\n\nSU02: He did not say.\n\nPW01: You see the whole face change.\n'; // prettier-ignore

// The handler answers later, whatever the type of `call` says.
const read = async (study: SmallStudy, name: string, text: string) =>
  study.call('import.read', { name, bytes: new TextEncoder().encode(text) });

test('A corrected file is laid over its transcript: codings stay on their words, speakers and turns are the file’s.', async () => {
  const study = smallStudy();
  const reading = await read(study, 'VOL1PW01.txt', first);
  const { transcriptIds } = study.call('import.confirm', {
    files: [{ stagingId: reading.stagingId, title: 'VOL1PW01', caseCode: 'VOL1', participantCode: 'PW01' }],
  });
  const id = transcriptIds[0]!;
  const open = () => study.call('transcripts.open', { id });
  const code = (words: string) => {
    const start = open().transcript.text.indexOf(words);
    return study.call('codings.add', {
      transcriptId: id,
      start,
      end: start + words.length,
      code: { add: { name: words } },
    });
  };
  const kept = code('been in that bed');
  const changed = code('tell them strait');
  const late = code('face change');
  const before = dump(study.host.parts.db);
  const again = await read(study, 'VOL1PW01 corrected.txt', corrected);
  const seen = study.call('transcripts.revise', { id, stagingId: again.stagingId, dryRun: true });
  expect(seen).toMatchObject({
    isSame: false,
    newSpeakers: ['SU02'],
    lost: [],
    changed: [{ codingId: changed.id, before: 'tell them strait', after: 'tell them straight' }],
  });
  expect(seen).toMatchObject({ kept: 2, places: seen.differences.length });
  expect(seen.differences[0]).toMatchObject({ before: 'I tell them strai', removed: '', inserted: 'gh' });
  expect(seen.likeness).toBeGreaterThan(0.3);
  expect(dump(study.host.parts.db)).toEqual(before);
  const { stagingId } = again;
  const moved = await study.refusal('transcripts.revise', { id, stagingId, textRevision: 7, dryRun: false });
  expect(moved.code).toBe('conflict');
  study.call('transcripts.revise', { id, stagingId, textRevision: seen.textRevision, dryRun: false });
  const { transcript, coding, turn } = open();
  const words = (codingId: number) => {
    const row = coding.find((one) => one.id === codingId)!;
    return transcript.text.slice(row.start, row.end);
  };
  expect([kept, changed, late].map((row) => words(row.id))).toEqual([
    'been in that bed',
    'tell them straight',
    'face change',
  ]);
  const labels = new Map(list(study.host.parts.db.orm, 'speaker').map((row) => [row.id, row.label]));
  expect(turn.map((row) => labels.get(row.speakerId ?? 0))).toEqual(['PW01', 'I', 'SU02', 'PW01']);
  expect(study.call('project.check', {})).toEqual([]);
  expect(
    (await study.refusal('transcripts.revise', { id, stagingId: again.stagingId, dryRun: true })).code,
  ).toBe('not_found');
  study.call('history.undo', {});
  // The corrected file itself is kept, as every file that has come in.
  const { source_file: _a, ...rows } = dump(study.host.parts.db);
  const { source_file: _b, ...were } = before;
  expect(rows).toEqual(were);
});
