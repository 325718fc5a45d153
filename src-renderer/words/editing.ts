import { number } from './number.ts';

const many = (n: number, one: string, more: string) => `${number(n)} ${n === 1 ? one : more}`;

/** Words of editing a transcript, and of what edits leave to be decided. */
export const editing = {
  button: 'Edit text',
  bar: 'Editing the text',
  barHint: 'Codings move with their words.',
  done: 'Done',
  discard: 'Discard',
  label: (name: string) => `Transcript ${name}, being edited`,
  began: 'Editing the text. Ctrl Enter when done, Escape to leave.',
  saved: 'The text is saved.',
  left: 'Nothing was changed.',
  undone: 'Undone in this edit.',
  redone: 'Redone in this edit.',
  nothingToUndo: 'Nothing more to undo in this edit.',
  nothingToRedo: 'Nothing more to redo in this edit.',
  nobody: '—',
  noSpeaker: 'No speaker',
  speaker: 'Speaker of this turn',
  tooLong: (length: number) =>
    `Nothing was pasted: these are ${number(length)} characters, too many to paste into a transcript; up to 200,000 can be pasted. Save them as a file and import it, or paste a part.`,
  another: (name: string) => `An edit of ${name} is not saved yet. Finish or discard it first.`,
  discardTitle: 'Discard what you typed?',
  discardMessage: 'The transcript stays as it was before you began.',
  discardConfirm: 'Discard the edit',
  stale:
    'The text of this transcript has been changed in another window. Nothing you typed is lost: see what both did, put yours into the new text, or copy it.',
  compare: 'Show both',
  compareTitle: 'What both windows changed',
  compareTheirs: 'In the project now',
  compareMine: 'Typed in this window',
  putAgain: 'Put mine into the new text',
  putAgainDone: 'What you typed stands in the new text. It is not saved yet.',
  putAgainCollided: (n: number) =>
    `What you typed stands in the new text, not saved yet. ${many(n, 'place that both changed reads', 'places that both changed read')} as you typed ${n === 1 ? 'it' : 'them'}.`,
  copyMine: 'Copy my text',
  copied: 'Your text is on the clipboard.',
  cannotCopy: 'The browser did not allow copying. Select all of the text and copy it with Ctrl C.',
  reload: 'Reload',
  reloadMessage: 'What you typed goes; the text shows as it is in the project now.',

  first: {
    title: (name: string) => `An edit of ${name} is not saved yet`,
    message: 'Save it or go back to it first. Nothing you typed is lost.',
    back: 'Back to the edit',
    save: 'Save it and go on',
  },

  preview: {
    title: 'Before the text is saved',
    changed: (n: number) => `${many(n, 'coding stands', 'codings stand')} on other words`,
    lost: (n: number) => `${many(n, 'coding loses', 'codings lose')} all its words and goes to review`,
    lostMany: (n: number) => `${number(n)} codings lose all their words and go to review`,
    exemplars: (n: number) =>
      `${many(n, 'exemplar reads', 'exemplars read')} differently and will be marked for another look`,
    memos: (n: number) => `${many(n, 'memo loses its passage', 'memos lose their passages')}`,
    regions: (n: number, names: string) =>
      `${many(n, 'region is', 'regions are')} left without words and removed: ${names}`,
    before: 'Before',
    after: 'After',
    gone: 'No words are left.',
    more: (n: number) => `and ${number(n)} more`,
    save: 'Save',
    keep: 'Keep editing',
  },

  review: {
    title: (n: number) => `${number(n)} to review after an edit`,
    show: 'Show',
    hide: 'Hide',
    more: (n: number) => `Show ${number(n)} more`,
    lost: 'lost its words',
    tag: 'needs review',
    waiting: (n: number) => `${number(n)} to review`,
    lostHere: 'Its words were deleted. Needs review, above the text, puts it on words again.',
    exemplar: 'exemplar, look again',
    memo: 'memo without a passage',
    memoQuote: 'memo, quotes words that were deleted',
    stoodOn: 'Stood on',
    reads: 'Reads now',
    goThere: 'Show the place',
    anchor: 'Stands here',
    anchorHint: 'Select the words it belongs to in the text, then press this.',
    accept: 'Accept',
    acceptThere: (passage: string) => `Put it on “${passage}”`,
    acceptMemo: 'Belongs to the whole transcript',
    acceptQuotation: 'Stands as it reads now',
    remove: 'Remove',
    removeExemplar: 'No longer an exemplar',
    settled: 'Settled.',
    lookAgain: 'look again',
    lookHint: 'The words under this quotation have changed.',
    wordsGone:
      'Its words are no longer in the transcript. Put the coding on words again there, or take the exemplar back.',
    looksLeft: (n: number) =>
      n === 1
        ? '1 exemplar quotation has changed words'
        : `${number(n)} exemplar quotations have changed words`,
    nextLook: 'Look at the next',
    noLooks: 'No exemplar quotation has changed words.',
    accepted: 'The quotation stands as it reads now.',
  },

  commands: {
    edit: 'Edit the text of the transcript',
    done: 'Save the edit of the text',
    speaker: 'Change the speaker of the turn',
    undo: 'Undo in the edit',
    redo: 'Redo in the edit',
    nextLook: 'Next exemplar whose words have changed',
  },
};
