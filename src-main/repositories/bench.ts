import type { Bench, BenchFilter, BenchIncident, BenchWords, Coding, Id } from '@shared/contract/index.ts';
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { find, isAnyOf, list } from '../db/rows.ts';
import { coding, memoLink, region } from '../db/schema.ts';
import { pastEnd } from '../db/until.ts';
import { wordsAround } from '@shared/text/around.ts';
import { unionOf } from '@shared/text/scope.ts';
import { identifierIndex, type Whose } from './identify.ts';
import { exemplarsOn, textsOf } from './incidents.ts';

/** How much of what is said around an incident comes with its words, in UTF-16 units. */
const AROUND = 160;

/** The incidents of these codes, itself only, in order of collection and of the text, as the bench lays them out. */
export function benchOf(db: Db, codeIds: readonly Id[], filter: BenchFilter, first: number): Bench {
  const rows = codingsFor(db, codeIds, filter);
  const identify = identifierIndex(db);
  const wanted = whoseFilter(db, filter);
  const memos = withMemo(db, rows);
  const exemplars = exemplarsOn(db, rows);
  const inRegion = regionFilter(db, filter);
  const incidents: BenchIncident[] = [];
  for (const row of rows) {
    const whose = identify(row.transcriptId, row.start, row.end);
    const hasMemo = memos(row);
    if (!wanted(whose, row.transcriptId) || !inRegion(row)) continue;
    if (filter.hasMemo !== undefined && filter.hasMemo !== hasMemo) continue;
    incidents.push({
      id: row.id,
      codeId: row.codeId,
      coderId: row.coderId,
      transcriptId: row.transcriptId,
      ...whose,
      start: row.start,
      end: row.end,
      isNegativeCase: row.isNegativeCase,
      hasMemo,
      exemplarId: exemplars.get(row.id)?.id ?? null,
    });
  }
  const shown = new Set(incidents.slice(0, first).map((one) => one.id));
  return {
    incidents,
    words: wordsOf(
      db,
      rows.filter((row) => shown.has(row.id)),
    ),
  };
}

/** The words of these codings and what is said around them; in the order given, those that have gone left out. */
export function benchWords(db: Db, ids: readonly Id[]): BenchWords[] {
  const rows = new Map(list(db.orm, 'coding', isAnyOf(coding.id, ids)).map((row) => [row.id, row]));
  return wordsOf(
    db,
    ids.flatMap((id) => rows.get(id) ?? []),
  );
}

function wordsOf(db: Db, rows: readonly Placed[]): BenchWords[] {
  const texts = textsOf(
    db,
    rows.map((row) => row.transcriptId),
  );
  return rows.map(({ id, transcriptId, start, end, comment }) => {
    const text = texts.get(transcriptId) ?? '';
    return {
      id,
      words: text.slice(start, end),
      ...wordsAround(text, { start, end }, AROUND),
      comment,
    };
  });
}

/** As much of a coding as the bench shows: whole rows would take longer to read than all else takes. */
type Placed = Pick<
  Coding,
  'id' | 'transcriptId' | 'start' | 'end' | 'codeId' | 'coderId' | 'isNegativeCase' | 'comment'
>;

/** What the codings' own columns decide is left to SQLite. */
function codingsFor(db: Db, codeIds: readonly Id[], filter: BenchFilter): Placed[] {
  // One that has lost its words waits in needs review; there is nothing to compare.
  const meets: SQL[] = [isAnyOf(coding.codeId, codeIds), sql`${coding.start} < ${coding.end}`];
  if (!filter.withOutOfScope) meets.push(sql`${coding.inScope} = 1`);
  if (filter.transcriptIds) meets.push(isAnyOf(coding.transcriptId, filter.transcriptIds));
  if (filter.coderIds) meets.push(isAnyOf(coding.coderId, filter.coderIds));
  if (filter.isNegativeCase !== undefined)
    meets.push(sql`${coding.isNegativeCase} = ${filter.isNegativeCase ? 1 : 0}`);
  if (filter.from) meets.push(sql`${coding.createdAt} >= ${filter.from}`);
  if (filter.to) meets.push(sql`${coding.createdAt} < ${pastEnd(filter.to)}`);
  const order = sql`(select position from transcript t where t.id = ${coding.transcriptId}), ${coding.transcriptId}, ${coding.start}, ${coding.id}`;
  const rows = db.orm.values<[Id, Id, number, number, Id, Id, number, string]>(
    sql`select ${coding.id}, ${coding.transcriptId}, ${coding.start}, ${coding.end}, ${coding.codeId}, ${coding.coderId},
      ${coding.isNegativeCase}, ${coding.comment} from ${coding} where ${sql.join(meets, sql` and `)} order by ${order}`,
  );
  return rows.map(([id, transcriptId, start, end, codeId, coderId, isNegativeCase, comment]) => ({
    id,
    transcriptId,
    start,
    end,
    codeId,
    coderId,
    isNegativeCase: isNegativeCase === 1,
    comment,
  }));
}

