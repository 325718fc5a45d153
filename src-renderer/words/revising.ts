import { number } from './number.ts';

const many = (n: number, one: string, more = `${one}s`) => `${number(n)} ${n === 1 ? one : more}`;

/** Words of importing a corrected version of a transcript. */
export const revising = {
  command: 'Import a corrected version of the transcript…',
  entry: 'Import a corrected version…',
  offer: 'A corrected version…',
  title: (name: string) => `A corrected version of ${name}`,
  chooseTitle: (name: string) => `Drop the corrected file of ${name} here`,
  choose:
    'Words that are the same keep their codings. Before anything is written you see every coding whose words change.',
  chooseFile: 'Choose a file…',
  otherFile: 'Choose another file…',
  onlyOne:
    'Only one file can be the corrected version. Drop one, or import the others as transcripts of their own.',
  reading: (file: string) => `Comparing ${file} with the transcript…`,
  about: (file: string, message: string) => (message.includes(file) ? message : `${file}: ${message}`),
  failedTitle: 'The file could not be compared',

  same: (file: string) => `${file} reads as the transcript does already`,
  sameNote: 'Words, turns and speakers are the same. There is nothing to change, and nothing was written.',

  unlikeTitle: (file: string) => `${file} looks like another interview`,
  unlike: (name: string, codings: number) =>
    `Hardly any of its wording is in ${name}. ${
      codings === 0
        ? 'If it takes the place of the transcript, the words you have now go.'
        : `If it takes the place of the transcript, ${many(codings, 'coding')} would stand on other words or on none.`
    } Choose another file unless you are sure.`,
  otherName: (file: string, identifier: string, name: string) =>
    `By its name ${file} is ${identifier}, and this is ${name}.`,

  facts: {
    places: 'Places that differ',
    words: 'Words',
    speakers: 'New speakers',
    kept: 'Codings that keep their very words',
    onlyTurns: 'none; only turns, speakers or times differ',
  },
  wordsFromTo: (before: number, after: number) =>
    before === after ? number(before) : `${number(before)} before, ${number(after)} after`,
  nothingStands: 'No coding, exemplar, memo or region is touched.',
  places: (n: number, listed: number) =>
    listed < n ? `The first ${number(listed)} of ${number(n)} places` : many(n, 'place'),
  exemplarReads: 'will be marked for another look',

  confirm: 'Use the corrected version',
  confirmUnlike: 'Use it all the same',
  cancel: 'Cancel',
  close: 'Close',
  done: (name: string, file: string, kept: number, changed: number, lost: number) =>
    [
      `${name} now reads as ${file}.`,
      ...(kept > 0 ? [`${many(kept, 'coding keeps its', 'codings keep their')} words.`] : []),
      ...(changed > 0 ? [`${many(changed, 'coding stands', 'codings stand')} on other words.`] : []),
      ...(lost > 0
        ? [`${many(lost, 'coding waits', 'codings wait')} above the text to be placed again.`]
        : []),
      'One undo brings the old version back.',
    ].join(' '),
};
