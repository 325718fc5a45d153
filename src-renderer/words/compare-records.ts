import { number } from './number.ts';

const n = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`;
const incidents = (count: number) => n(count, 'incident', 'incidents');
const listed = (names: readonly string[], most: number) =>
  names.length <= most + 1
    ? names.join(', ')
    : `${names.slice(0, most).join(', ')} and ${number(names.length - most)} more`;

/** Words of the kept comparisons. */
export const records = {
  title: 'Kept comparisons',
  /** What a memo may be on. */
  one: 'a comparison',
  count: (count: number) => number(count),
  search: 'Search question, reason and words',
  verdict: 'Verdict',
  anyVerdict: 'Any verdict',
  code: 'Code',
  anyCode: 'Any code',
  coder: 'Coder',
  anyCoder: 'Any coder',
  from: 'From',
  to: 'To',
  noQuestion: 'No question was written',
  none: 'No comparison has been kept yet. A verdict on the bench keeps one.',
  noneFound: 'No comparison answers that.',
  clear: 'Clear search and filters',
  more: (count: number) => `Show ${number(count)} more`,
  line: (verdict: string, question: string) => `${verdict}: ${question}`,
  of: (codes: readonly string[]) => listed(codes, 2),
  back: 'All kept comparisons',
  close: 'Close',
  reopen: 'Open on the bench',
  reopened: 'The bench is as it was compared.',
  noBench: 'None of its codes is there any more, so its bench cannot be laid out.',
  remove: 'Delete the record…',
  removeTitle: 'Delete this record?',
  removeNote: 'What the verdict did stays done. Undo brings the record back.',
  removeConfirm: 'Delete the record',
  more2: 'More',
  asked: 'Question',
  askedNone: 'Add the question',
  why: 'Reason',
  whyNone: 'Add a reason',
  outcome: 'What was done',
  incidents: 'What was compared',
  codeThen: (name: string) => `Then: ${name}`,
  codeNow: (name: string) => `Now: ${name}`,
  gone: 'no longer coded',
  unknownCode: 'a code that has gone',
  asCode: 'compared as a code',
  memos: 'Memos',
  noMemos: 'No memo on this comparison yet.',
  addMemo: 'New memo',
  memoTitle: 'Memo on this comparison',
  did: {
    nothing: 'Nothing was recoded.',
    made: (name: string) => `The code “${name}” was made.`,
    moved: (count: number, name: string) => `${incidents(count)} went to “${name}”.`,
    joined: (count: number) => `${incidents(count)} became one with what was coded there.`,
    property: (name: string) => `A property of “${name}”.`,
    definition: (name: string) => `The definition of “${name}” was refined.`,
    negative: 'They were marked as negative cases.',
  },
  export: 'Export',
  exportAs: {
    docx: 'Word (.docx)',
    md: 'Markdown (.md)',
    csv: 'Table (.csv)',
    json: 'JSON, for programs (.json)',
  },
};