/** Whether an incident is from the participants, cases, roles and attribute values that are wanted. */
function whoseFilter(db: Db, filter: BenchFilter): (whose: Whose, transcriptId: Id) => boolean {
  const among = (ids: readonly Id[] | undefined) => {
    if (!ids) return () => true;
    const set = new Set(ids);
    return (id: Id | null) => id !== null && set.has(id);
  };
  const [participant, studyCase, role] = [filter.participantIds, filter.caseIds, filter.roleIds].map(among);
  const attributes = (filter.attributes ?? []).map(({ attributeId, values }) => {
    const subject = find(db.orm, 'attribute', attributeId)?.subject;
    const rows = db.sqlite
      .prepare(
        `select subject_id from attribute_value where attribute_id = ? and value in (select value from json_each(?))`,
      )
      .pluck()
      .all(attributeId, JSON.stringify(values)) as Id[];
    const subjects = new Set(rows);
    return (whose: Whose, transcriptId: Id) => {
      const id =
        subject === 'case' ? whose.caseId : subject === 'participant' ? whose.participantId : transcriptId;
      return id !== null && subjects.has(id);
    };
  });
  return (whose, transcriptId) =>
    Boolean(participant?.(whose.participantId) && studyCase?.(whose.caseId) && role?.(whose.roleId)) &&
    attributes.every((has) => has(whose, transcriptId));
}

/** Whether an incident overlaps a region of one of the wanted names. */
function regionFilter(db: Db, { regions }: BenchFilter): (row: Placed) => boolean {
  if (!regions) return () => true;
  const named = list(
    db.orm,
    'region',
    sql`${region.name} in (select value from json_each(${JSON.stringify(regions)}))`,
  );
  return touching(named.map((row) => [row.transcriptId, row]));
}

type Stretch = { start: number; end: number };

/** Whether a coding overlaps one of the stretches of its transcript; n codings and m stretches cost (n + m) log m. */
function touching(
  stretches: readonly (readonly [transcriptId: Id, Stretch])[],
): (row: Stretch & { transcriptId: Id }) => boolean {
  const unions = new Map(
    [...Map.groupBy(stretches, ([transcriptId]) => transcriptId)].map(([transcriptId, all]) => [
      transcriptId,
      unionOf(all.map(([, stretch]) => stretch)),
    ]),
  );
  return ({ transcriptId, start, end }) => {
    const union = unions.get(transcriptId) ?? [];
    let low = 0;
    let high = union.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((union[middle]?.end ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const one = union[low];
    return one !== undefined && one.start < end;
  };
}

/** Whether a memo is on a coding, or on a passage that overlaps its words; one that only quotes them is not. */
function withMemo(db: Db, rows: readonly Placed[]): (row: Placed) => boolean {
  const on = new Set(
    list(
      db.orm,
      'memoLink',
      sql`${memoLink.role} = 'on' and ${memoLink.target} = 'coding' and ${isAnyOf(
        memoLink.targetId,
        rows.map((row) => row.id),
      )}`,
    ).map((link) => link.targetId),
  );
  const onPassage = touching(
    list(db.orm, 'memoLink', sql`${memoLink.role} = 'on' and ${memoLink.target} = 'passage'`).flatMap(
      ({ targetId, start, end }) =>
        start === null || end === null ? [] : [[targetId, { start, end }] as const],
    ),
  );
  return (row) => on.has(row.id) || onPassage(row);
}
