import type { Progress, Told } from '@shared/contract/index.ts';
import { expect, test } from 'vitest';
import { studyOn } from './handlers/testing/copied.ts';
import { smallStudy } from './handlers/testing/study.ts';
import { createHost } from './host.ts';

/** What was told of a study's progress from now on, once there is something. */
function listening(study: ReturnType<typeof smallStudy>) {
  const heard: Progress[] = [];
  study.host.subscribeTold?.((told: Told) => {
    if ('progressOf' in told) heard.push(...told.progressOf);
  });
  return heard;
}

test('How far a transcript is coded is told a moment after a coding comes or moves, and not when only its code changes.', async () => {
  const study = smallStudy();
  const heard = listening(study);
  const coding = study.call('codings.add', {
    transcriptId: study.first,
    start: 0,
    end: 6,
    code: { add: { name: 'one' } },
  });
  await expect
    .poll(() => heard)
    .toEqual([{ transcriptId: study.first, turns: 1, codedTurns: 1, codings: 1 }]);
  heard.length = 0;
  const two = study.call('codes.add', { name: 'two' });
  study.call('codings.update', { id: coding.id, codeId: two.id });
  study.call('codings.remove', { ids: [coding.id] });
  await expect
    .poll(() => heard)
    .toEqual([{ transcriptId: study.first, turns: 1, codedTurns: 0, codings: 0 }]);
  study.host.close();
});

test('A region that is taken in or out of scope moves how far its transcript is coded, also where nothing in it is coded.', async () => {
  const study = smallStudy();
  const heard = listening(study);
  const [region] = study.host.parts.db.sqlite.prepare('select id, "end" from region').all() as {
    id: number;
  }[];
  study.call('regions.update', { id: region!.id, end: 70 });
  await expect.poll(() => heard.map((one) => one.transcriptId)).toEqual([study.second]);
  study.host.close();
});

test('A count that fails is logged, harms nothing else, and is made up for with the next change.', async () => {
  const log: string[] = [];
  const study = smallStudy();
  const { db } = study.host.parts;
  const host = createHost({ db, ...study.meter, log: (line) => void log.push(line) });
  const onHost = studyOn(host, study.meter, study);
  const heard: Progress[] = [];
  host.subscribeTold?.((told: Told) => {
    if ('progressOf' in told) heard.push(...told.progressOf);
  });
  const rename = (from: string, to: string) => db.sqlite.exec(`alter table ${from} rename to ${to}`);
  const code = (transcriptId: number) =>
    onHost.call('codings.add', {
      transcriptId,
      start: 20,
      end: 26,
      code: { add: { name: `of ${transcriptId}` } },
    });
  code(study.first);
  rename('turn', 'turn_gone');
  await expect.poll(() => log).toEqual([expect.stringContaining('no such table: turn')]);
  expect(log[0]).toContain('progress');
  rename('turn_gone', 'turn');
  code(study.second);
  await expect.poll(() => heard.map((one) => one.transcriptId)).toEqual([study.first, study.second]);
  host.close();
});
