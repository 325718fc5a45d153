import type { MemoTarget, TableName } from '@shared/contract/index.ts';

/** The table of what a memo is on, names or quotes: a memo link names it by kind and id, so no foreign key holds it. */
export const TABLE_OF = {
  project: 'project',
  case: 'studyCase',
  participant: 'participant',
  transcript: 'transcript',
  passage: 'transcript',
  coding: 'coding',
  code: 'code',
  comparison: 'comparison',
  relation: 'relation',
  memo: 'memo',
} as const satisfies Record<MemoTarget, TableName>;
