import { number } from './number.ts';
import type { Region } from '@shared/contract/index.ts';

const many = (n: number, one: string, more: string) => `${number(n)} ${n === 1 ? one : more}`;

/** Words of this room. */
export const transcript = {
  room: 'Transcript',
  text: (name: string) => `Transcript ${name}`,
  interviewer: 'INT',
  region: {
    begins: ({ name, inScope }: Region) => [name, inScope ? '' : 'out of scope'].filter(Boolean).join(' · '),
    ends: ({ name }: Region) => (name ? `End of ${name}` : 'In scope again'),
  },

  none: 'No transcript is open',
  noneHint: 'Choose one at the left, or import the files you want to code.',
  import: 'Import transcripts',
  loading: 'Opening the transcript…',
  cannotOpen: 'This transcript could not be opened.',
  again: 'Try again',
  empty: 'This transcript has no words.',

  words: (n: number) => many(n, 'word', 'words'),
  codings: (n: number) => (n === 0 ? 'not coded yet' : many(n, 'coding', 'codings')),
  coders: (n: number) => many(n, 'coder', 'coders'),
  progress: (coded: number, turns: number) => `${coded} of ${many(turns, 'turn', 'turns')} coded`,
  findButton: 'Find',
  findHint: 'Find in this transcript (Ctrl F)',

  find: {
    label: 'Find in this transcript',
    placeholder: 'Find in this transcript',
    count: (at: number, of: number) => (of === 0 ? 'Not found' : `${at} of ${of}`),
    next: 'Next',
    previous: 'Previous',
    close: 'Close',
  },

  ask: {
    title: 'Code the passage',
    label: 'Name of the code',
    placeholder: 'Name a code, or find one',
    choices: 'Codes',
    create: (name: string) => `Create “${name}”`,
    inVivo: (name: string) => `In vivo: “${name}”`,
    long: 'These words are long for a name. Shorten them, then press Enter.',
    origin: { open: 'open', 'in vivo': 'in vivo', 'a priori': 'a priori' },
    level: { domain: 'domain', theme: 'theme', category: 'category', code: '' },
  },

  by: (coder: string) => `Coded by ${coder}`,
  noDefinition: 'No definition yet',
  exemplar: 'Exemplar',

  coded: (name: string) => `Coded “${name}”`,
  moved: (name: string, passage: string) => `“${name}” now stands on: ${passage}`,
  removed: (name: string) => `Removed a coding of “${name}”`,
  starred: (name: string, isExemplar: boolean) =>
    isExemplar ? `Exemplar of “${name}” chosen` : `No longer an exemplar of “${name}”`,
  nothingHere: 'There is no coding at the caret.',
  noRecent: (number: number) => `No recent code has the number ${number}.`,
  noNext: 'That was the last coding.',
  noPrevious: 'That was the first coding.',
  noCodingHere: 'No coding here.',
  codingsHere: (names: string[]) => `${many(names.length, 'coding', 'codings')}: ${names.join(', ')}`,
  at: (name: string, passage: string) => `${name}: ${passage}`,

  commands: {
    code: 'Code the selected words…',
    inVivo: 'Code the selected words in vivo',
    recent: (n: number) => `Code with recent code ${n}`,
    remove: 'Remove the coding at the caret',
    star: 'Choose the coding as an exemplar, or not',
    next: 'Next coding',
    previous: 'Previous coding',
    find: 'Find in this transcript',
    endBack: 'Move the end of the coding back a word',
    endForth: 'Move the end of the coding on a word',
    startBack: 'Move the start of the coding back a word',
    startForth: 'Move the start of the coding on a word',
    endBackCharacter: 'Move the end of the coding back a character',
    endForthCharacter: 'Move the end of the coding on a character',
    startBackCharacter: 'Move the start of the coding back a character',
    startForthCharacter: 'Move the start of the coding on a character',
  },
};
