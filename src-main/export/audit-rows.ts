import { Refusal, type Checked, type Id, type TrailGroup, type TrailLine } from '@shared/contract/index.ts';
import { list } from '../db/rows.ts';
import type { Parts } from '../host.ts';
import { listTrail } from '../repositories/trail/trail.ts';
import type { TrailIndex } from '../repositories/trail/trail-index.ts';

/**
 * One entry of the audit trail, flat. `coder` are initials, or the name when it was asked for; `codes` the names of the
 * codes it touched, the first few of very many; `state` says whether it is undone, or is an undo or a redo.
 */
export type AuditRow = {
  number: number;
  date: string;
  time: string;
  coder: string;
  about: string;
  done: string;
  reason: string;
  codes: string;
  state: string;
};

export const AUDIT_COLUMNS: readonly (keyof AuditRow)[] = [
  'number',
  'date',
  'time',
  'coder',
  'about',
  'done',
  'reason',
  'codes',
  'state',
];

const ABOUT: Record<TrailGroup, string> = {
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

/** So many names of codes stand in one entry. */
const NAMED = 8;
const PAGE = 1_000;

/**
 * The entries that are asked for, oldest first. `pause` is awaited between pages, and may throw to stop; a document that
 * could hold no more than `most` is refused with `too_large`.
 */
export async function auditRows(
  parts: Parts,
  index: TrailIndex,
  { withNames, ...filter }: Omit<Checked<'export.audit'>, 'format'>,
  pause: (done: number) => Promise<void>,
  most = Number.POSITIVE_INFINITY,
): Promise<AuditRow[]> {
  const coders = new Map(
    list(parts.db.orm, 'coder').map((row) => [row.id, withNames ? row.name : row.initials]),
  );
  const pages: AuditRow[][] = [];
  let count = 0;
  let before: Id | undefined;
  do {
    const page = listTrail(parts, index, {
      ...filter,
      limit: PAGE,
      ...(before === undefined ? {} : { before }),
    });
    const codes = codesOf(parts, index, page.lines);
    pages.push(page.lines.map((line) => rowOf(line, coders, codes)));
    count += page.lines.length;
    if (count > most)
      throw new Refusal(
        'too_large',
        `A document can hold ${most.toLocaleString('en-GB')} entries, and there are more. Choose a table, or fewer days.`,
      );
    before = page.next ?? undefined;
    await pause(count);
  } while (before !== undefined);
  return pages.flatMap((page) => page).reverse();
}

function rowOf(line: TrailLine, coders: ReadonlyMap<Id, string>, codes: ReadonlyMap<Id, string[]>): AuditRow {
  const names = codes.get(line.revision) ?? [];
  return {
    number: line.revision,
    date: line.at.slice(0, 10),
    time: line.at.slice(11, 19),
    coder: coders.get(line.coderId ?? 0) ?? '',
    about: ABOUT[line.group],
    done: line.label,
    reason: line.reason,
    codes:
      names.slice(0, NAMED).join('; ') + (names.length > NAMED ? `; and ${names.length - NAMED} more` : ''),
    state: line.origin === 'undo' ? 'undo' : line.origin === 'redo' ? 'redo' : line.isUndone ? 'undone' : '',
  };
}

function codesOf({ db }: Parts, index: TrailIndex, lines: readonly TrailLine[]): Map<Id, string[]> {
  const touched = db.sqlite
    .prepare(
      `select revision, entity_id as id from change_touch
       where entity = 'code' and revision in (select value from json_each(?)) order by revision, entity_id`,
    )
    .all(JSON.stringify(lines.map((line) => line.revision))) as { revision: Id; id: Id }[];
  const names = new Map(list(db.orm, 'code').map((row) => [row.id, row.name]));
  const nameOf = (id: Id) => {
    const name = names.get(id) ?? index.lastKnown(id)?.name ?? '';
    names.set(id, name);
    return name;
  };
  const found = new Map<Id, string[]>();
  for (const { revision, id } of touched) {
    const held = found.get(revision);
    if (held) held.push(nameOf(id));
    else found.set(revision, [nameOf(id)]);
  }
  return found;
}
