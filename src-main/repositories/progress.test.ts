import { atLeast } from '@shared/text/testing/runs.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyDatabase } from '../db/open.ts';
import { list } from '../db/rows.ts';
import { readsDuring, timesRead } from '../handlers/testing/reads.ts';
import { allProgress, progressOf } from './progress.ts';
import { projectStats } from './stats.ts';
import { alongside, codedStudy } from './testing/coded-study.ts';

test('Progress counts turns in scope that are not the interviewer’s, and those that are coded.', () => {
  const { db } = alongside().host.parts;
  expect(allProgress(db)).toEqual([
    { transcriptId: 1, turns: 1, codedTurns: 1, codings: 2 },
    { transcriptId: 2, turns: 2, codedTurns: 1, codings: 2 },
    { transcriptId: 3, turns: 3, codedTurns: 1, codings: 1 },
    { transcriptId: 4, turns: 1, codedTurns: 1, codings: 1 },
  ]);
  expect(progressOf(db, [3])).toEqual([{ transcriptId: 3, turns: 3, codedTurns: 1, codings: 1 }]);
});

test('A turn is coded exactly when some coding shares a character with it.', () => {
  const study = codedStudy();
  study.code('one', 'code');
  study.transcript('T', [
    'abcde',
    'I: fghij',
    'klmnop',
    'qrst',
    'u',
    'vwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrst',
  ]);
  const bytes = study.host.parts.db.sqlite.serialize();
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })), { maxLength: 12 }),
      (passages) => {
        const db = copyDatabase(bytes);
        const insert = db.sqlite.prepare(
          `insert into coding (guid, transcript_id, "start", "end", code_id, coder_id, words_hash, in_scope, created_at) values (?, 1, ?, ?, 1, 1, '', 1, '')`,
        );
        passages.forEach(([start, length], i) => insert.run(`g${i}`, start, start + length));
        const spoken = list(db.orm, 'turn').filter((turn) => turn.speakerId === null);
        const coded = spoken.filter((turn) =>
          passages.some(([start, length]) => start < turn.end && start + length > turn.start),
        );
        const found = progressOf(db, [1])[0];
        db.close();
        expect(found).toMatchObject({ turns: 5, codedTurns: coded.length });
      },
    ),
    { seed: 7, numRuns: atLeast(60) },
  );
});

test('Statistics count codes in use by level, codings in scope and coders who are not archived.', () => {
  const { db } = alongside().host.parts;
  db.sqlite.exec(`update coder set archived_at = '2026-01-01' where initials = 'R2'`);
  expect(projectStats(db)).toEqual({
    cases: 2,
    participants: 2,
    transcripts: 4,
    words: 5 + 0 + 18 + 6 + 3 + 2 + 9 + 4 + 3,
    turns: 11,
    domains: 2,
    themes: 1,
    categories: 1,
    codes: 4,
    codings: 6,
    exemplars: 2,
    memos: 0,
    coders: 1,
  });
});

test('The progress of one transcript is counted without reading the regions of the others.', () => {
  const study = alongside();
  const { db } = study.host.parts;
  for (const { id } of list(db.orm, 'transcript'))
    study.host.parts.write(
      { kind: 'test', label: 'Test' },
      (tx) =>
      tx.insert('region', { guid: study.host.parts.newGuid(), transcriptId: id, start: 0, end: 1, name: `Part ${id}`, inScope: true }), // prettier-ignore
    );
  const reads = readsDuring(db.sqlite, () => progressOf(db, [3]));
  expect([1, 2, 3, 4].map((id) => timesRead(reads, `Part ${id}`))).toEqual([0, 0, 1, 0]);
});
