import { countWords, hashWords } from '@shared/text/words.ts';
import type { Host } from '../host.ts';
import { memoryProject } from '../open.ts';

/** A clock that ticks one second at each look, from the first of March 2025. */
function tickingClock(): () => string {
  let seconds = 0;
  return () => new Date(Date.UTC(2025, 2, 1, 9, 0, seconds++)).toISOString();
}

/** Guids that count up: `00000000-0000-7000-8000-000000000001`. */
function countingGuids(): () => string {
  let next = 1;
  return () => `00000000-0000-7000-8000-${(next++).toString(16).padStart(12, '0')}`;
}

/** An empty project in memory whose clock and guids are the same in every run. */
export const emptyStudy = (): Host =>
  memoryProject({ title: 'A small study', clock: tickingClock(), newGuid: countingGuids() });

const TURNS = [
  ['I', 'How did you first meet?'],
  ['PW01', 'I tell them straight, I have been in that bed myself, and you see the whole face change.'],
  ['I', 'And then?'],
  ['PW01', 'It is them asking the questions, not me. 😀 Nobody had told me café would be that.'],
] as const;

/** Puts a transcript of labelled turns into a project; `PW01` and other labels that are no `I` become participants. */
export function addTranscript(
  host: Host,
  identity: { title: string; caseCode: string },
  turns: readonly (readonly [string, string])[] = TURNS,
): number {
  const { parts } = host;
  return parts.write({ kind: 'test', label: `Imported ${identity.title}`, origin: 'import' }, (tx) => {
    const text = turns.map(([, words]) => words).join('\n');
    const held = parts.db.sqlite
      .prepare('select id from study_case where code = ?')
      .pluck()
      .get(identity.caseCode) as number | undefined;
    const caseId =
      held ??
      tx.insert('studyCase', { guid: parts.newGuid(), code: identity.caseCode, label: '', position: 0 }).id;
    const count = parts.db.sqlite.prepare('select count(*) from transcript').pluck().get() as number;
    const transcript = tx.insert('transcript', {
      guid: parts.newGuid(),
      title: identity.title,
      caseId,
      recordedOn: null,
      position: count,
      language: null,
      text,
      textRevision: 0,
      words: countWords(text),
      sourceFileId: null,
    });
    const speakers = new Map<string, number>();
    for (const [label] of turns) {
      if (speakers.has(label)) continue;
      const isInterviewer = label === 'I';
      const prefix = label.replace(/\d+$/, '');
      const roleId = parts.db.sqlite.prepare('select id from role where prefix = ?').pluck().get(prefix) as
        number | undefined;
      const participantId = isInterviewer
        ? null
        : tx.insert('participant', {
            guid: parts.newGuid(),
            caseId,
            code: label,
            roleId: roleId ?? null,
            position: count,
          }).id;
      speakers.set(
        label,
        tx.insert('speaker', { transcriptId: transcript.id, label, participantId, isInterviewer }).id,
      );
    }
    let at = 0;
    tx.insertMany(
      'turn',
      turns.map(([label, words], i) => {
        const start = at;
        at += words.length + (i < turns.length - 1 ? 1 : 0);
        return {
          transcriptId: transcript.id,
          start,
          end: at,
          speakerId: speakers.get(label) ?? null,
          startsAtMs: null,
        };
      }),
    );
    return transcript.id;
  });
}

/** Codes the first occurrence of `words` in a transcript, as the current coder; the code is made when there is none. */
export function code(host: Host, transcriptId: number, words: string, name: string): number {
  const { parts } = host;
  return parts.write({ kind: 'test', label: `Coded “${name}”` }, (tx) => {
    const text = parts.db.sqlite
      .prepare('select text from transcript where id = ?')
      .pluck()
      .get(transcriptId) as string;
    const start = text.indexOf(words);
    if (start < 0) throw new Error(`“${words}” is not in transcript ${transcriptId}.`);
    const held = parts.db.sqlite.prepare('select id from code where name = ?').pluck().get(name) as
      number | undefined;
    const codeId = held ?? tx.insert('code', { ...blankCode(name), guid: parts.newGuid() }).id;
    return tx.insert('coding', {
      guid: parts.newGuid(),
      transcriptId,
      start,
      end: start + words.length,
      codeId,
      coderId: parts.coder.id(),
      wordsHash: hashWords(words),
      comment: '',
      isNegativeCase: false,
      inScope: true,
      createdAt: parts.clock(),
    }).id;
  });
}

const blankCode = (name: string) => ({
  parentId: null,
  level: 'code' as const,
  name,
  color: '#2f6f73',
  origin: 'open' as const,
  shortDefinition: '',
  fullDefinition: '',
  useWhen: '',
  avoidWhen: '',
  typicalExample: '',
  position: 0,
  retiredAt: null,
  mergedIntoId: null,
});
