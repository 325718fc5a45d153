import type { Code, Id } from '@shared/contract/index.ts';
import type { Db } from '../db/open.ts';
import { list } from '../db/rows.ts';
import { whileUnchanged } from '../db/while-unchanged.ts';
import { identifierIndex } from '../repositories/identify.ts';

/**
 * One coding, flat, for a spreadsheet or R. `case` and `participant` are codes, `role` a prefix, `coder` initials;
 * empty where there is none. `path` goes from the top of the tree to the code. `start` and `end` count UTF-16 units.
 */
export type CodingRow = {
  transcript: string;
  case: string;
  participant: string;
  identifier: string;
  role: string;
  coder: string;
  code: string;
  path: string;
  start: number;
  end: number;
  text: string;
  /** False only where codings out of scope were asked for. */
  inScope: boolean;
  /** The words speak against the code. */
  negativeCase: boolean;
  /** The code is out of use; a codebook leaves it out unless asked. */
  retired: boolean;
  comment: string;
};

export const CODING_COLUMNS: (keyof CodingRow)[] = [
  'transcript',
  'case',
  'participant',
  'identifier',
  'role',
  'coder',
  'code',
  'path',
  'start',
  'end',
  'text',
  'inScope',
  'negativeCase',
  'retired',
  'comment',
];

/**
 * Codings in order of collection, then of the text, one transcript at a time so that others can be served between
 * them. Codings out of scope only with `withOutOfScope`.
 */
export function* codingRows(db: Db, options: { withOutOfScope: boolean }): Generator<CodingRow[]> {
  const identify = identifierIndex(db);
  const cases = new Map(list(db.orm, 'studyCase').map((row) => [row.id, row.code]));
  const participants = new Map(list(db.orm, 'participant').map((row) => [row.id, row.code]));
  const roles = new Map(list(db.orm, 'role').map((row) => [row.id, row.prefix]));
  const coders = new Map(list(db.orm, 'coder').map((row) => [row.id, row.initials]));
  const read = db.sqlite.prepare(
    `select "start", "end", code_id as codeId, coder_id as coderId, in_scope as inScope, comment,
       is_negative_case as isNegativeCase from coding
     where transcript_id = ? and ${options.withOutOfScope ? '"start" < "end"' : 'in_scope = 1'} order by "start", "end", id`,
  );
  const transcript = db.sqlite.prepare('select title, text from transcript where id = ?');
  const codesNow = whileUnchanged(db, () => codesWithPaths(list(db.orm, 'code')));
  const of = (codes: Map<Id, string>, id: Id | null) => (id === null ? '' : (codes.get(id) ?? ''));
  for (const transcriptId of db.sqlite
    .prepare('select id from transcript order by position, id')
    .pluck()
    .all() as Id[]) {
    const row = transcript.get(transcriptId) as { title: string; text: string } | undefined;
    if (!row) continue; // removed since the list was made
    const { title, text } = row;
    const codes = codesNow();
    const codings = read.all(transcriptId) as CodingStored[];
    yield codings.map(({ start, end, codeId, coderId, ...coding }) => {
      const code = codes.get(codeId);
      const whose = identify(transcriptId, start, end);
      return {
        transcript: title,
        case: of(cases, whose.caseId),
        participant: of(participants, whose.participantId),
        identifier: whose.identifier,
        role: of(roles, whose.roleId),
        coder: of(coders, coderId),
        code: code?.name ?? '',
        path: code?.path ?? '',
        start,
        end,
        text: text.slice(start, end),
        inScope: coding.inScope === 1,
        negativeCase: coding.isNegativeCase === 1,
        retired: code?.isRetired ?? false,
        comment: coding.comment,
      };
    });
  }
}

type CodingStored = {
  start: number;
  end: number;
  codeId: Id;
  coderId: Id;
  comment: string;
  /** 1 or 0, as SQLite has them. */
  inScope: number;
  isNegativeCase: number;
};

type CodeOut = { name: string; path: string; isRetired: boolean };

/** Codes with the names above them, each path made once. */
function codesWithPaths(codes: readonly Code[]): Map<Id, CodeOut> {
  const byId = new Map(codes.map((code) => [code.id, code]));
  return new Map(
    codes.map(({ id, name, retiredAt }) => {
      const names: string[] = [];
      const seen = new Set<Id>();
      for (let at: Id | null = id; at !== null && !seen.has(at); at = byId.get(at)?.parentId ?? null) {
        seen.add(at);
        names.unshift(byId.get(at)?.name ?? '');
      }
      return [id, { name, path: names.join(' > '), isRetired: retiredAt !== null }];
    }),
  );
}
