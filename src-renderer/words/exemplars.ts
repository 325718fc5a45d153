import type { ExemplarStanding } from '@shared/contract/index.ts';
import { counted as n, number } from './number.ts';

const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** Words of the exemplars board. */
export const exemplars = {
  room: 'Exemplars',
  boardOf: (theme: string) => `Exemplars of ${theme}`,
  themes: 'Themes',
  themesHint: 'chosen / candidates',
  counts: (chosen: number, candidates: number, supplementary: number) =>
    `${number(chosen)} chosen, ${n(candidates, 'candidate', 'candidates')}, ${number(supplementary)} supplementary`,
  warns: (isOff: boolean, toLook: number) =>
    [
      ...(isOff ? ['One participant is quoted too often.'] : []),
      ...(toLook > 0
        ? [`${n(toLook, 'quotation needs', 'quotations need')} another look: the words have changed.`]
        : []),
    ].join(' '),
  lane: {
    chosen: 'Chosen',
    candidate: 'Candidates',
    supplementary: 'Supplementary',
  } satisfies Record<ExemplarStanding, string>,
  emptyLane: {
    chosen: 'What will be printed. Drag a candidate here, or press Alt and the left arrow on one.',
    candidate: 'Quotations under consideration. Find candidates among the incidents of this theme.',
    supplementary: 'Further quotations, for the supplementary table.',
  } satisfies Record<ExemplarStanding, string>,
  moveTo: {
    chosen: 'Choose',
    candidate: 'Back to the candidates',
    supplementary: 'To the supplementary table',
  } satisfies Record<ExemplarStanding, string>,
  card: (identifier: string, place: string) => `Quotation of ${identifier}, ${place}. Alt and arrows move it`,
  place: (at: number, of: number) => `${number(at)} of ${number(of)}`,
  more: (identifier: string) => `More about the quotation of ${identifier}`,
  remove: 'Take off the board',
  reason: 'Why this one',
  addReason: 'Why this one?',
  look: 'The words under this quotation have changed. Does it still read right?',
  stillRight: 'Still right',
  lost: 'The words of this quotation were deleted. Needs review, in the transcript, puts it on words again.',
  outOfScope: 'out of scope',
  balance: 'Balance',
  quoted: (count: number, words: number) =>
    `${n(count, 'quotation', 'quotations')} · ${n(words, 'word', 'words')}`,
  tooOften: (identifier: string, times: number, of: number) =>
    `${identifier} is quoted ${number(times)} times in ${number(of)}.`,
  moreTooOften: (count: number) =>
    `${n(count, 'other participant is', 'other participants are')} quoted too often too.`,
  unheard: (cases: readonly string[]) =>
    `${cases.length > 4 ? `${number(cases.length)} cases speak` : `${listed(cases)} ${cases.length === 1 ? 'speaks' : 'speak'}`} of this and ${cases.length === 1 ? 'is' : 'are'} not quoted.`,
  inBalance: 'Nobody is quoted too often, and every case that speaks of this is quoted.',
  participants: 'Participants',
  roles: 'Roles',
  cases: 'Cases',
  times: (count: number) => `${number(count)}×`,
  silent: 'says nothing of it',
  share: (name: string, times: number, incidents: number) =>
    `${name}: quoted ${n(times, 'time', 'times')}, ${n(incidents, 'incident', 'incidents')} of this`,
  seek: (says: string) => `${says}. Find candidates`,
  find: 'Find',
  findCommand: 'Find candidates for exemplars',
  finder: 'Incidents not considered yet',
  found: (count: number) => number(count),
  noneFound: 'No incident is left that fits. Choose other filters, or go back to the board.',
  backToBoard: 'Back to the board',
  addCandidate: 'Candidate',
  choose: 'Choose',
  incident: (identifier: string) => `Incident of ${identifier}`,
  filter: {
    role: 'Role',
    anyRole: 'Any role',
    case: 'Case',
    anyCase: 'Any case',
    participant: 'Participant',
    anybody: 'Anybody',
    code: 'Code',
    anyCode: 'Any code',
    length: 'Length',
    lengths: { any: 'Any length', short: 'Up to 25 words', middle: '26 to 80 words', long: 'Over 80 words' },
    negative: 'Negative cases',
    negatives: { any: 'Negative or not', only: 'Negative cases only', not: 'No negative cases' },
    clear: 'Clear filters',
  },
  emptyTitle: 'Nothing to quote yet',
  empty:
    'Exemplars are the quotations that a reader of the findings will see. Code some transcripts first; then choose here, theme by theme, whose words will be read.',
};
