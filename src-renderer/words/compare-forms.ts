import { counted as n } from './number.ts';

const incidents = (count: number) => n(count, 'incident', 'incidents');

/** Words of the forms that verdicts ask. */
export const compareForms = {
  same: {
    title: 'The same thing',
    note: (codes: number) =>
      `They are coded with ${n(codes, 'code', 'different codes')}. If they are one thing, one code can hold them all.`,
    leave: 'Leave each with its code',
    into: (name: string) => `All become “${name}”`,
    button: 'The same',
  },
  different: {
    title: 'Different: split off',
    which: 'Which of them are split off?',
    others: 'Those without a tick stay with the code they have.',
    to: 'To which code?',
    fresh: 'A new code',
    existing: 'A code that is there',
    name: 'Name of the new code',
    definition: 'Short definition (may be left empty)',
    under: 'Under',
    top: 'The top of the tree',
    onlyKeep: 'Only keep it',
    onlyKeepNote: 'Nothing is recoded. It is kept that they are different, with your reason.',
    keepButton: 'Different',
    inVivo: 'In the speaker’s own words',
    inVivoIs: 'in vivo',
    button: (count: number) => `Split off ${incidents(count)}`,
    noneSplit: 'Tick at least one incident.',
    find: 'Find the code',
    taken: 'A code of this name is there already. Choose it, or write another name.',
    nothing: 'No other code has this in its name.',
  },
  move: {
    title: (count: number) => `Move ${incidents(count)} to…`,
    button: (count: number) => `Move ${incidents(count)}`,
  },
  property: {
    title: 'A property and its dimension',
    of: 'Property of',
    which: 'Which property',
    fresh: 'A new property',
    name: 'Name of the property',
    nameHint: 'who asks first',
    low: 'One end',
    lowHint: 'told unasked',
    high: 'The other end',
    highHint: 'drawn out',
    places: 'Where does each incident stand?',
    place: (identifier: string) => `${identifier} on the dimension`,
    unplaced: 'not placed',
    unplace: 'Take off the dimension',
    steps: ['at the one end', 'towards it', 'in the middle', 'towards the other', 'at the other end'],
    button: 'Keep the property',
  },
  definition: {
    title: 'Refine the definition',
    of: 'Definition of',
    words: 'What was said',
    button: 'Keep the definition',
    unchanged: 'Change a field to keep the definition.',
  },
};
