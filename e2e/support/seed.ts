import type { Host } from '../../src-main/host.ts';
import { openProject } from '../../src-main/open.ts';
import { countWords, hashWords } from '../../src-shared/text/words.ts';
import type { App } from './app.ts';

/** Numbers from 0 to 1 that are the same for the same seed. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

const ASKED = [
  'What happens when you first meet somebody on the ward?',
  'Why do you think that is?',
  'And how did that sit with the rest of the team?',
  'Could you say a little more about that?',
];
const SAID = [
  'I sit where they sit, not behind the desk.',
  'Then I tell them straight, I have been in that bed myself, and you see the whole face change.',
  'After that it is them asking the questions, not me.',
  'Nobody had told me that would happen when I started.',
  'They think nobody in a lanyard could know, and then one does.',
  'It is not magic. Some days it is only tea, and the tea goes cold 😀.',
  'The staff nurse said to me, how do you get them to talk?',
  'You wait. You let it come up when it comes up, at the café or over the washing up.',
  'שלום, she said once, and nobody else on the ward had ever greeted her like that.',
  'I was tired in a way I could not put down anywhere.',
];
const NAMES = [
  'saying I’m one too',
  'delight at recognition',
  'letting them lead',
  'not believed',
  'being the first to know',
  'waiting for the moment',
  'tiredness without a place',
  'sitting where they sit',
  'hope passed on',
  'the lanyard as a wall',
  'asked by staff',
  'ordinary things together',
  'keeping the door open',
  'being paid for it',
];
const COLORS = [
  '#2f8f4f',
  '#b0692a',
  '#6f62c4',
  '#b0453f',
  '#2b7fa3',
  '#9a7a10',
  '#a34a8c',
  '#1f8a80',
  '#7a6a4a',
  '#5a7f2a',
  '#c05a6a',
  '#4a6fb5',
];

export type Seed = { turns: number; codings: number; codes: number; seed?: number; title?: string };

/**
 * A transcript that reads like an interview, with a structured part that is out of scope and codings that overlap as in
 * real coding: most a sentence, some a turn, a few across turns. The same for the same seed. Returns its id.
 */
export function seedDense(host: Host, { turns, codings, codes, seed = 7, title = 'PAR1PW01' }: Seed): number {
  const { parts } = host;
  const random = chance(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const said: { interviewer: boolean; words: string }[] = Array.from({ length: turns }, (_, i) =>
    i % 2 === 0
      ? { interviewer: true, words: pick(ASKED) }
      : {
          interviewer: false,
          words: Array.from({ length: 2 + Math.floor(random() ** 1.6 * 7) }, () => pick(SAID)).join(' '),
        },
  );
  const text = said.map((turn) => turn.words).join('\n');
  return parts.write({ kind: 'test', label: 'Seeded', origin: 'import' }, (tx) => {
    const studyCase = tx.insert('studyCase', {
      guid: parts.newGuid(),
      code: 'PAR1',
      label: 'Partnership · inpatient',
      position: 0,
    });
    const roleId = parts.db.sqlite.prepare("select id from role where prefix = 'PW'").pluck().get() as number;
    const participant = tx.insert('participant', {
      guid: parts.newGuid(),
      caseId: studyCase.id,
      code: 'PW01',
      roleId,
      position: 0,
    });
    const transcript = tx.insert('transcript', {
      guid: parts.newGuid(),
      title,
      caseId: studyCase.id,
      recordedOn: '2024-11-12',
      position: 0,
      language: 'en',
      text,
      textRevision: 0,
      words: countWords(text),
      sourceFileId: null,
    });
    const speaker = (label: string, isInterviewer: boolean) =>
      tx.insert('speaker', {
        transcriptId: transcript.id,
        label,
        participantId: isInterviewer ? null : participant.id,
        isInterviewer,
      }).id;
    const interviewer = speaker('I', true);
    const speaking = speaker('PW01', false);
    let at = 0;
    const spans = said.map((turn, i) => {
      const start = at;
      at += turn.words.length + (i < said.length - 1 ? 1 : 0);
      return { start, end: at };
    });
    tx.insertMany(
      'turn',
      said.map((turn, i) => ({
        transcriptId: transcript.id,
        start: spans[i]?.start ?? 0,
        end: spans[i]?.end ?? 0,
        speakerId: turn.interviewer ? interviewer : speaking,
        startsAtMs: 724_000 + i * 41_000,
      })),
    );
    const structured = spans[1]?.end ?? text.length;
    const region = (start: number, end: number, name: string, inScope: boolean) =>
      tx.insert('region', { guid: parts.newGuid(), transcriptId: transcript.id, start, end, name, inScope });
    region(0, structured, 'Structured part', false);
    if (structured < text.length) region(structured, text.length, 'Open part', true);
    const codeIds = tx
      .insertMany(
        'code',
        Array.from({ length: codes }, (_, i) => ({
          guid: parts.newGuid(),
          parentId: null,
          level: 'code' as const,
          name:
            (NAMES[i % NAMES.length] ?? '') +
            (i < NAMES.length ? '' : ` ${Math.floor(i / NAMES.length) + 1}`),
          color: COLORS[i % COLORS.length] ?? '#888888',
          origin: 'open' as const,
          shortDefinition: i % 3 === 0 ? 'The peer worker discloses own experience early, unasked.' : '',
          fullDefinition: '',
          useWhen: '',
          avoidWhen: '',
          typicalExample: '',
          position: i,
          retiredAt: null,
          mergedIntoId: null,
        })),
      )
      .map((row) => row.id);
    const words = [...text.matchAll(/\S+/gu)].map((word) => ({
      start: word.index,
      end: word.index + word[0].length,
    }));
    const taken = new Set<string>();
    const rows = Array.from({ length: codings }, () => {
      const kind = random();
      const length = Math.floor(
        kind < 0.6 ? 4 + random() * 16 : kind < 0.92 ? 20 + random() * 50 : 70 + random() * 120,
      );
      const first = Math.floor(random() * Math.max(1, words.length - length));
      const start = words[first]?.start ?? 0;
      const end = words[Math.min(first + length, words.length - 1)]?.end ?? text.length;
      return { start, end, codeId: pick(codeIds) };
    }).filter(({ start, end, codeId }) => {
      const key = `${start} ${end} ${codeId}`;
      if (taken.has(key)) return false;
      taken.add(key);
      return true;
    });
    tx.insertMany(
      'coding',
      rows.map(({ start, end, codeId }) => ({
        guid: parts.newGuid(),
        transcriptId: transcript.id,
        start,
        end,
        codeId,
        coderId: parts.coder.id(),
        wordsHash: hashWords(text.slice(start, end)),
        comment: '',
        isNegativeCase: false,
        inScope: end > structured,
        createdAt: parts.clock(),
      })),
    );
    return transcript.id;
  });
}

/** The host of a project that no window has open yet, for a test to prepare; whoever asks closes it. */
export function hostOf(file: string): Host {
  const host = openProject(file);
  if (!host.ok) throw new Error(host.failure.message);
  return host.value;
}

/** A new project of this test's with such a transcript in it; returns its file. */
export function dense(app: App, seed: Seed): string {
  const file = app.empty();
  const host = hostOf(file);
  seedDense(host, seed);
  host.close();
  return file;
}
