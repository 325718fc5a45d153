import type { Host } from '../../src-main/host.ts';
import { openProject } from '../../src-main/open.ts';
import { countWords, hashWords } from '../../src-shared/text/words.ts';
import type { App } from './app.ts';
import { chance } from './seed.ts';

const SAID = [
  'I sit where they sit.',
  'Then I tell them straight, I have been in that bed myself, and you see the whole face change.',
  'It is not magic. Some days it is only tea, and the tea goes cold, and nobody says why they came, and then one of them does and it is as if the room had been waiting for it since the morning.',
  'Nobody had told me that would happen when I started.',
  'You wait. You let it come up when it comes up, at the café or over the washing up, and if it does not come up you come again next week and wait some more, because that is what it takes, and the others who only have ten minutes do not see it, they see two people and a kettle, and they write that down as no contact, which it was not, it was the longest conversation that we had had until then.',
];
const SETTINGS = ['inpatient ward', 'community team', 'drop-in', 'crisis house', 'early intervention'];

export type Crossing = {
  interviews: number;
  codes: number;
  /** Codings of each interview, each of another code as long as there is another; more are spread over them again. */
  each: number;
};

/** A theme, “Recognition”, whose incidents are in so many interviews and of so many codes; the same every time. */
export function crossing(app: App, { interviews, codes, each }: Crossing): string {
  const file = app.empty();
  const opened = openProject(file);
  if (!opened.ok) throw new Error(opened.failure.message);
  const host = opened.value;
  const codeIds = seedCodes(host, codes);
  const random = chance(5);
  host.parts.write({ kind: 'test', label: 'Interviews', origin: 'import' }, (tx) => {
    const { newGuid, coder, clock } = host.parts;
    for (let n = 0; n < interviews; n++) {
      const said = Array.from({ length: each }, () => SAID[Math.floor(random() * SAID.length)] ?? '');
      const text = said.join(' ');
      const studyCase = tx.insert('studyCase', {
        guid: newGuid(),
        code: `STA${n + 1}`,
        label: SETTINGS[n % SETTINGS.length] ?? '',
        position: n,
      });
      const participant = tx.insert('participant', {
        guid: newGuid(),
        caseId: studyCase.id,
        code: 'PW01',
        roleId: 1 + (n % 3),
        position: n,
      });
      const transcript = tx.insert('transcript', {
        guid: newGuid(),
        title: `STA${n + 1}PW01`,
        caseId: studyCase.id,
        recordedOn: null,
        position: n,
        language: 'en',
        text,
        textRevision: 0,
        words: countWords(text),
        sourceFileId: null,
      });
      const speaker = tx.insert('speaker', {
        transcriptId: transcript.id,
        label: 'PW01',
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
      let at = 0;
      tx.insertMany(
        'coding',
        said.map((words, k) => {
          const start = at;
          at += words.length + 1;
          return {
            guid: newGuid(),
            transcriptId: transcript.id,
            start,
            end: start + words.length,
            // The first row runs through, so that its end is the last column.
            codeId: codeIds[k === 0 ? 0 : (n * 7 + k * 11) % codes] ?? 0,
            coderId: coder.id(),
            wordsHash: hashWords(words),
            comment: '',
            isNegativeCase: (n + k) % 9 === 0,
            inScope: true,
            createdAt: clock(),
          };
        }),
      );
    }
  });
  host.close();
  return file;
}

function seedCodes(host: Host, codes: number): number[] {
  const { newGuid } = host.parts;
  const row = (name: string, position: number, parentId: number | null) => ({
    guid: newGuid(),
    parentId,
    level: parentId === null ? ('theme' as const) : ('code' as const),
    name,
    color: ['#2f8f4f', '#b0692a', '#6f62c4', '#b0453f', '#2b7fa3'][position % 5] ?? '#888888',
    origin: 'open' as const,
    shortDefinition: '',
    fullDefinition: '',
    useWhen: '',
    avoidWhen: '',
    typicalExample: '',
    position,
    retiredAt: null,
    mergedIntoId: null,
  });
  return host.parts.write({ kind: 'test', label: 'Codes' }, (tx) => {
    const theme = tx.insert('code', row('Recognition', 0, null));
    const names = Array.from({ length: codes }, (_, i) =>
      i % 5 === 3 ? `waiting for a moment that is theirs to choose, ${i + 1}` : `sitting beside ${i + 1}`,
    );
    return tx
      .insertMany(
        'code',
        names.map((name, i) => row(name, i, theme.id)),
      )
      .map((one) => one.id);
  });
}
