import type { App } from './app.ts';
import { hostOf } from './seed.ts';

/** So many cases, each with a participant and a transcript; the first of them has all further ones. */
export function manyPeople(app: App, { cases, of }: { cases: number; of: number }): string {
  const file = app.empty();
  const host = hostOf(file);
  const { parts } = host;
  const text = 'What happened?\nI sat where they sat.';
  parts.write({ kind: 'test', label: 'Seeded', origin: 'import' }, (tx) => {
    const roleId = parts.db.sqlite.prepare("select id from role where prefix = 'PW'").pluck().get() as number;
    const held = tx.insertMany(
      'studyCase',
      Array.from({ length: cases }, (_, i) => ({
        guid: parts.newGuid(),
        code: `PAR${i + 1}`,
        label: `Partnership ${i + 1}`,
        position: i,
      })),
    );
    const caseOf = (i: number) => held[i < cases ? i : 0]?.id ?? 0;
    const number = (i: number) => String(i < cases ? 1 : i - cases + 2).padStart(2, '0');
    const people = tx.insertMany(
      'participant',
      Array.from({ length: of }, (_, i) => ({
        guid: parts.newGuid(),
        caseId: caseOf(i),
        code: `PW${number(i)}`,
        roleId,
        position: i,
      })),
    );
    const transcripts = tx.insertMany(
      'transcript',
      people.map((_, i) => ({
        guid: parts.newGuid(),
        title: `Interview ${i + 1}`,
        caseId: caseOf(i),
        recordedOn: null,
        position: i,
        language: null,
        text,
        textRevision: 0,
        words: 7,
        sourceFileId: null,
      })),
    );
    const speakers = tx.insertMany(
      'speaker',
      transcripts.flatMap(({ id }, i) => [
        { transcriptId: id, label: 'I', participantId: null, isInterviewer: true },
        { transcriptId: id, label: 'PW', participantId: people[i]?.id ?? 0, isInterviewer: false },
      ]),
    );
    tx.insertMany(
      'turn',
      transcripts.flatMap(({ id }, i) => [
        { transcriptId: id, start: 0, end: 15, speakerId: speakers[2 * i]?.id ?? 0, startsAtMs: null },
        {
          transcriptId: id,
          start: 15,
          end: text.length,
          speakerId: speakers[2 * i + 1]?.id ?? 0,
          startsAtMs: null,
        },
      ]),
    );
    for (const subject of ['case', 'participant'] as const)
      for (const [i, name] of ['Age band', 'Setting', 'Sector'].entries())
        tx.insert('attribute', {
          guid: parts.newGuid(),
          subject,
          name,
          type: 'text',
          options: '[]',
          position: i,
        });
  });
  host.close();
  return file;
}
