import type { BringBackNote, TableName, TrailGroup } from '@shared/contract/index.ts';
import { number } from './number.ts';

const n = (count: number, one: string, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;

/** What rows are called, one and many. */
const ROWS: Record<TableName, [one: string, many: string]> = {
  project: ['project', 'projects'],
  coder: ['coder', 'coders'],
  role: ['role', 'roles'],
  studyCase: ['case', 'cases'],
  participant: ['participant', 'participants'],
  attribute: ['attribute', 'attributes'],
  attributeValue: ['attribute value', 'attribute values'],
  transcript: ['transcript', 'transcripts'],
  speaker: ['speaker', 'speakers'],
  turn: ['turn', 'turns'],
  region: ['region', 'regions'],
  code: ['code', 'codes'],
  codeGroup: ['code group', 'code groups'],
  codeGroupMember: ['place in a code group', 'places in code groups'],
  property: ['property', 'properties'],
  propertyValue: ['place on a property', 'places on properties'],
  coding: ['coding', 'codings'],
  review: ['entry to review', 'entries to review'],
  exemplar: ['exemplar', 'exemplars'],
  memo: ['memo', 'memos'],
  memoLink: ['tie of a memo', 'ties of memos'],
  memoSection: ['section', 'sections'],
  comparison: ['comparison', 'comparisons'],
  comparisonItem: ['compared incident', 'compared incidents'],
  relation: ['relation', 'relations'],
  relationEvidence: ['piece of evidence', 'pieces of evidence'],
  diagram: ['diagram', 'diagrams'],
  diagramNode: ['box of a diagram', 'boxes of diagrams'],
  diagramEdge: ['arrow of a diagram', 'arrows of diagrams'],
};
const rows = (entity: TableName, count: number) => n(count, ...ROWS[entity]);
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

const GROUPS: Record<TrailGroup, string> = {
  coding: 'Coding',
  codes: 'Codes',
  definitions: 'Definitions',
  comparisons: 'Comparisons',
  memos: 'Memos',
  exemplars: 'Exemplars',
  transcripts: 'Transcripts',
  people: 'Cases and participants',
  project: 'Project',
};

function noteOf(note: BringBackNote): string {
  switch (note.is) {
    case 'renamed':
      return `“${note.name}” comes back as “${note.to}”, since there is a code of that name in its place now.`;
    case 'placed':
      return note.under === null
        ? `What “${note.name}” stood under has gone: it comes back at the top.`
        : `What “${note.name}” stood under has gone: it comes back under “${note.under}”.`;
    case 'lowered':
      return `“${note.name}” comes back as a ${note.level}, which can stand there.`;
    case 'lost':
      return `The words of a coding of “${note.code}” have been edited away since: “${note.words}”. It comes back to needs review.`;
    case 'edited':
      return `A coding of “${note.code}” comes back on words that were edited since: “${note.after}”.`;
    case 'withCode':
      return `The code “${note.name}” has gone too, and comes back with its coding.`;
    case 'double':
      return `These words have “${note.code}” again already, so that coding stays: “${note.words}”.`;
    case 'left':
      return `${capital(rows(note.entity, note.count))} cannot come back: what they stood on has gone, or something is in their place.`;
    case 'cut':
      return `The region “${note.name}” comes back shorter, since other regions have part of its place.`;
  }
}

/** Words of the audit trail, of codes as they were, and of chains of evidence. */
export const trail = {
  room: 'Audit trail',
  summary: 'Everything that was done to the analysis, by whom, when and why',
  filters: 'Filters',
  search: 'Search what was done and why',
  searchShort: 'Search the trail',
  code: 'Code',
  anyCode: 'All codes',
  coder: 'Coder',
  anyCoder: 'All coders',
  group: 'Kind',
  anyGroup: 'All kinds',
  groups: GROUPS,
  from: 'From',
  to: 'To',
  clear: 'Clear filters',
  goneCode: (name: string) => `${name} (gone)`,
  list: 'Entries',
  entry: (label: string, when: string, who: string) => `${label}, ${when}${who ? `, ${who}` : ''}`,
  undone: 'undone',
  undid: (label: string) => `Undid: ${label}`,
  redid: (label: string) => `Did again: ${label}`,
  imported: 'import',
  loading: 'Looking further back…',
  searched: (day: string) => `Looked back to ${day}`,
  goOn: 'Look further back',
  emptyTitle: 'Nothing has been done yet',
  empty:
    'Every code, coding, definition, comparison and memo is written down here as you work, with who did it, when and why. Nothing of the analysis can disappear without a trace: what is deleted can be brought back from here.',
  noneTitle: 'Nothing was done that answers this',
  none: 'Take a filter away, or choose other days.',
  chooseTitle: 'Choose an entry',
  choose: 'It shows what it touched, how that read before and after, and brings back what it removed.',
  detail: 'What was done',
  reason: 'Reason',
  noReason: 'No reason was given.',
  byAt: (who: string, when: string) => (who ? `${who} · ${when}` : when),
  touched: 'What it touched',
  touchedNothing: 'Only rows that are not shown one by one.',
  counted: (done: 'added' | 'removed' | 'changed', entity: TableName, count: number) =>
    `${rows(entity, count)} ${done}`,
  notAll: (shown: number) => `The first ${number(shown)} are shown.`,
  done: { added: 'Added', removed: 'Removed', changed: 'Changed' },
  entity: (entity: TableName) => ROWS[entity][0],
  open: (what: string) => `Open ${what}`,
  openIt: 'Open',
  gone: 'gone',
  before: 'Before',
  after: 'After',
  nothing: 'nothing',
  fields: {
    name: 'Name',
    title: 'Title',
    parentId: 'Under',
    level: 'Level',
    origin: 'Origin',
    shortDefinition: 'Definition',
    fullDefinition: 'Full definition',
    useWhen: 'Use when',
    avoidWhen: 'Do not use when',
    typicalExample: 'Typical example',
    color: 'Colour',
    retiredAt: 'Retired',
    codeId: 'Code',
    comment: 'Comment',
    isNegativeCase: 'Negative case',
    words: 'Words',
    quotation: 'Quotation',
    reason: 'Reason',
    standing: 'Standing',
    kind: 'Kind',
    plainText: 'Memo',
    question: 'Question',
    verdict: 'Verdict',
    text: 'Text',
    caseId: 'Case',
    roleId: 'Role',
    participantId: 'Participant',
    isInterviewer: 'Interviewer',
    inScope: 'In scope',
    code: 'Code',
    label: 'Label',
    prefix: 'Prefix',
    initials: 'Initials',
    identifierPattern: 'How names of files are read',
    type: 'Type',
    options: 'Choices',
    value: 'Value',
    recordedOn: 'Recorded on',
    language: 'Language',
    lowEnd: 'Low end',
    highEnd: 'High end',
    fromCodeId: 'From',
    toCodeId: 'To',
  } as Readonly<Record<string, string>>,
  bringBack: 'Bring back',
  bringBackTitle: 'Bring back what went',
  bringsBack: (counts: readonly { entity: TableName; count: number }[]) =>
    `${counts.map(({ entity, count }) => rows(entity, count)).join(', ')} will come back. What was done since stays as it is.`,
  moved: (count: number) =>
    `${n(count, 'coding')} that ${count === 1 ? 'was' : 'were'} moved elsewhere, and ${count === 1 ? 'is' : 'are'} still there, ${count === 1 ? 'goes' : 'go'} back.`,
  withMoved: 'Codings that it moved go back too',
  note: noteOf,
  moreNotes: (count: number) => `And ${number(count)} more like these.`,
  cannot: 'This cannot be brought back now.',
  broughtBack: (counts: readonly { entity: TableName; count: number }[]) =>
    `Brought back ${counts.map(({ entity, count }) => rows(entity, count)).join(', ')}.`,
  goneNow: (count: number) =>
    count === 1 ? '1 thing that it removed is gone.' : `${number(count)} things that it removed are gone.`,
  back: 'What it removed is there again.',
  export: 'Export',
  exportAs: {
    docx: 'Word, as an appendix (.docx)',
    md: 'Markdown (.md)',
    csv: 'Table (.csv)',
    json: 'JSON, for programs (.json)',
  },
  exportCommand: (as: string) => `Export the audit trail: ${as}`,
  withNames: 'With the names of coders',
  exported: (file: string) => `Saved ${file} with your downloads.`,

  history: 'History',
  historyHint: 'oldest first',
  noHistory: 'Nothing has happened to it yet.',
  showAll: 'Show in the audit trail',
  versions: 'As it was…',
  versionsOf: (name: string) => `“${name}” as it was`,
  story: {
    created: (name: string) => `created as “${name}”`,
    createdFrom: (words: string, identifier: string) => `created from “${words}” (${identifier})`,
    renamed: (before: string, after: string) => `renamed from “${before}” to “${after}”`,
    defined: (fields: readonly string[]) => `${fields.join(', ').toLowerCase()} refined`,
    placed: (after: string | null) => (after === null ? 'moved to the top' : `moved under “${after}”`),
    levelled: (before: string, after: string) => `from ${before} to ${after}`,
    changed: (fields: readonly string[]) => `${fields.join(', ').toLowerCase()} changed`,
    took: (count: number, name: string) => `${n(count, 'incident')} from “${name}”`,
    gave: (count: number, name: string) => `${n(count, 'incident')} to “${name}”`,
    mergedIn: (name: string, count: number, joined: number) =>
      [
        `“${name}” merged into this`,
        count === 0 ? 'no incident moved' : `with ${n(count, 'incident')}`,
        ...(joined === 0 ? [] : [`${n(joined, 'incident')} coded here already`]),
      ].join(', '),
    mergedAway: (name: string) => `merged into “${name}”`,
    removed: 'deleted',
    back: 'brought back',
    parted: (name: string) => `“${name}” was brought back from the merge`,
    retired: 'retired',
    compared: (verdict: string, question: string) =>
      question ? `compared: ${verdict} (${question})` : `compared: ${verdict}`,
  },
  verdicts: {
    same: 'the same',
    different: 'different',
    move: 'moved',
    property: 'a property found',
    definition: 'definition refined',
    negative: 'negative case',
    sorted: 'sorted into piles',
  },
  asOf: 'As of',
  asOfMoment: (i: number, of: number) => `Version ${i} of ${of}`,
  day: 'Or any day',
  compareWith: 'Beside',
  now: 'Now',
  asOfWhen: (when: string) => `As of ${when}`,
  notThen: 'It was not there at that time.',
  under: 'Under',
  atTop: 'the top',
  members: 'Below it',
  noMembers: 'nothing',
  incidentsThen: (count: number) => n(count, 'incident'),
  incidentGone: 'no longer coded',
  moreIncidents: (count: number) => `And ${number(count)} more.`,

  chain: 'Chain of evidence',
  chainOf: (name: string) => `Chain of evidence: ${name}`,
  chainDown: 'Chain of evidence of this code',
  chainUp: 'What rests on these words',
  chainBack: 'Back to the chain of evidence',
  closeChain: 'Leave the chain',
  chainTree: 'Chain of evidence',
  chainHint: 'Enter goes there; the way back stays open.',
  chainNothing: 'Nothing rests on these words yet.',
  chainCounts: (codings: number, participants: number, cases: number, exemplars: number) =>
    [
      n(codings, 'incident'),
      n(participants, 'participant'),
      n(cases, 'case'),
      ...(exemplars > 0 ? [n(exemplars, 'exemplar')] : []),
    ].join(' · '),
  chainMore: (count: number) => `${n(count, 'more incident')} not shown`,
  above: 'Stands under',
  comparisons: 'Comparisons',
  memos: 'Memos',
  relations: 'Arrows of the model',
  arrow: (from: string, to: string, type: string) => `${from} → ${to}${type ? ` (${type})` : ''}`,
  against: 'speaks against it',
  inDiagrams: (names: readonly string[]) => `drawn in ${names.join(', ')}`,
  exemplar: 'exemplar',
  noQuestion: 'a comparison',
  trailOfCode: 'Show this code in the audit trail',
};
