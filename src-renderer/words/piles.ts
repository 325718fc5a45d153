import { counted as n, number } from './number.ts';

const incidents = (count: number) => n(count, 'incident', 'incidents');

/** Words of sorting a code's incidents into piles. */
export const piles = {
  title: 'Sort into piles',
  room: 'Sorting into piles',
  of: (name: string) => `Piles of “${name}”`,
  counts: (loose: number, sorted: number) => `${number(loose)} loose · ${number(sorted)} sorted`,
  leave: 'Back to the bench',
  undo: 'Undo the last step of sorting',
  redo: 'Redo the step of sorting',
  level: 'Piles become',
  levels: { domain: 'Domains', theme: 'Themes', category: 'Categories', code: 'Codes' },
  makeLevel: {
    domain: 'Make domains…',
    theme: 'Make themes…',
    category: 'Make categories…',
    code: 'Make codes…',
  },
  readOnly: 'This project is open for reading only: nothing can be sorted.',

  loose: 'Loose incidents',
  looseTitle: (count: number) => `Loose ${number(count)}`,
  find: 'Words on the loose cards',
  findHint: 'Words  /',
  looseNote: (name: string) => `What stays here stays with “${name}”.`,
  looseNoteBelow: 'What stays here stays with the code it has.',
  withBelow: 'With what is coded below',
  noneTitle: 'Nothing to sort',
  none: (name: string) => `No incident in scope is coded with “${name}” itself.`,
  sortBelow: 'Sort what is coded below it',
  noneBelow: 'Nothing in scope is coded below it either.',
  allTitle: 'All are sorted',
  all: 'Every incident lies in a pile.',
  noneFound: (query: string) => `No loose card says “${query}”`,
  clearFind: 'Clear the words',
  bringing: 'Bringing the incidents…',

  piles: 'Piles',
  pile: (position: number, name: string, count: number) =>
    `Pile ${number(position)}${name === '' ? '' : `, ${name}`}: ${incidents(count)}`,
  name: (position: number) => `Name of pile ${number(position)}`,
  nameHint: 'Name this pile',
  putHere: (position: number) => `Put into pile ${number(position)}`,
  here: (count: number) => (count === 0 ? 'None here yet' : `${number(count)} here already`),
  added: (count: number) => `+${number(count)}`,
  inVivo: 'In vivo',
  inVivoLabel: (position: number) => `Name pile ${number(position)} in the first speaker’s own words`,
  definition: 'Definition',
  definitionLabel: (position: number) => `Short definition of pile ${number(position)}`,
  definitionHint: 'What belongs here? May stay empty',
  remove: (position: number) => `Let pile ${number(position)} go`,
  emptyPile: 'Drop incidents here',
  fresh: 'New pile',
  freshNote: 'Drop incidents here, or press N',
  taken: (name: string) =>
    `“${name}” is under this code already. Put them into its pile, or choose another name.`,
  unnamed: 'Name this pile first.',
  twice: 'Another pile has this name.',
  problems: (count: number) =>
    count === 1
      ? 'One pile has no name of its own yet.'
      : `${number(count)} piles have no name of their own yet.`,
  gone: (count: number) =>
    count === 1
      ? 'One incident is not among these any more and has left its pile.'
      : `${number(count)} incidents are not among these any more and have left their piles.`,
  dragged: (count: number) => incidents(count),

  hints: 'Keys',
  hint: {
    none: 'Arrows walk, Space picks, Enter reads.',
    picked: (count: number) => `${incidents(count)} picked:`,
    put: 'into a pile',
    choose: 'find a pile',
    fresh: 'new pile',
    back: 'back to the loose',
    undo: 'undo',
  },

  choose: {
    label: (going: number) =>
      going === 0 ? 'Go to pile: name or number' : `Put ${incidents(going)} into pile: name or number`,
    unnamed: 'No name yet',
    none: (query: string) => `No pile is called “${query}”.`,
    results: (count: number) => n(count, 'pile', 'piles'),
  },

  summary: {
    titleLevel: {
      domain: (count: number, name: string) => `Make ${n(count, 'domain', 'domains')} under “${name}”`,
      theme: (count: number, name: string) => `Make ${n(count, 'theme', 'themes')} under “${name}”`,
      category: (count: number, name: string) => `Make ${n(count, 'category', 'categories')} under “${name}”`,
      code: (count: number, name: string) => `Make ${n(count, 'code', 'codes')} under “${name}”`,
    },
    titleInto: (count: number) => `Move ${incidents(count)} to their piles`,
    list: 'Piles with incidents',
    into: 'there already',
    stays: (count: number, name: string) =>
      count === 0
        ? `None stays with “${name}”.`
        : `${incidents(count)} ${count === 1 ? 'stays' : 'stay'} with “${name}”.`,
    staysBelow: (count: number) =>
      `${incidents(count)} ${count === 1 ? 'stays with its code' : 'stay with their codes'}.`,
    empty: (count: number) =>
      count === 1 ? 'One empty pile is not made.' : `${number(count)} empty piles are not made.`,
    one: 'It is one change: undo takes all of it back.',
    why: 'Why?',
    whyHint: 'Kept with the comparison; may stay empty',
    buttonLevel: {
      domain: (count: number) => `Make ${n(count, 'domain', 'domains')}`,
      theme: (count: number) => `Make ${n(count, 'theme', 'themes')}`,
      category: (count: number) => `Make ${n(count, 'category', 'categories')}`,
      code: (count: number) => `Make ${n(count, 'code', 'codes')}`,
    },
    buttonInto: (count: number) => `Move ${incidents(count)}`,
  },

  leaving: {
    title: 'Leave the piles?',
    text: (count: number) =>
      `${incidents(count)} ${count === 1 ? 'is' : 'are'} sorted and no code has been made of it.`,
    note: 'Kept for later, the piles wait here until the project is closed.',
    stay: 'Go on sorting',
    drop: 'Throw the piles away',
    keep: 'Keep for later',
  },

  entry: { menu: 'Sort into piles…', button: 'Sort into piles' },
  commands: {
    open: 'Sort the incidents of a code into piles',
    put: (position: number) => `Into pile ${number(position)}`,
    choose: 'Into a pile found by its name or number',
    fresh: 'New pile of the picks',
    back: 'Back to the loose incidents',
    undo: 'Undo the last step of sorting',
    redo: 'Redo the step of sorting',
    make: 'Make codes of the piles',
    leave: 'Let go: panel, words, picks, piles',
    find: 'Only loose cards with these words',
    up: 'Card above',
    down: 'Card below',
    left: 'Pile or list on the left',
    right: 'Pile or list on the right',
    first: 'First card',
    last: 'Last card',
    extendUp: 'Pick on to the card above',
    extendDown: 'Pick on to the card below',
    pick: 'Pick the card, or let it go',
    all: 'Pick the whole list or pile',
    read: 'Read in place',
  },
};
