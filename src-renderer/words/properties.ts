import { number } from './number.ts';

/** Words of a category's properties, and of where incidents stand on them. */
export const properties = {
  title: 'Properties and dimensions',
  none: 'No properties yet. What varies between its incidents, and from what to what?',
  add: 'New property',
  name: 'Property',
  low: 'From',
  high: 'to',
  lowHint: 'low end',
  highHint: 'high end',
  remove: (name: string) => `Delete the property ${name}`,
  placed: (count: number) => `${number(count)} ${count === 1 ? 'incident' : 'incidents'} placed`,
  strip: (name: string) => `Incidents along ${name}`,
  dot: (identifier: string, percent: number, words: string) => `${identifier}, ${percent} %: ${words}`,
  place: (name: string) => `Place on ${name}`,
  unplaced: 'not placed',
  take: (name: string) => `Take off ${name}`,
  toPlace: 'Place another incident',
  nothingToPlace: 'Every incident has a place.',
  hint: 'Arrow keys move it, Delete takes it off.',
  between: (low: string, high: string) => `${low || 'low'} ↔ ${high || 'high'}`,
};
