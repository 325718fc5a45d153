import type { Code, CodeLevel, Id } from '@shared/contract/index.ts';
import type { Cut } from '@shared/text/quotation.ts';
import { get, list } from '../../db/rows.ts';
import type { Tx } from '../../db/transaction.ts';
import type { Host } from '../../host.ts';
import { memoryProject } from '../../open.ts';
import { codingRow, regionsOf } from '../codings.ts';
import { caseByCode, participantByCode } from '../people.ts';

/** A study as codebooks are made of: build it up, then look. Codes, transcripts and speakers are named by their words. */
export type CodedStudy = {
  host: Host;
  /** Adds a code under the named parent; returns its id. */
  code(name: string, level: CodeLevel, under?: string, more?: Partial<Code>): Id;
  /**
   * Adds a transcript. A line is `LABEL: words`; `I` is the interviewer, `PAR1PW01` a participant, `?` nobody known,
   * and a line without a label nobody at all.
   */
  transcript(title: string, lines: string[], caseCode?: string): Id;
  /** Puts the transcript's words from the start up to and including `words` out of scope. */
  outOfScope(title: string, words: string): void;
  /** Codes the words, which must occur once. */
  coding(title: string, words: string, code: string, coder?: string): Id;
  exemplar(codingId: Id, rank: number, cuts?: Cut[]): Id;
};

export function codedStudy(title = 'A coded study'): CodedStudy {
  let minted = 0;
  const host = memoryProject({
    title,
    clock: () => '2026-01-02T03:04:05.000Z',
    newGuid: () => `00000000-0000-7000-8000-${String(++minted).padStart(12, '0')}`,
  });
  const { parts } = host;
  const { newGuid } = parts;
  const orm = parts.db.orm;
  const write = <T>(work: (tx: Tx) => T) => parts.write({ kind: 'test', label: 'Test' }, work);
  const titled = (name: string) =>
    there(
      list(orm, 'transcript').find((row) => row.title === name),
      name,
    );
  const coderOf = (tx: Tx, initials: string) =>
    list(tx.orm, 'coder').find((row) => row.initials === initials) ??
    tx.insert('coder', {
      guid: newGuid(),
      name: `Real Name of ${initials}`,
      initials,
      color: '#123456',
      archivedAt: null,
    });
  return {
    host,
    code: (name, level, under, more) =>
      write((tx) => {
        const codes = list(tx.orm, 'code');
        const parentId =
          under === undefined
            ? null
            : there(
                codes.find((row) => row.name === under),
                under,
              ).id;
        const words = {
          shortDefinition: '',
          fullDefinition: '',
          useWhen: '',
          avoidWhen: '',
          typicalExample: '',
        };
        return tx.insert('code', {
          ...words,
          guid: newGuid(),
          parentId,
          level,
          name,
          color: '#2f6f73',
          origin: 'open',
          position: codes.length,
          retiredAt: null,
          mergedIntoId: null,
          ...more,
        }).id;
      }),
    transcript: (name, lines, caseCode) =>
      write((tx) => {
        const spoken = lines.map(
          (line) => /^(I|\?|[A-Z]{3}\d[A-Z]{2}\d\d): (.*)$/su.exec(line) ?? ['', '', line],
        );
        const text = spoken.map(([, , words]) => words).join('\n');
        const row = tx.insert('transcript', {
          guid: newGuid(),
          title: name,
          caseId: caseCode === undefined ? null : caseByCode(tx, newGuid, caseCode).id,
          recordedOn: null,
          position: list(tx.orm, 'transcript').length,
          language: null,
          text,
          textRevision: 0,
          words: text.split(/\s+/).length,
          sourceFileId: null,
        });
        const speakers = new Map<string, Id>();
        let start = 0;
        const turns = spoken.map(([, label = '', words = ''], i) => {
          const end = start + words.length + (i === spoken.length - 1 ? 0 : 1);
          if (label !== '' && !speakers.has(label)) {
            const participantId =
              label.length < 8
                ? null
                : participantByCode(
                    tx,
                    newGuid,
                    caseByCode(tx, newGuid, label.slice(0, 4)).id,
                    label.slice(4),
                  ).id;
            speakers.set(
              label,
              tx.insert('speaker', {
                transcriptId: row.id,
                label,
                participantId,
                isInterviewer: label === 'I',
              }).id,
            );
          }
          const turn = {
            transcriptId: row.id,
            start,
            end,
            speakerId: speakers.get(label) ?? null,
            startsAtMs: i === 0 ? null : i * 61_500,
          };
          start = end;
          return turn;
        });
        tx.insertMany('turn', turns);
        return row.id;
      }),
    outOfScope: (name, words) =>
      write((tx) => {
        const { id, text } = titled(name);
        const end = text.indexOf(words) + words.length;
        tx.insert('region', {
          guid: newGuid(),
          transcriptId: id,
          start: 0,
          end,
          name: 'Form',
          inScope: false,
        });
      }),
    coding: (name, words, code, coder = 'R1') =>
      write((tx) => {
        const row = titled(name);
        const start = row.text.indexOf(words);
        if (start < 0 || row.text.includes(words, start + 1))
          throw new Error(`“${words}” must occur once in ${name}.`);
        const codeId = there(
          list(tx.orm, 'code').find((each) => each.name === code),
          code,
        ).id;
        const given = { start, end: start + words.length, codeId, coderId: coderOf(tx, coder).id };
        return tx.insert('coding', codingRow(parts, row, regionsOf(tx.orm, row.id), given)).id;
      }),
    exemplar: (codingId, rank, cuts = []) =>
      write(
        (tx) =>
          tx.insert('exemplar', {
            guid: newGuid(),
            codingId: get(tx.orm, 'coding', codingId).id,
            rendition: JSON.stringify({ cuts }),
            rank,
            reason: '',
            checkedRevision: 0,
            standing: 'chosen',
          }).id,
      ),
  };
}

