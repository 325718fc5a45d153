import type { TableName } from '@shared/contract/index.ts';
import { number } from './number.ts';

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

/** What one row of a table is called: `coding`. */
export const rowName = (entity: TableName): string => ROWS[entity][0];

/** So many rows of a table: `1 coding`, `2,000 codings`. */
export const rows = (entity: TableName, count: number): string =>
  `${number(count)} ${ROWS[entity][count === 1 ? 0 : 1]}`;
