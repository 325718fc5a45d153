import { number } from './number.ts';

const many = (n: number, one: string, more = `${one}s`) => `${number(n)} ${n === 1 ? one : more}`;

/** Words of import. */
export const imports = {
  title: (files: number) => (files === 0 ? 'Import transcripts' : `Import ${many(files, 'file')}`),
  promise: 'Check what was read. Nothing is written until you confirm.',
  choose: 'Choose files…',
  addMore: 'Add files…',
  emptyTitle: 'Drop interviews here',
  empty:
    'Word documents (.docx), plain text (.txt) and Markdown (.md), as many as you like. Speaker labels such as “I:” or “PW01:” become turns; case and participant codes are read from the file names.',
  pattern: 'Identifier pattern',
  patternNote: 'How codes are read from file names. Kept with the study once you import.',
  reading: (file: string, at: number, of: number) => `Reading ${file} (${at} of ${of})`,
  stop: 'Stop reading',
  columns: {
    include: 'Import',
    file: 'File',
    title: 'Title',
    case: 'Case',
    participant: 'Participant',
    role: 'Role',
    words: 'Words',
    turns: 'Turns',
    speakers: 'Speakers',
    status: 'Status',
  },
  cell: (column: string, file: string) => `${column} of ${file}`,
  isNew: 'new',
  newRole: (prefix: string) => `${prefix} (new role)`,
  severalRoles: (n: number) => many(n, 'participant'),
  noCode: 'none',
  noSpeakers: 'no labels found',
  interviewer: 'interviewer',
  speaker: (label: string) => `Speaker ${label}`,
  speakerFacts: (turns: number, words: number) => `${many(turns, 'turn')}, ${many(words, 'word')}`,
  isInterviewer: 'This is the interviewer',
  speakerCode: 'Participant code',
  nobody: 'not bound',
  status: {
    ready: 'ready',
    duplicate: 'duplicate',
    leftOut: 'left out',
    notReadable: 'cannot be read',
  },
  needsTitle: 'Give it a title.',
  needsCase: 'A participant belongs to a case: give the case code.',
  noCase: 'No case: it will stand under “No case yet”.',
  whichSpeaker: (code: string) => `None of its speakers is ${code} yet: say who is.`,
  taken: (identifier: string, title: string) => `${identifier} has the transcript “${title}” already.`,
  takenHere: (identifier: string, file: string) => `${file} is ${identifier}’s as well.`,
  keepBoth: 'Import as well',
  leaveOut: 'Leave out',
  tooLarge: (file: string, megabytes: number) =>
    `${file} is ${number(megabytes)} MB; Groundwork reads transcripts up to 50 MB. Split it into one file for each interview.`,
  notReadable: (file: string) =>
    `${file} could not be read. It may be a folder, may have been moved, or may not be yours to open.`,
  summary: (ready: number, all: number) =>
    `${number(ready)} of ${number(all)} · one undo takes all of it back`,
  undecided: (n: number) => `Choose for ${many(n, 'file')} whose participant has a transcript already.`,
  blocked: (n: number) =>
    n === 1
      ? '1 file cannot be imported as it stands. Correct it, or leave it out.'
      : `${many(n, 'file')} cannot be imported as they stand. Correct them, or leave them out.`,
  tooMany: 'Up to 1,000 files are imported at once. Leave some for the next time.',
  confirm: (n: number) => `Import ${many(n, 'transcript')}`,
  imported: (n: number) => `${many(n, 'transcript')} imported.`,
  discardTitle: 'Leave without importing?',
  discard: 'What you corrected here will be forgotten. The files themselves are untouched.',
  discardConfirm: 'Leave',
  stay: 'Go on importing',
};
