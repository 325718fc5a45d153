import { Refusal, type Checked, type ImportReading, type ImportStatus } from '@shared/contract/index.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import { checkPattern, readIdentifier } from '@shared/text/names.ts';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { list } from '../db/rows.ts';
import type { Parts } from '../host.ts';
import { fingerprintOfBytes, fingerprintOfText } from '../import/fingerprint.ts';
import { readFile } from '../import/read.ts';
import type { Staged, Staging } from '../import/staging.ts';
import {
  insertTranscript,
  nextTranscriptPosition,
  proposeSpeakers,
  type ConfirmedReading,
} from '../repositories/transcripts.ts';

const pack = promisify(deflateRaw);
/** How much of a file is shown to recognise it by, in UTF-16 units. */
const OPENING = 160;

/** Reads files and keeps what was read; writes nothing until it is confirmed, and then all of it or none. */
export function importHandlers(
  parts: Parts,
): Pick<Handlers, 'import.read' | 'import.forget' | 'import.confirm'> {
  const { staging } = parts;
  return {
    'import.read': async ({ name, bytes, pattern, beside }, context) => {
      const file = name.replace(/^.*[/\\]/, '');
      const { caller } = context;
      const id = parts.newGuid();
      // Without a window all that is read is one import.
      const desk = caller ? (beside ?? id) : '';
      staging.removeLeft(desk);
      staging.makeRoom(file, bytes.length);
      const read = await readFile(file, bytes);
      if (!read.ok) throw new Refusal(read.failure.code, read.failure.message);
      const [project] = list(parts.db.orm, 'project');
      const codes = readIdentifier(file, pattern ?? project?.identifierPattern ?? '');
      const staged: Staged = {
        id,
        file,
        desk,
        isLeft: () => caller?.isGone ?? false,
        reading: read.value,
        ...codes,
        sha256: fingerprintOfBytes(bytes),
        textSha256: fingerprintOfText(read.value.text),
        packed: await pack(bytes),
        size: bytes.length,
      };
      if (context.cancelled()) throw new Refusal('cancelled', `${file} is no longer wanted.`);
      const judged = judge(parts, staging, staged);
      staging.add(staged);
      return readingOf(staged, judged);
    },

    'import.forget': ({ stagingIds }) => ({ forgotten: staging.remove(stagingIds) }),

    'import.confirm': ({ files, pattern }) => {
      const problem = pattern === undefined ? null : checkPattern(pattern);
      if (problem) throw new Refusal('invalid', problem);
      const confirmed = files.map((file) => confirmedOf(staging, file));
      const [first] = confirmed;
      const label =
        confirmed.length === 1 && first
          ? `Imported ${first.caseCode + first.participantCode || first.title}`
          : `Imported ${confirmed.length} transcripts`;
      const transcriptIds = parts.write({ kind: 'import.confirm', label, origin: 'import' }, (tx) => {
        const [project] = list(tx.orm, 'project');
        if (project && pattern !== undefined && pattern !== project.identifierPattern)
          tx.update('project', project.id, { identifierPattern: pattern });
        const position = nextTranscriptPosition(tx);
        return confirmed.map((one, i) => insertTranscript(tx, parts.newGuid, position + i, one));
      });
      staging.remove(files.map((file) => file.stagingId));
      return { transcriptIds };
    },
  };
}

function readingOf(staged: Staged, judged: Pick<ImportReading, 'status' | 'message'>): ImportReading {
  const { reading, caseCode, participantCode } = staged;
  const bindings = proposeSpeakers(reading, participantCode);
  return {
    stagingId: staged.id,
    file: staged.file,
    title: reading.title,
    caseCode,
    participantCode,
    words: reading.words,
    turns: reading.turns.length,
    speakers: reading.speakers.map((one, i) => ({
      ...one,
      participantCode: bindings[i]?.participantCode ?? '',
    })),
    opening: reading.text.slice(0, OPENING).toWellFormed(),
    ...judged,
  };
}

/** What stands in the way of importing a file as it was read. */
function judge(parts: Parts, staging: Staging, staged: Staged): { status: ImportStatus; message: string } {
  const same = parts.db.sqlite
    .prepare(
      'select title from transcript where text = ? or source_file_id in (select id from source_file where sha256 = ?) limit 1',
    )
    .pluck()
    .get(staged.reading.text, staged.sha256);
  if (typeof same === 'string')
    return { status: 'duplicate', message: `The same words are in the project already, as “${same}”.` };
  const twin = staging.find((one) => one.desk === staged.desk && one.textSha256 === staged.textSha256);
  if (twin)
    return { status: 'duplicate', message: `The same words as ${twin.file}, which is also in this import.` };
  const { caseCode, participantCode } = staged;
  if (caseCode === '')
    return {
      status: 'case?',
      message: 'No case code could be read from the name. Type it, or leave it empty.',
    };
  if (participantCode === '') return { status: 'ready', message: '' };
  const identifier = caseCode + participantCode;
  const held = parts.db.sqlite
    .prepare(
      `select t.title from transcript t join speaker s on s.transcript_id = t.id
       join participant p on p.id = s.participant_id join study_case c on c.id = p.case_id
       where lower(c.code) = lower(?) and lower(p.code) = lower(?) limit 1`,
    )
    .pluck()
    .get(caseCode, participantCode);
  if (typeof held === 'string')
    return { status: 'taken', message: `${identifier} has a transcript already: “${held}”.` };
  const other = staging.find(
    (one) =>
      one.desk === staged.desk &&
      (one.caseCode + one.participantCode).toLowerCase() === identifier.toLowerCase(),
  );
  return other
    ? { status: 'taken', message: `${other.file} is ${identifier}’s as well.` }
    : { status: 'ready', message: '' };
}

/** @throws Refusal `not_found`, or `invalid` for a participant without a case. */
function confirmedOf(staging: Staging, file: Checked<'import.confirm'>['files'][number]): ConfirmedReading {
  const { file: name, reading, sha256, packed, size } = staging.get(file.stagingId);
  const corrected = new Map(file.speakers.map((one) => [one.label, one]));
  const speakers = speakersOf(reading, file.participantCode, corrected);
  const code = file.participantCode || speakers.find((one) => one.participantCode !== '')?.participantCode;
  if (file.caseCode === '' && code)
    throw new Refusal(
      'invalid',
      `${name} has the participant ${code} but no case: a participant belongs to a case. Give the case code, or leave the participant out.`,
    );
  return {
    reading,
    source: { name, mediaType: reading.mediaType, sha256, packed, size },
    title: file.title,
    caseCode: file.caseCode,
    participantCode: file.participantCode,
    speakers,
  };
}

/** The bindings as corrected; speakers nobody corrected are proposed anew, since what was corrected tells of them. */
function speakersOf(
  reading: Staged['reading'],
  participantCode: string,
  corrected: ReadonlyMap<string, Checked<'import.confirm'>['files'][number]['speakers'][number]>,
) {
  const now = reading.speakers.map((one) => ({
    ...one,
    isInterviewer: corrected.get(one.label)?.isInterviewer ?? one.isInterviewer,
  }));
  return proposeSpeakers({ ...reading, speakers: now }, participantCode).map(
    (one) => corrected.get(one.label) ?? one,
  );
}
