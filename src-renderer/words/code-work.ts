import type { CodeOrigin } from '@shared/contract/index.ts';
import { counted as n, number } from './number.ts';

const codesN = (count: number) => n(count, 'code', 'codes');
const codingsN = (count: number) => n(count, 'coding', 'codings');
const quoted = (names: readonly string[]) =>
  names.length > 3 ? codesN(names.length) : names.map((name) => `“${name}”`).join(', ');

/** Words of the work on codes: splitting, levels, retiring, groups and properties. */
export const codeWork = {
  split: {
    title: (name: string) => `Split “${name}”`,
    hint: 'Choose the incidents that are something else. The rest stay.',
    none: 'There are no incidents in scope to split off.',
    firstOf: (shown: number, total: number) =>
      `The first ${number(shown)} of ${number(total)} are listed. The bench and the piles have all of them.`,
    incidents: 'Incidents to split off',
    where: 'They go to',
    places: {
      beside: 'a new code beside it',
      below: 'a new code below it',
      existing: 'a code that is there',
    },
    into: 'Split into',
    taken: (name: string) => `There is a code “${name}” in this place already.`,
    button: (count: number) => (count === 0 ? 'Split off' : `Split off ${n(count, 'incident', 'incidents')}`),
  },
  relevel: {
    title: (names: readonly string[], level: string) => `Make ${quoted(names)} a ${level.toLowerCase()}`,
    button: (level: string) => `Make it a ${level.toLowerCase()}`,
    stays: 'It stays where it is, with everything below it.',
    goes: (name: string, parent: string | null) =>
      parent === null
        ? `“${name}” goes to the top, with everything below it.`
        : `“${name}” goes under “${parent}”, with everything below it.`,
    lowered: (name: string, level: string) => `“${name}”, below it, becomes a ${level.toLowerCase()}.`,
  },
  origins: {
    title: (names: readonly string[], origin: string) => `Mark ${quoted(names)} as ${origin.toLowerCase()}`,
    says: {
      open: 'It was found in the data.',
      'in vivo': 'It is named in a speaker’s own words.',
      'a priori': 'It was there before the data: from theory, or from the interview guide.',
    } satisfies Record<CodeOrigin, string>,
  },
  retire: {
    title: (names: readonly string[]) => `Retire ${quoted(names)}?`,
    message: (codes: number, codings: number | null) =>
      `${codes === 1 ? 'It is' : `${codesN(codes)}, everything below included, are`} out of the way of coding from now on. ${
        codings === null ? 'The codings' : codingsN(codings)
      } stay and can be read. Restoring, and undo, bring ${codes === 1 ? 'it' : 'them'} back.`,
    confirm: (codes: number) => `Retire ${codesN(codes)}`,
    tag: 'retired',
    note: (day: string) =>
      `Retired on ${day}. It takes no new codings and is left out of the codebook; its incidents can be read here.`,
    button: 'Restore…',
  },
  restore: {
    title: (names: readonly string[]) => `Restore ${quoted(names)}?`,
    message: (codes: number) =>
      `${codes === 1 ? 'It is' : `${codesN(codes)} that were retired together are`} in use again.`,
    confirm: (codes: number) => `Restore ${codesN(codes)}`,
    numbered: (name: string, newName: string) =>
      `There is a “${name}” in its place by now: it comes back as “${newName}”.`,
    goes: (name: string, parent: string | null) =>
      parent === null
        ? `“${name}” comes back at the top: what it stood under is retired.`
        : `“${name}” comes back under “${parent}”: what it stood under is retired.`,
  },
  groups: {
    title: 'Groups of codes',
    of: (names: readonly string[]) => `Groups of ${quoted(names)}`,
    section: 'Groups',
    none: 'No groups yet. A group holds codes from anywhere in the tree, beside their place in it.',
    newGroup: 'New group',
    add: 'Add group',
    done: 'Done',
    name: 'Name of the group',
    count: (count: number) => codesN(count),
    belongs: (name: string) => `Belongs to ${name}`,
    remove: (name: string) => `Delete the group ${name}; its codes stay`,
    only: (name: string, count: number) => `Show only ${name}: ${codesN(count)}`,
    manage: 'Groups of codes…',
    ofCode: 'Groups',
    edit: 'Groups…',
    addTo: 'Add to a group',
  },
  properties: {
    title: 'Properties and dimensions',
    none: 'No properties yet. What varies between its incidents, and from what to what?',
    add: 'New property',
    name: 'Property',
    low: 'From',
    high: 'to',
    lowHint: 'low end',
    highHint: 'high end',
    remove: (name: string) => `Delete the property ${name}`,
    placed: (count: number) => `${n(count, 'incident', 'incidents')} placed`,
    strip: (name: string) => `Incidents along ${name}`,
    dot: (identifier: string, percent: number, words: string) => `${identifier}, ${percent} %: ${words}`,
    place: (name: string) => `Place on ${name}`,
    unplaced: 'not placed',
    take: (name: string) => `Take off ${name}`,
    toPlace: 'Place another incident',
    nothingToPlace: 'Every incident has a place.',
    hint: 'Arrow keys move it, Delete takes it off.',
    between: (low: string, high: string) => `${low || 'low'} ↔ ${high || 'high'}`,
  },
};
