import { Refusal, type ImportReading, type Input } from '@shared/contract/index.ts';
import { checkPattern } from '@shared/text/names.ts';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { failureOf } from '../db/failure.ts';
import type { Host } from '../host.ts';
import { MAX_FILE_BYTES, refuseLargeFile } from '../import/limits.ts';
import { MAX_BYTES, MAX_FILES } from '../import/staging.ts';
import { lockProject } from '../lock.ts';
import { openProject } from '../open.ts';
import type { Run } from './commands.ts';
import { ask, orThrow, pathFrom, printJson, printLine, reading, WrongUsage, type Io } from './io.ts';

/**
 * What became of a file. `imported`, or with `--dry-run` `ready`; `duplicate`: left out, because the words are there
 * already; `taken`: left out, because the participant has a transcript already; `failed`: left out, see `message`.
 */
export type ImportedFile = {
  file: string;
  title: string;
  case: string;
  participant: string;
  words: number;
  turns: number;
  speakers: string[];
  status: 'imported' | 'ready' | 'duplicate' | 'taken' | 'failed';
  message: string;
};

/**
 * Imports files as the window does, those that can be in one change; what is wrong with one does not stop the others.
 * Ends with 1 when a file failed or its participant was taken.
 */
export const importFiles: Run = async ({ operands: [path = '', ...files], options }, io) => {
  const { pattern } = options;
  const problem = pattern === undefined ? null : checkPattern(pattern);
  if (problem !== null) throw new WrongUsage(problem);
  const dry = options['dry-run'] ?? false;
  const work = (host: Host) => importInto(host, io, files, { pattern, dry });
  const rows = dry ? await reading(io, path, work) : await writing(pathFrom(io, path), work);
  if (options.json) printJson(io, rows);
  else for (const row of rows) printLine(io, lineOf(row));
  const bad = rows.filter(({ status }) => status === 'failed' || status === 'taken');
  if (bad.length > 0)
    io.stderr.write(
      `groundwork: ${bad.length} of ${rows.length} files ${dry ? 'would not be' : 'were not'} imported: ${bad.map(({ file }) => basename(file)).join(', ')}\n`,
    );
  return bad.length > 0 ? 1 : 0;
};

/** Opens a project that nobody else has open, and closes it after. */
async function writing<T>(file: string, work: (host: Host) => Promise<T>): Promise<T> {
  // Looked at before it is locked, so that a wrong name leaves no lock behind.
  orThrow(openProject(file, { readOnly: true })).close();
  const lock = orThrow(lockProject(file, { shell: 'command line', now: new Date() }));
  try {
    const host = orThrow(openProject(file));
    try {
      return await work(host);
    } finally {
      host.close();
    }
  } finally {
    lock.release();
  }
}

/** So much is read before it is written, to keep memory in bounds. */
const BATCH = { files: 500, bytes: 200 * 1024 * 1024 };
/** Where nothing is written what was read is all that the next file can be compared with: as much is kept as can be. */
const DRY_BATCH = { files: MAX_FILES - 1, bytes: MAX_BYTES - MAX_FILE_BYTES };

async function importInto(
  host: Host,
  io: Io,
  files: string[],
  how: { pattern: string | undefined; dry: boolean },
): Promise<ImportedFile[]> {
  const rows: ImportedFile[] = [];
  let staged: { row: ImportedFile; reading: ImportReading }[] = [];
  let size = 0;
  const batch = how.dry ? DRY_BATCH : BATCH;
  const settle = async () => {
    if (staged.length > 0 && !how.dry) await confirm(host, staged);
    if (staged.length > 0 && how.dry)
      await ask(host, 'import.forget', { stagingIds: staged.map(({ reading: { stagingId } }) => stagingId) });
    staged = [];
    size = 0;
  };
  for (const file of files) {
    try {
      const bytes = await readWhole(pathFrom(io, file));
      if (staged.length >= batch.files || size + bytes.length > batch.bytes) await settle();
      const read = await ask(host, 'import.read', {
        name: basename(file),
        bytes,
        ...(how.pattern === undefined ? {} : { pattern: how.pattern }),
      });
      const row = rowOf(file, read);
      rows.push(row);
      if (row.status === 'ready') {
        staged.push({ row, reading: read });
        size += bytes.length;
      } else await ask(host, 'import.forget', { stagingIds: [read.stagingId] });
    } catch (error) {
      rows.push(failed(file, error));
    }
  }
  await settle();
  return rows;
}

async function readWhole(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const { size, ...is } = await stat(path).then((found) => ({
      size: found.size,
      folder: found.isDirectory(),
      file: found.isFile(),
    }));
    if (is.folder) throw new Refusal('unreadable', `${basename(path)} is a folder. Name the files in it.`);
    if (!is.file) throw new Refusal('unreadable', `${basename(path)} is not a file.`);
    refuseLargeFile(basename(path), size);
    return await readFile(path);
  } catch (error) {
    const { code, message } = failureOf(error, path);
    if (code === 'read_only')
      throw new Refusal('unreadable', `${basename(path)} may not be read by you. Change its permissions.`);
    throw new Refusal(code, message);
  }
}

/** All of them in one change; when that fails, none is there. */
async function confirm(host: Host, staged: { row: ImportedFile; reading: ImportReading }[]) {
  try {
    await ask(host, 'import.confirm', {
      files: staged.map(({ row, reading: read }) => confirmedOf(row, read)),
    });
    for (const { row } of staged) row.status = 'imported';
  } catch (error) {
    for (const { row } of staged)
      Object.assign(row, { status: 'failed', message: messageOf(error, row.file) });
  }
}

const confirmedOf = (row: ImportedFile, read: ImportReading): Input<'import.confirm'>['files'][number] => ({
  stagingId: read.stagingId,
  title: row.title,
  caseCode: row.case,
  participantCode: row.participant,
});

function rowOf(file: string, read: ImportReading): ImportedFile {
  return {
    file,
    // The contract's limit; a title read from a file's own words can be of any length.
    title: read.title.slice(0, 300).toWellFormed(),
    case: read.caseCode,
    // A participant belongs to a case: without one there is nobody to bind.
    participant: read.caseCode === '' ? '' : read.participantCode,
    words: read.words,
    turns: read.turns,
    speakers: read.speakers.map(({ label }) => label),
    status: read.status === 'case?' ? 'ready' : read.status,
    message:
      read.status === 'case?'
        ? 'No case code could be read from the name, so it has no case yet.'
        : read.message,
  };
}

const failed = (file: string, error: unknown): ImportedFile => ({
  file,
  title: '',
  case: '',
  participant: '',
  words: 0,
  turns: 0,
  speakers: [],
  status: 'failed',
  message: messageOf(error, file),
});

const messageOf = (error: unknown, file: string): string =>
  error instanceof Refusal ? error.message : failureOf(error, file).message;

function lineOf(row: ImportedFile): string {
  const whose = `${row.case}${row.participant}`;
  const what =
    row.status === 'imported' || row.status === 'ready'
      ? `: ${row.words} words, ${row.turns} turns${whose === '' ? '' : `, ${whose}`}`
      : '';
  return `${row.status.padEnd(9)} ${row.file}${what}${row.message === '' ? '' : `${what === '' ? ': ' : '. '}${row.message}`}`;
}
