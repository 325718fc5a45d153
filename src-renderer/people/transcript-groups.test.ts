import type { Speaker } from '@shared/contract/index.ts';
import { expect, test } from 'vitest';
import type { State } from '../store/state.ts';
import { transcriptGroups } from './transcript-groups.ts';

/** A table that counts how often it is gone through. */
class Counted<V> extends Map<number, V> {
  times = 0;
  override values() {
    this.times++;
    return super.values();
  }
}

test('Speakers are gone through once, however many transcripts are listed.', () => {
  const ids = Array.from({ length: 200 }, (_, i) => i + 1);
  const table = <R extends object>(rowOf: (id: number) => R) =>
    new Map(ids.map((id) => [id, { id, guid: `${id}`, position: id, ...rowOf(id) }]));
  const speaker = new Counted<Speaker>(
    ids.map((id) => [
      id,
      {
        id,
        guid: `${id}`,
        transcriptId: id,
        label: 'PW',
        isInterviewer: false,
        participantId: id,
      } as Speaker,
    ]),
  );
  const tables = {
    studyCase: new Map([[1, { id: 1, guid: 'c', code: 'PAR1', label: '', position: 0 }]]),
    participant: table((id) => ({ caseId: 1, code: `PW${id}`, roleId: null })),
    transcript: table((id) => ({ title: `t${id}`, caseId: 1, recordedOn: null, language: null })),
    role: new Map(),
    speaker,
  } as unknown as State['tables'];
  const [group] = transcriptGroups({ tables }, '');
  expect(group?.transcripts).toHaveLength(200);
  expect(group?.transcripts[1]).toMatchObject({ name: 'PAR1PW2', isIdentifier: true });
  expect(speaker.times).toBe(1);
});
