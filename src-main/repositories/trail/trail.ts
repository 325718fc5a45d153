import type { Checked, Id, TrailLine, TrailPage } from '@shared/contract/index.ts';
import { pastEnd } from '../../db/until.ts';
import type { Parts } from '../../host.ts';
import type { TrailIndex } from './trail-index.ts';
import { DEFINES, groupOf, isOfGroups } from './trail-kinds.ts';

export type TrailFilter = Omit<Checked<'trail.list'>, 'before' | 'limit'>;
type Row = Omit<TrailLine, 'group' | 'isUndone'> & { defines: number };

/** A page looks at so many entries at most, so that it is quick however rare what is asked for. */
const LOOKED_AT = 20_000;

const COLUMNS = `c.revision, c.at, c.coder_id as coderId, c.kind, c.label, c.reason, c.origin, c.undoes, (${DEFINES}) as defines`;

/** One page of the trail, newest first. */
export function listTrail(parts: Parts, index: TrailIndex, wanted: Checked<'trail.list'>): TrailPage {
  const { sqlite } = parts.db;
  const [first, last] = revisionsOf(parts, wanted);
  const top = Math.min(last, (wanted.before ?? last + 1) - 1);
  const touched = wanted.codeId === undefined ? null : touchingCode(parts, index, wanted.codeId);
  const where = conditions(wanted);
  const candidates =
    touched === null ? null : touched.filter((revision) => revision >= first && revision <= top);
  const looked = candidates?.slice(0, LOOKED_AT);
  const lowest = looked
    ? looked.length < (candidates?.length ?? 0)
      ? (looked.at(-1) ?? first)
      : first
    : Math.max(first, top - LOOKED_AT + 1);
  const among = looked ? 'c.revision in (select value from json_each(@among)) and ' : '';
  const rows =
    top < first
      ? []
      : (sqlite
          .prepare(
            `select ${COLUMNS} from change c where ${among}c.revision between @lowest and @top ${where.sql}
             order by c.revision desc limit @limit`,
          )
          .all({
            ...where.values,
            ...(looked ? { among: JSON.stringify(looked) } : {}),
            lowest,
            top,
            limit: wanted.limit,
          }) as Row[]);
  const isFull = rows.length === wanted.limit;
  const end = isFull ? (rows.at(-1)?.revision ?? lowest) : lowest;
  return {
    lines: rows.map((row) => lineOf(parts, row)),
    next: top >= first && end > first ? end : null,
    lookedBackTo: atOf(parts, end),
  };
}

/** One entry, or null. */
export function lineAt(parts: Parts, revision: Id): TrailLine | null {
  const row = parts.db.sqlite.prepare(`select ${COLUMNS} from change c where c.revision = ?`).get(revision);
  return row === undefined ? null : lineOf(parts, row as Row);
}

const lineOf = (parts: Parts, { defines, ...row }: Row): TrailLine => ({
  ...row,
  group: groupOf(row.kind, defines === 1),
  isUndone: parts.isUndone(row.revision),
});

function conditions(wanted: TrailFilter): { sql: string; values: Record<string, unknown> } {
  const all: string[] = [];
  const values: Record<string, unknown> = {};
  if (wanted.coderId !== undefined) {
    all.push('c.coder_id = @coder');
    values['coder'] = wanted.coderId;
  }
  if (wanted.groups) all.push(isOfGroups(wanted.groups));
  if (wanted.query !== '') {
    all.push(`(c.label like @query escape '~' or c.reason like @query escape '~')`);
    values['query'] = `%${wanted.query.replace(/[~%_]/g, '~$&')}%`;
  }
  return { sql: all.map((one) => `and ${one}`).join(' '), values };
}

/** First and last revision of the time asked for. */
function revisionsOf(parts: Parts, wanted: Pick<TrailFilter, 'from' | 'to'>): [Id, Id] {
  const first = wanted.from === undefined ? 1 : lastBefore(parts, wanted.from) + 1;
  const last = wanted.to === undefined ? parts.revision() : lastUntil(parts, wanted.to);
  return [first, last];
}

const atOf = (parts: Parts, revision: Id): string | null =>
  (parts.db.sqlite.prepare('select at from change where revision = ?').pluck().get(revision) as
    string | undefined) ?? null;

/** The last revision until the end of a moment or a day, both included; 0 when there was none. */
export const lastUntil = (parts: Parts, at: string): Id => lastBefore(parts, pastEnd(at));

/** The last revision written before a moment, 0 when none was. The log is in the order of its moments. */
function lastBefore(parts: Parts, moment: string): Id {
  let [low, high] = [0, parts.revision()];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((atOf(parts, middle) ?? '') < moment) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Changes that touched a code, what is or was below it, or what stands on its codings; newest first. */
function touchingCode({ db }: Parts, index: TrailIndex, codeId: Id): Id[] {
  const codes = JSON.stringify(index.everBelow([codeId]));
  return db.sqlite
    .prepare(
      `with codes(id) as (select value from json_each(@codes)),
        codings(id) as (select id from coding where code_id in codes)
       select revision from change_touch where entity = 'code' and entity_id in codes
       union select revision from change_touch where entity = 'coding' and entity_id in codings
       union select revision from change_touch where entity = 'exemplar'
         and entity_id in (select id from exemplar where coding_id in codings)
       union select revision from change_touch where entity = 'comparison'
         and entity_id in (select comparison_id from comparison_item where code_id in codes)
       union select revision from change_touch where entity = 'memo' and entity_id in
         (select memo_id from memo_link where (target = 'code' and target_id in codes)
           or (target = 'coding' and target_id in codings))
       order by revision desc`,
    )
    .pluck()
    .all({ codes }) as Id[];
}
