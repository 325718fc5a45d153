import { type Id, type ImportReading, type ImportSpeaker, type Role } from '@shared/contract/index.ts';
import { readIdentifier, rolePrefixOf } from '@shared/text/names.ts';
import { participantsByTranscript } from '../store/select.ts';
import type { State } from '../store/state.ts';
import { words } from '../words/index.ts';

/** A file of an import: what was read, as corrected so far. */
export type Row = {
  key: number;
  file: string;
  /** Null where the file could not be read; `problem` says why. */
  reading: ImportReading | null;
  problem: string;
  title: string;
  caseCode: string;
  participantCode: string;
  speakers: readonly ImportSpeaker[];
  /** What the person decided; null: nothing yet, and the verdict's default holds. */
  choice: 'in' | 'out' | null;
  /** Codes that were typed are not read from the name again. */
  isCorrected: boolean;
};

export const readRow = (key: number, reading: ImportReading): Row => ({
  key,
  file: reading.file,
  reading,
  problem: '',
  title: reading.title,
  caseCode: reading.caseCode,
  participantCode: reading.participantCode,
  speakers: reading.speakers,
  choice: null,
  isCorrected: false,
});

export const unreadRow = (key: number, file: string, problem: string): Row => ({
  key,
  file,
  reading: null,
  problem,
  title: '',
  caseCode: '',
  participantCode: '',
  speakers: [],
  choice: 'out',
  isCorrected: false,
});

/** The row with another participant code. Who was bound to the old one is bound to the new one. */
export function withParticipant(row: Row, code: string): Row {
  const others = row.speakers.filter((one) => !one.isInterviewer);
  const speakers = row.speakers.map((one) => {
    if (one.isInterviewer) return one;
    const mine =
      others.length === 1 || (row.participantCode !== '' && one.participantCode === row.participantCode);
    return mine ? { ...one, participantCode: code } : one;
  });
  return { ...row, participantCode: code, speakers };
}

/** The row with one speaker said to be somebody else. An interviewer is nobody's participant. */
export function withSpeaker(row: Row, label: string, patch: Partial<ImportSpeaker>): Row {
  const speakers = row.speakers.map((one) => {
    if (one.label !== label) return one;
    const next = { ...one, ...patch };
    return next.isInterviewer ? { ...next, participantCode: '' } : next;
  });
  const others = speakers.filter((one) => !one.isInterviewer);
  const [only] = others;
  if (others.length === 1 && only && patch.participantCode === undefined)
    return {
      ...row,
      speakers: speakers.map((one) =>
        one === only ? { ...one, participantCode: row.participantCode } : one,
      ),
    };
  return { ...row, speakers };
}

/** The row with its codes read from its name again, unless they have been typed. */
export function withPattern(row: Row, pattern: string): Row {
  if (row.isCorrected || !row.reading) return row;
  const { caseCode, participantCode } = readIdentifier(row.file, pattern);
  return { ...withParticipant(row, participantCode), caseCode };
}

/** `choose`: it needs a decision; `blocked`: it cannot be written so; `note`: it can, and something is to be known. */
export type Verdict = {
  tone: 'ready' | 'note' | 'choose' | 'blocked' | 'unreadable';
  message: string;
  /** Whether it is going to be imported. */
  isIn: boolean;
  /** The transcript that its participant has already, of which it may be a corrected version. */
  takenBy?: Id;
};

/** Verdicts are made anew whenever a row changes; most say what they said before. */
export const saysTheSame = (one: Verdict, other: Verdict): boolean =>
  one.tone === other.tone &&
  one.message === other.message &&
  one.isIn === other.isIn &&
  one.takenBy === other.takenBy;

/** Whether something of a row is the person's own, and would be lost with it. */
export const isTouched = (row: Row): boolean =>
  row.isCorrected || (row.reading !== null && row.choice !== null);

/** What is to be said of each row, in order. A row is compared with the project and with the rows above it. */
export function verdicts(rows: readonly Row[], state: State): Verdict[] {
  const held = identifiers(state);
  const above = new Map<string, string>();
  return rows.map((row): Verdict => {
    if (!row.reading) return { tone: 'unreadable', message: row.problem, isIn: false };
    const twin = row.reading.status === 'duplicate' ? row.reading.message : null;
    if (twin !== null && row.choice !== 'in') return { tone: 'note', message: twin, isIn: false };
    if (row.choice === 'out') return { tone: 'note', message: words.imports.status.leftOut, isIn: false };
    const codes = codesOf(row);
    if (row.title.trim() === '') return { tone: 'blocked', message: words.imports.needsTitle, isIn: true };
    if (row.caseCode === '' && codes.length > 0)
      return { tone: 'blocked', message: words.imports.needsCase, isIn: true };
    const clash = codes.map((code) => clashOf(row.caseCode + code, held, above)).find(Boolean);
    if (clash && row.choice === null) {
      const { message, takenBy } = clash;
      return { tone: 'choose', message, isIn: false, ...(takenBy === undefined ? {} : { takenBy }) };
    }
    for (const code of codes) above.set((row.caseCode + code).toLowerCase(), row.file);
    if (twin !== null) return { tone: 'note', message: twin, isIn: true };
    if (clash) return { tone: 'note', message: clash.message, isIn: true };
    if (row.caseCode === '') return { tone: 'note', message: words.imports.noCase, isIn: true };
    const voices = row.speakers.filter((one) => !one.isInterviewer);
    if (
      row.participantCode !== '' &&
      voices.length > 1 &&
      !voices.some((one) => one.participantCode === row.participantCode)
    )
      return { tone: 'note', message: words.imports.whichSpeaker(row.participantCode), isIn: true };
    return { tone: 'ready', message: words.imports.status.ready, isIn: true };
  });
}

/** The participants a row would write: the file's own, and whom its speakers are bound to. */
export const codesOf = (row: Row): string[] => [
  ...new Set(
    [row.participantCode, ...row.speakers.map((one) => one.participantCode)].filter((code) => code !== ''),
  ),
];

type Held = Map<string, { id: Id; title: string }>;

/** Identifiers that have a transcript, in lower case, and which it is. */
function identifiers(state: State): Held {
  const found: Held = new Map();
  const whoIn = participantsByTranscript(state);
  for (const transcript of state.tables.transcript.values())
    for (const { identifier } of whoIn(transcript.id)) found.set(identifier.toLowerCase(), transcript);
  return found;
}

function clashOf(
  identifier: string,
  held: Held,
  above: Map<string, string>,
): { message: string; takenBy?: Id } | null {
  const one = held.get(identifier.toLowerCase());
  if (one) return { message: words.imports.taken(identifier, one.title), takenBy: one.id };
  const file = above.get(identifier.toLowerCase());
  return file === undefined ? null : { message: words.imports.takenHere(identifier, file) };
}

/** What the role column shows: the role whose prefix the code begins with, or that there will be a new one. */
export function roleShown(row: Row, roles: Iterable<Role>): string {
  const codes = codesOf(row);
  if (codes.length > 1) return words.imports.severalRoles(codes.length);
  const prefix = rolePrefixOf(codes[0] ?? '');
  if (prefix === '') return '';
  const role = [...roles].find((one) => one.prefix.toLowerCase() === prefix.toLowerCase());
  return role ? role.label : words.imports.newRole(prefix);
}
