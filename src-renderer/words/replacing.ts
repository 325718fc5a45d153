import { number } from './number.ts';

const many = (n: number, one: string, more = `${one}s`) => `${number(n)} ${n === 1 ? one : more}`;

/** Words of find and replace in all transcripts. */
export const replacing = {
  title: 'Find and replace',
  command: 'Find and replace in all transcripts…',
  fromFind: 'Replace…',
  query: 'Find',
  queryHint: 'A misheard name, a place',
  by: 'Replace by',
  byHint: 'Left empty, what is found is deleted',
  matchCase: 'Match case',
  wholeWords: 'Whole words only',
  where: 'In which transcripts',
  all: (n: number) => `All transcripts (${number(n)})`,
  here: (name: string) => `Only ${name}`,
  chosen: 'Those I choose',
  chooseAll: 'All',
  chooseNone: 'None',
  noCase: 'No case yet',
  choose: (name: string) => `Search ${name}`,

  emptyTitle: 'What was written wrongly?',
  empty:
    'Type the words as they stand in the transcripts. Every place is shown with the words as they will be and the codings that change, and nothing is written until you say so.',
  noTranscriptsTitle: 'No transcripts yet',
  noTranscripts: 'Import interviews first; then their words can be found and replaced.',
  noneChosenTitle: 'No transcript is chosen',
  noneChosen: 'Choose at the left where to look.',
  nothingTitle: (query: string) => `“${query}” is nowhere`,
  nothing: 'None of the transcripts searched has these words.',
  nothingStrict: 'None of the transcripts searched has these words. They may stand there otherwise:',
  anyCase: 'In any case',
  withinWords: 'Within words too',
  sameTitle: 'Nothing would change',
  same: 'What is found and what it is replaced by are the same.',
  readOnly: 'The project is open to read only: words can be found, but not replaced.',
  looking: 'Looking through the transcripts…',
  stop: 'Stop',
  stoppedTitle: 'Stopped',
  stopped: 'Type on, or look again.',
  again: 'Look again',
  failedTitle: 'The transcripts could not be searched',

  results: 'Places found',
  replaceIn: (name: string) => `Replace in ${name}`,
  inTranscript: (hits: number, all: number) =>
    hits === all ? many(all, 'place') : `${number(hits)} of ${many(all, 'place')}`,
  notListed: (n: number) => `${many(n, 'more place')} here, not listed`,
  changes: 'changes',
  loses: 'loses its words',
  exemplar: 'exemplar',
  listed: (listed: number, all: number) =>
    listed === all
      ? `${many(all, 'place')} listed`
      : `The first ${number(listed)} of ${many(all, 'place')} listed`,
  moreNotListed: (listed: number, rest: number) =>
    `The first ${many(listed, 'place')} ${listed === 1 ? 'is' : 'are'} listed. ${number(rest)} more ${rest === 1 ? 'is' : 'are'} not listed, and replaced as well unless you leave out the whole transcript.`,
  listMore: (n: number) => `List ${number(n)} more`,
  keysHint:
    'Arrow keys go from place to place, Home and End to the first and last, Space leaves one out, Ctrl Enter replaces.',

  summary: (hits: number, transcripts: number) =>
    `${many(hits, 'place')} in ${many(transcripts, 'transcript')}`,
  codings: (changed: number, lost: number, exemplars: number) =>
    changed + lost === 0
      ? 'no coding changes'
      : [
          ...(changed > 0 ? [`${many(changed, 'coding changes', 'codings change')}`] : []),
          ...(lost > 0 ? [`${many(lost, 'coding loses its words', 'codings lose their words')}`] : []),
          ...(exemplars > 0 ? [`${many(exemplars, 'exemplar')} to look at again`] : []),
        ].join(' · '),
  left: (n: number) => `${number(n)} left out`,
  replace: (n: number) => (n === 0 ? 'Replace' : `Replace ${number(n)}`),
  delete: (n: number) => (n === 0 ? 'Delete' : `Delete ${number(n)}`),
  close: 'Close',

  done: (hits: number, transcripts: number) =>
    `${many(hits, 'place')} replaced in ${many(transcripts, 'transcript')}.`,
  doneDeleted: (hits: number, transcripts: number) =>
    `${many(hits, 'place')} deleted in ${many(transcripts, 'transcript')}.`,
  doneTitle: 'Replaced',
  toReview: (lost: number, exemplars: number) =>
    [
      ...(lost > 0
        ? [
            `${many(lost, 'coding has', 'codings have')} no words any more and ${lost === 1 ? 'waits' : 'wait'} for you to say where ${lost === 1 ? 'it belongs' : 'they belong'}.`,
          ]
        : []),
      ...(exemplars > 0
        ? [
            `${many(exemplars, 'exemplar quotation reads', 'exemplar quotations read')} differently and should be looked at again.`,
          ]
        : []),
    ].join(' '),
  undoHint: 'One undo brings everything back.',
  review: 'Review',
  reviewIn: (name: string) => `Review in ${name}`,
  undo: 'Undo it all',
  more: 'Replace something else',
  movedOn: (name: string) =>
    `The text of ${name} was changed in another window. Places you had left out there are in again: look at them once more.`,
};
