import type { Broadcast, Id } from '@shared/contract/index.ts';
import { memoryProject } from '../../open.ts';
import { copied, metered, studyOn } from './copied.ts';

export { dump, rowsOf } from './dump.ts';
export { inStudy, type SmallStudy } from './copied.ts';

export const FIRST_WORDS =
  'I tell them straight, I have been in that bed myself, and you see the whole face change.';
export const SECOND_WORDS = 'It just came out over the washing up, 👩‍👩‍👧 that most of them had been in.';

/** One case, two transcripts of one turn each, the second partly out of scope. */
export const smallStudy = copied(() => {
  const meter = metered();
  const host = memoryProject({ title: 'A small study', ...meter });
  const broadcasts: Broadcast[] = [];
  host.subscribe((broadcast) => void broadcasts.push(broadcast));
  const [first, second] = host.parts.write(
    { kind: 'import.confirm', label: 'Imported 2 transcripts' },
    (tx) => {
      const studyCase = tx.insert('studyCase', {
        guid: host.parts.newGuid(),
        code: 'PAR1',
        label: '',
        position: 0,
      });
      return [FIRST_WORDS, SECOND_WORDS].map((text, position) => {
        const participant = tx.insert('participant', {
          guid: host.parts.newGuid(),
          caseId: studyCase.id,
          code: position === 0 ? 'PW01' : 'SU01',
          roleId: position + 1,
          position,
        });
        const transcript = tx.insert('transcript', {
          guid: host.parts.newGuid(),
          title: `PAR1${participant.code}`,
          caseId: studyCase.id,
          recordedOn: null,
          position,
          language: null,
          text,
          textRevision: 0,
          words: text.split(' ').length,
          sourceFileId: null,
        });
        const speaker = tx.insert('speaker', {
          transcriptId: transcript.id,
          label: participant.code,
          participantId: participant.id,
          isInterviewer: false,
        });
        tx.insert('turn', {
          transcriptId: transcript.id,
          start: 0,
          end: text.length,
          speakerId: speaker.id,
          startsAtMs: null,
        });
        return transcript.id;
      });
    },
  ) as [Id, Id];
  host.parts.write({ kind: 'regions.add', label: 'Marked region' }, (tx) =>
    tx.insert('region', {
      guid: host.parts.newGuid(),
      transcriptId: second,
      start: 0,
      end: 12,
      name: 'Structured part',
      inScope: false,
    }),
  );
  return studyOn(host, meter, { first, second, broadcasts });
});
