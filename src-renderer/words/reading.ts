import { number } from './number.ts';

const many = (n: number, one: string, more: string) => `${number(n)} ${n === 1 ? one : more}`;

/** Words of reading and working on codings in a transcript. */
export const reading = {
  shown: {
    button: 'What is shown',
    buttonFiltered: (shown: number, of: number) =>
      `${number(shown)} of ${many(of, 'coding', 'codings')} shown`,
    numbers: 'Beside the text',
    numbersAre: { none: 'No numbers', turns: 'Turn numbers', lines: 'Line numbers' },
    linesNote: 'Lines are those of the text as it was imported.',
    times: 'Time stamps',
    colours: 'Stripes coloured by',
    coloursAre: { code: 'Code', theme: 'Theme', coder: 'Coder' },
    codes: 'Codings shown',
    codesAre: { all: 'All', chosen: 'Of the codes selected in the tree, and below', mine: 'Only mine' },
    noneChosen: 'No code is selected in the tree, so all are shown.',
    outOfScope: 'Codings of text that is out of scope',
    retired: 'Codings of retired codes',
    all: 'Show all codings',
  },

  /** A code that is out of use, wherever its codings still stand on the text. */
  retired: (name: string) => `${name} (retired)`,

  region: {
    menu: (name: string) => `Region ${name || 'without a name'}`,
    addTitle: 'Mark as region',
    editTitle: 'Region',
    name: 'Name',
    nameHint: 'The section of the interview, such as “Structured part”.',
    inScope: 'In scope',
    scopeNote:
      'Text out of scope can be coded, but its codings are left out of counts and exports unless asked for.',
    cutNote: 'Regions never overlap: those that stand here already are cut back.',
    save: 'Mark region',
    keep: 'Keep',
    rename: 'Rename…',
    takeOut: 'Take out of scope',
    takeIn: 'Take into scope',
    remove: 'Remove the region, keep the text',
    marked: (name: string) => `Marked the region ${name}`,
    scoped: (name: string, inScope: boolean) =>
      `${name || 'The region'} is ${inScope ? 'in' : 'out of'} scope`,
    removed: (name: string) => `Removed the region ${name}`,
    none: 'The caret is in no region.',
    hint: (name: string) => `What can be done with ${name}`,
  },

  find: {
    matchCase: 'Match case',
    wholeWords: 'Whole words',
    atLeast: (at: number, of: number) => `${at} of ${number(of)} or more`,
  },

  uncoded: (turn: number, of: number, words: string) => `Turn ${turn} of ${of}, without a coding: ${words}`,
  noUncoded: {
    after: 'After this, every turn in scope has a coding.',
    before: 'Before this, every turn in scope has a coding.',
  },
  noCode: 'Make a coding active, or select a code in the tree, to go through its codings.',
  noSame: {
    after: 'That was the last coding of this code.',
    before: 'That was the first coding of this code.',
  },

  split: (name: string) => `Split the coding of “${name}” at the caret`,
  joined: (name: string) => `Joined two codings of “${name}”`,
  noneToJoin: (name: string) => `No coding of “${name}” by the same coder follows this one.`,
  gapTitle: (name: string) => `Join across words that are not “${name}”?`,
  gap: (words: number) =>
    `Between the two ${words === 1 ? 'is 1 word' : `are ${number(words)} words`} without this code. Joining codes ${words === 1 ? 'it' : 'them'} too.`,
  gapConfirm: 'Join them',
  erase: (name: string) => `Erase “${name}”`,
  eraseMenu: 'Which code is erased from the selected words?',
  erased: (name: string) => `Erased “${name}” from the selected words`,
  noneToErase: 'None of the selected words has a coding of yours.',
  negative: (name: string, isNegative: boolean) =>
    isNegative ? `Marked as a negative case of “${name}”` : `No longer a negative case of “${name}”`,
  noCoding: 'There is no coding at the caret.',

  commands: {
    uncodedNext: 'Next turn without a coding',
    uncodedPrevious: 'Previous turn without a coding',
    sameNext: 'Next coding of the same code',
    samePrevious: 'Previous coding of the same code',
    sentenceForth: 'Extend the selection by a sentence',
    sentenceBack: 'Take the selection back by a sentence',
    turnForth: 'Extend the selection by a turn',
    turnBack: 'Take the selection back by a turn',
    startBack: 'Move the start of the coding back a sentence',
    startForth: 'Move the start of the coding on a sentence',
    endBack: 'Move the end of the coding back a sentence',
    endForth: 'Move the end of the coding on a sentence',
    split: 'Split the coding at the caret',
    join: 'Join the coding with the next one of its code',
    erase: 'Erase a code from the selected words',
    negative: 'Mark the coding as a negative case, or not',
    comment: 'Comment on the coding',
    regionAdd: 'Mark the selected words as a region…',
    regionFrom: 'Region from this turn to the next region…',
    regionEdit: 'Rename the region at the caret…',
    regionScope: 'Take the region at the caret in or out of scope',
    regionRemove: 'Remove the region at the caret',
    numbers: {
      none: 'Show no numbers beside the text',
      turns: 'Show turn numbers',
      lines: 'Show line numbers',
    },
    times: 'Show or hide time stamps',
    colours: {
      code: 'Colour stripes by code',
      theme: 'Colour stripes by theme',
      coder: 'Colour stripes by coder',
    },
    codes: {
      all: 'Show all codings',
      chosen: 'Show only codings of the selected codes',
      mine: 'Show only my codings',
    },
    outOfScope: 'Show or hide codings out of scope',
    retired: 'Show or hide codings of retired codes',
  },
};
