import { number } from './number.ts';

const many = (n: number, one: string, more = `${one}s`) => `${number(n)} ${n === 1 ? one : more}`;

/** Words of transcripts, cases and participants. */
export const people = {
  addCaseCommand: 'Add a case',
  transcripts: 'Transcripts',
  filter: 'Filter transcripts',
  noCase: 'No case yet',
  noneFound: (query: string) => `No transcript is called “${query}”.`,
  noTranscripts: 'No transcripts yet. Drop interviews anywhere on this window.',
  import: 'Import transcripts',
  importShort: 'Import…',
  coded: (percent: number) => `${percent} % coded`,
  codedOf: (name: string) => `Coded of ${name}`,
  transcriptMenu: (name: string) => `What to do with ${name}`,
  open: 'Open',
  rename: 'Rename…',
  details: 'Details and speakers…',
  deleteTranscript: 'Delete transcript…',
  deleteTranscriptTitle: (name: string) => `Delete ${name}?`,
  /** Until it is known how many codings it has: null. */
  deleteTranscriptNote: (codings: number | null) =>
    codings === null
      ? 'Its codings go with it, and their exemplars. Undo brings everything back.'
      : codings === 0
        ? 'Nothing in it has been coded. Undo brings it back.'
        : `${many(codings, 'coding')} in it ${codings === 1 ? 'goes' : 'go'} with it, and their exemplars. Undo brings everything back.`,
  delete: 'Delete',
  detailsTitle: (name: string) => `Details of ${name}`,
  title: 'Title',
  case: 'Case',
  recordedOn: 'Recorded on',
  language: 'Language',
  languageNote: 'As a code, such as en or de. Left empty when unknown.',
  whoSpeaks: 'Who speaks',
  whoSpeaksNote:
    'A participant’s codings are found by this. The interviewer’s turns are not counted as coded or not.',
  noSpeakers: 'No speaker labels were found in this transcript.',
  interviewer: 'Interviewer',
  nobody: 'Nobody yet',
  done: 'Done',
  cases: 'Cases',
  participants: 'Participants',
  roles: 'Roles',
  room: 'Cases and participants',
  tableOne: 'the study’s Table 1',
  tableTwo: 'the study’s Table 2',
  code: 'Code',
  label: 'Label',
  role: 'Role',
  prefix: 'Prefix',
  identifier: 'Identifier',
  noRole: 'no role',
  of: (what: string, name: string) => `${what} of ${name}`,
  addCase: 'Add case',
  addCaseTitle: 'Add a case',
  addParticipant: 'Add participant',
  addParticipantTitle: (code: string) => `Add a participant to ${code}`,
  addRole: 'Add role',
  addRoleTitle: 'Add a role',
  add: 'Add',
  caseCodeNote: 'Short, as it stands before every participant code: PAR1.',
  participantCodeNote: 'A role’s prefix and a number: PW01. The role is read from the prefix.',
  more: (name: string) => `More about ${name}`,
  deleteCase: 'Delete case…',
  deleteCaseTitle: (code: string) => `Delete case ${code}?`,
  deleteCaseNote: (participants: number, transcripts: number) =>
    `${participants === 0 ? 'It has no participants.' : `${many(participants, 'participant')} ${participants === 1 ? 'goes' : 'go'} with it.`} ${
      transcripts === 0
        ? ''
        : `${many(transcripts, 'transcript')} with all codings ${transcripts === 1 ? 'stays' : 'stay'}, under “No case yet”. `
    }Undo brings everything back.`,
  deleteParticipant: 'Delete participant…',
  deleteThatParticipant: (identifier: string) => `Delete participant ${identifier}`,
  deleteParticipantTitle: (identifier: string) => `Delete participant ${identifier}?`,
  deleteParticipantNote: (transcripts: number) =>
    transcripts === 0
      ? 'Undo brings them back.'
      : `${many(transcripts, 'transcript')} ${transcripts === 1 ? 'stays' : 'stay'} with all codings, but nobody is bound to the words. Undo brings them back.`,
  deleteThatRole: (label: string) => `Delete the role “${label}”`,
  deleteRoleTitle: (label: string) => `Delete the role “${label}”?`,
  deleteRoleNote: (participants: number) =>
    participants === 0
      ? 'Nobody has it.'
      : `${many(participants, 'participant')} will have no role. Undo brings it back.`,
  addAttribute: 'Add attribute',
  attributeTitle: 'Attribute',
  attributeName: 'Name',
  attributeType: 'Kind of value',
  attributeTypes: {
    text: 'Text',
    number: 'Number',
    date: 'Date',
    boolean: 'Yes or no',
    choice: 'One of a list',
  },
  attributeOptions: 'The list, one choice a line',
  editAttribute: 'Change attribute…',
  deleteAttribute: 'Delete attribute…',
  deleteAttributeTitle: (name: string) => `Delete the attribute “${name}”?`,
  deleteAttributeNote: (values: number) =>
    values === 0
      ? 'It has no values.'
      : `${many(values, 'value')} ${values === 1 ? 'goes' : 'go'} with it. Undo brings them back.`,
  datePlaceholder: '2025-03-31',
  yes: 'yes',
  no: 'no',
  noCases: 'No cases yet',
  noCasesNote:
    'A case is what you compare: a service, a ward, a school. Importing transcripts makes the cases named in their files; you can also add them by hand.',
  moreUnbound: (n: number) => `Show more: ${number(n)} further`,
  unbound: 'Transcripts whose speakers are not all bound',
  caseCount: (n: number) => many(n, 'case'),
  participantCount: (n: number) => many(n, 'participant'),
};
