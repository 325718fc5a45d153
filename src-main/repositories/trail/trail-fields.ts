import type { Id, TableName, TrailField } from '@shared/contract/index.ts';
import type { StoredText } from '../../db/stored-text.ts';
import type { Names } from './trail-names.ts';

/** Fields that a researcher reads, by table; those of the second kind hold an id, and are read by its name. */
const READ: Partial<Record<TableName, readonly string[]>> = {
  project: ['title', 'identifierPattern'],
  coder: ['name', 'initials'],
  role: ['prefix', 'label'],
  studyCase: ['code', 'label'],
  participant: ['code', 'caseId', 'roleId'],
  attribute: ['name', 'type', 'options'],
  attributeValue: ['value'],
  transcript: ['title', 'caseId', 'recordedOn', 'language'],
  speaker: ['label', 'participantId', 'isInterviewer'],
  region: ['name', 'inScope'],
  code: [
    'name',
    'parentId',
    'level',
    'origin',
    'shortDefinition',
    'fullDefinition',
    'useWhen',
    'avoidWhen',
    'typicalExample',
    'color',
    'retiredAt',
  ],
  codeGroup: ['name'],
  property: ['name', 'lowEnd', 'highEnd', 'codeId'],
  coding: ['codeId', 'comment', 'isNegativeCase'],
  exemplar: ['reason', 'standing'],
  memo: ['title', 'kind', 'plainText'],
  memoSection: ['name'],
  comparison: ['question', 'verdict', 'reason'],
  relation: ['fromCodeId', 'toCodeId', 'type', 'origin', 'label'],
  diagram: ['name'],
};

/** Tables whose rows are shown one by one; of the others a person reads how many. */
export const isShown = (table: TableName): boolean => READ[table] !== undefined;

/** What is shown first: codes, and what was decided about them, before the codings that went along. */
const FIRST: readonly TableName[] = [
  'project',
  'studyCase',
  'participant',
  'transcript',
  'comparison',
  'code',
];
export const rankOf = (table: TableName): number => {
  const at = FIRST.indexOf(table);
  return at < 0 ? FIRST.length : at;
};

const REFERS: Record<string, TableName> = {
  caseId: 'studyCase',
  roleId: 'role',
  participantId: 'participant',
  parentId: 'code',
  codeId: 'code',
  fromCodeId: 'code',
  toCodeId: 'code',
};

/** The fields that differ, as they are read. A side that is null was, or is, not there at all. */
export function fieldsOf(
  names: Names,
  table: TableName,
  before: object | null,
  after: object | null,
): TrailField[] {
  const [was, is] = [before, after] as (Record<string, unknown> | null)[];
  return (READ[table] ?? []).flatMap((field): TrailField[] => {
    if (!(was && field in was) && !(is && field in is)) return [];
    const sides = { before: read(names, field, was?.[field]), after: read(names, field, is?.[field]) };
    // Of a whole row a person reads what it has, not what it has not.
    const isWhole = before === null || after === null;
    const isNot = isWhole && (field === 'color' || (sides.before || sides.after) === 'no');
    return sides.before === sides.after || isNot ? [] : [{ field, ...sides }];
  });
}

function read(names: Names, field: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  const table = REFERS[field];
  if (table && typeof value === 'number') return names.of(table, value as Id);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** So many places of an edited text are shown. */
const PLACES = 12;

/** What an edit took out of a text and put in, place by place. */
export const editedFields = ({ edit, inverse }: StoredText): TrailField[] =>
  edit.slice(0, PLACES).map((op, i) => ({
    field: 'text',
    before: inverse[i]?.insert ?? '',
    after: op.insert,
  }));