function there<T>(row: T | undefined, name: string): T {
  if (row === undefined) throw new Error(`There is no ${name} in this study.`);
  return row;
}

export const BED = 'I tell them straight, I’ve been in that bed myself, and you see the whole face change.';

/** A study with every level of the tree, two cases, three participants, a region out of scope and two exemplars. */
export function alongside(): CodedStudy {
  const study = codedStudy('Alongside: a “coded” study');
  study.code('Keeping company', 'domain', undefined, { shortDefinition: 'What passes between two people.' });
  study.code('Recognition', 'theme', 'Keeping company');
  study.code('Signs', 'category', 'Recognition');
  study.code('saying I’m one too', 'code', 'Signs', {
    origin: 'in vivo',
    shortDefinition: 'Telling of one’s own time.',
    fullDefinition: 'Any telling.\nShort or long.',
    useWhen: 'Somebody tells.',
    avoidWhen: 'Somebody is told.',
    typicalExample: 'I’ve been in that bed.',
  });
  study.code('face change', 'code', 'Signs');
  study.code('loose under a domain', 'code', 'Keeping company');
  study.code('not grouped', 'code');
  study.code('Working between', 'domain');
  study.code('retired', 'code', 'Signs', { retiredAt: '2026-01-01T00:00:00.000Z' });
  study.transcript('PAR1PW01', [
    'I: Your post?',
    'PAR1PW01: Three years.',
    'I: And a day there?',
    `PAR1PW01: ${BED}`,
  ]);
  study.transcript('VOL2SU02', [
    'I: Go on.',
    'VOL2SU02: She said 👩‍👩‍👧 e\u0301 and שלום עולם.',
    'VOL2SU02: That was it.',
  ]);
  study.transcript(
    'Both',
    ['PAR1PW01: We both said so.', 'VOL2SU02: I never did.', '?: Somebody laughs.'],
    'PAR1',
  );
  study.transcript('Field note', ['The kitchen is cold.'], 'VOL2');
  study.outOfScope('PAR1PW01', 'Three years.');
  const bed = study.coding('PAR1PW01', BED, 'saying I’m one too');
  study.coding('PAR1PW01', 'Three years', 'saying I’m one too');
  study.coding('PAR1PW01', 'the whole face change', 'face change', 'R2');
  const hello = study.coding('VOL2SU02', '👩‍👩‍👧 e\u0301 and שלום עולם.', 'saying I’m one too', 'R2');
  study.coding('VOL2SU02', 'שלום עולם', 'loose under a domain');
  study.coding('Both', 'I never did', 'face change');
  study.coding('Field note', 'kitchen', 'not grouped');
  study.exemplar(hello, 1);
  const cut = BED.indexOf(', I’ve');
  study.exemplar(bed, 0, [
    { start: cut, end: BED.indexOf(', and you'), with: null },
    { start: BED.indexOf('you see'), end: BED.indexOf('you see') + 3, with: 'they' },
  ]);
  return study;
}
