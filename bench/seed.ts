import { hashWords, countWords } from '@shared/text/words.ts';
import { createProject, openProject } from '../src-main/open.ts';

/** A small generator of chance numbers, so that every run measures the same project. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SYLLABLES = ['ka', 'lo', 'mi', 'ren', 'sta', 'vor', 'el', 'un', 'ti', 'pra', 'os', 'den'];

export type Size = {
  transcripts: number;
  wordsEach: number;
  codingsEach: number;
  codes: number;
  seed: number;
};

/** Writes a project of made-up words: turns of 42 words on average, codings of 5 to 60 words anywhere in them. */
export function seedProject(file: string, size: Size): void {
  const chance = mulberry(size.seed);
  const pick = (below: number) => Math.floor(chance() * below);
  const made = createProject(file, { title: 'Measured study' });
  if (!made.ok) throw new Error(made.failure.message);
  const opened = openProject(file);
  if (!opened.ok) throw new Error(opened.failure.message);
  const host = opened.value;
  const { parts } = host;
  const codeIds = parts.write({ kind: 'bench', label: 'Codes' }, (tx) =>
    tx
      .insertMany(
        'code',
        Array.from({ length: size.codes }, (_, i) => ({
          guid: parts.newGuid(),
          parentId: null,
          level: 'code' as const,
          name: `code ${i + 1}`,
          color: `#${((i * 2_654_435) % 0xffffff).toString(16).padStart(6, '0')}`,
          origin: 'open' as const,
          shortDefinition: '',
          fullDefinition: '',
          useWhen: '',
          avoidWhen: '',
          typicalExample: '',
          position: i,
          retiredAt: null,
          mergedIntoId: null,
        })),
      )
      .map((row) => row.id),
  );
  for (let n = 0; n < size.transcripts; n++) {
    parts.write({ kind: 'bench', label: 'Transcript' }, (tx) => {
      const turns: { start: number; end: number }[] = [];
      const starts: number[] = [];
      const pieces: string[] = [];
      let at = 0;
      for (let words = 0; words < size.wordsEach;) {
        const length = 2 + pick(80);
        const start = at;
        const line = Array.from({ length }, () => {
          const word = Array.from({ length: 1 + pick(3) }, () => SYLLABLES[pick(SYLLABLES.length)]).join('');
          starts.push(at);
          at += word.length + 1;
          return word;
        }).join(' ');
        words += length;
        pieces.push(line);
        turns.push({ start, end: at });
      }
      const text = pieces.join('\n');
      const last = turns.at(-1);
      if (last) last.end = text.length;
      const studyCase = tx.insert('studyCase', {
        guid: parts.newGuid(),
        code: `STA${n + 1}`,
        label: '',
        position: n,
      });
      const participant = tx.insert('participant', {
        guid: parts.newGuid(),
        caseId: studyCase.id,
        code: 'PW01',
        roleId: 1,
        position: n,
      });
      const transcript = tx.insert('transcript', {
        guid: parts.newGuid(),
        title: `STA${n + 1}PW01`,
        caseId: studyCase.id,
        recordedOn: null,
        position: n,
        language: null,
        text,
        textRevision: 0,
        words: countWords(text),
        sourceFileId: null,
      });
      const asks = tx.insert('speaker', {
        transcriptId: transcript.id,
        label: 'I',
        participantId: null,
        isInterviewer: true,
      });
      const says = tx.insert('speaker', {
        transcriptId: transcript.id,
        label: 'PW01',
        participantId: participant.id,
        isInterviewer: false,
      });
      tx.insertMany(
        'turn',
        turns.map((turn, i) => ({
          ...turn,
          transcriptId: transcript.id,
          speakerId: i % 2 ? says.id : asks.id,
          startsAtMs: null,
        })),
      );
      tx.insertMany(
        'coding',
        Array.from({ length: size.codingsEach }, () => {
          const from = pick(starts.length - 70);
          const start = starts[from] ?? 0;
          const end = (starts[from + 5 + pick(56)] ?? text.length) - 1;
          return {
            guid: parts.newGuid(),
            transcriptId: transcript.id,
            start,
            end,
            codeId: codeIds[pick(codeIds.length)] ?? 1,
            coderId: parts.coder.id(),
            wordsHash: hashWords(text.slice(start, end)),
            comment: '',
            isNegativeCase: false,
            inScope: true,
            createdAt: parts.clock(),
          };
        }),
      );
    });
  }
  host.close();
}
