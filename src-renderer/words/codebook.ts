import { counted as n, number } from './number.ts';

/** Words of the codebook room. */
export const codebook = {
  title: 'Codebook',
  resize: 'Width of the code tree',
  summary: (domains: number, themes: number, categories: number, codes: number) =>
    [
      ...(domains > 0 ? [n(domains, 'domain', 'domains')] : []),
      ...(themes > 0 ? [n(themes, 'theme', 'themes')] : []),
      ...(categories > 0 ? [n(categories, 'category', 'categories')] : []),
      n(codes, 'code', 'codes'),
    ]
      // Where it needs two lines it breaks between two counts.
      .map((one) => one.replace(' ', '\u00a0'))
      .join(' · '),
  name: 'Name',
  level: 'Level',
  origin: 'Origin',
  changeLevel: (level: string) => `Level: ${level}. Change`,
  changeOrigin: (origin: string) => `Origin: ${origin}. Change`,
  merge: 'Merge…',
  recolour: 'Change colour',
  export: 'Export codebook',
  exportAs: {
    docx: 'Word (.docx)',
    html: 'Web page (.html)',
    md: 'Markdown (.md)',
    json: 'JSON, for programs (.json)',
  },
  exportCodings: { csv: 'Codings as a table (.csv)', json: 'Codings as JSON (.json)' },
  withOutOfScope: 'Count codings out of scope too',
  exported: (file: string) => `Saved ${file} with your downloads.`,
  counts: (codings: number, participants: number, cases: number) =>
    `${n(codings, 'coding', 'codings')} · ${n(participants, 'participant', 'participants')} · ${n(cases, 'case', 'cases')}`,
  own: (own: number) => `${n(own, 'coding', 'codings')} of its own`,
  exemplars: 'Exemplar quotations',
  exemplarsFrom: (count: number, roles: number, cases: number) =>
    `${number(count)}, from ${n(roles, 'role', 'roles')} and ${n(cases, 'case', 'cases')}`,
  moreExemplars: (count: number) => `Show more: ${number(count)} further`,
  waiting: (candidates: number, supplementary: number) =>
    [
      ...(candidates > 0 ? [n(candidates, 'candidate', 'candidates')] : []),
      ...(supplementary > 0 ? [`${number(supplementary)} supplementary`] : []),
    ].join(' · '),
  toBoard: 'Compare and rank',
  withRetired: 'Retired codes too, marked',
  noExemplars: 'No exemplars yet. Star an incident below to choose it for reporting.',
  incidents: 'All incidents',
  incidentsOf: (count: number) => number(count),
  withBelow: 'with everything below',
  noIncidents: 'Nothing has been coded with this yet.',
  more: (count: number) => `Show ${number(count)} more`,
  up: 'Earlier in the report',
  down: 'Later in the report',
  reorder: (identifier: string) => `Quotation of ${identifier}. Alt and arrows move it`,
  quotationOf: (identifier: string) => `Quotation of ${identifier}`,
  who: 'Who says it',
  whoHint: 'participants with evidence',
  noRole: 'no role',
  caseColumn: 'Case',
  total: 'All',
  cell: (studyCase: string, role: string, participants: number, codings: number) =>
    `${studyCase}, ${role}: ${n(participants, 'participant', 'participants')}, ${n(codings, 'coding', 'codings')}`,
  noWho: 'Nobody yet: there are no incidents of it in scope.',
  perTranscript: 'By transcript',
  perTranscriptHint: 'codings in scope',
  emptyTitle: 'No codes yet',
  empty:
    'The codebook fills itself while you code. Add a code in the pane on the left, or open a transcript and select words to name what you see in them.',
  goCode: 'Go to coding',
  chooseTitle: 'Choose a code',
  choose: 'Its definition, exemplar quotations and incidents are shown and edited here.',
  fullLabel: 'Full definition',
  inPath: (path: readonly string[]) => path.join(' › '),
};
