import {
  Refusal,
  type Checked,
  type Coding,
  type Exemplar,
  type ExemplarBoard,
  type ExemplarVoice,
  type Id,
  type Incident,
  type Voice,
} from '@shared/contract/index.ts';
import { descendants } from '@shared/coding/tree.ts';
import { countWords } from '@shared/text/words.ts';
import { sql } from 'drizzle-orm';
import type { Db, Orm } from '../db/open.ts';
import { get, isAnyOf, list } from '../db/rows.ts';
import { coding, exemplar } from '../db/schema.ts';
import type { Tx } from '../db/transaction.ts';
import { identifierIndex } from './identify.ts';
import { incidentsOf, textsOf } from './incidents.ts';

/** A code and everything in use below it. */
export function themeOf(orm: Orm, codeId: Id): Id[] {
  get(orm, 'code', codeId);
  const codes = list(orm, 'code');
  const inUse = new Set(codes.filter((code) => code.retiredAt === null).map((code) => code.id));
  return [codeId, ...descendants(codes, [codeId]).filter((id) => inUse.has(id))];
}

/** All exemplars, each with whose words it is. */
export function exemplarVoices(db: Db): ExemplarVoice[] {
  const identify = identifierIndex(db);
  const codings = new Map(
    list(db.orm, 'coding', sql`${coding.id} in (select coding_id from exemplar)`).map((row) => [row.id, row]),
  );
  return list(db.orm, 'exemplar').flatMap((row) => {
    const on = codings.get(row.codingId);
    if (!on) return [];
    const { participantId, roleId, caseId } = identify(on.transcriptId, on.start, on.end);
    return [{ exemplarId: row.id, codingId: on.id, codeId: on.codeId, participantId, roleId, caseId }];
  });
}

/** The exemplars of codes, lowest rank first. */
const rankedOf = (orm: Orm, codes: readonly Id[]): Exemplar[] =>
  list(
    orm,
    'exemplar',
    sql`${exemplar.codingId} in (select id from coding where ${isAnyOf(sql`code_id`, codes)})`,
    sql`${exemplar.rank}, ${exemplar.id}`,
  );

export function boardOf(db: Db, codeId: Id): ExemplarBoard {
  const codes = themeOf(db.orm, codeId);
  const exemplars = rankedOf(db.orm, codes);
  const codings = new Map(
    list(
      db.orm,
      'coding',
      isAnyOf(
        coding.id,
        exemplars.map((row) => row.codingId),
      ),
    ).map((row) => [row.id, row]),
  );
  return {
    exemplars: incidentsOf(
      db,
      exemplars.flatMap((row) => codings.get(row.codingId) ?? []),
    ),
    voices: voicesOf(db, codes),
  };
}

/** Who speaks of any of these codes in scope, and how often: one line for each person and case, the first heard first. */
function voicesOf(db: Db, codes: readonly Id[]): Voice[] {
  const identify = identifierIndex(db);
  const voices = new Map<string, Voice>();
  const places = db.sqlite
    .prepare(
      'select transcript_id, start, "end" from coding where in_scope = 1 and code_id in (select value from json_each(?)) order by id',
    )
    .raw();
  for (const [transcriptId, start, end] of places.all(JSON.stringify(codes)) as [Id, number, number][]) {
    const { participantId, caseId, roleId } = identify(transcriptId, start, end);
    const key = `${participantId ?? ''} ${caseId ?? ''}`;
    const voice = voices.get(key);
    if (voice) voice.incidents++;
    else voices.set(key, { participantId, caseId, roleId, incidents: 1 });
  }
  return [...voices.values()];
}

/** Incidents that could become exemplars of a theme. Words are read of those on the page, unless their length is asked. */
export function findCandidates(
  db: Db,
  wanted: Checked<'exemplars.find'>,
): { incidents: Incident[]; total: number } {
  const theme = themeOf(db.orm, wanted.codeId);
  const within = wanted.underId === undefined ? null : new Set(themeOf(db.orm, wanted.underId));
  const codes = within ? theme.filter((id) => within.has(id)) : theme;
  const identify = identifierIndex(db);
  const rows: Coding[] = list(
    db.orm,
    'coding',
    sql`${isAnyOf(coding.codeId, codes)} and ${coding.inScope} = 1 and ${coding.id} not in (select coding_id from exemplar)`,
    sql`(select position from transcript t where t.id = ${coding.transcriptId}), ${coding.start}, ${coding.id}`,
  );
  const { roleId, caseId, participantId, isNegativeCase, fromWords, toWords = Infinity } = wanted;
  const asksLength = fromWords > 0 || toWords < Infinity;
  const texts = asksLength
    ? textsOf(
        db,
        rows.map((row) => row.transcriptId),
      )
    : new Map<Id, string>();
  const found = rows.filter((row) => {
    if (isNegativeCase !== undefined && row.isNegativeCase !== isNegativeCase) return false;
    const whose = identify(row.transcriptId, row.start, row.end);
    if (roleId !== undefined && whose.roleId !== roleId) return false;
    if (caseId !== undefined && whose.caseId !== caseId) return false;
    if (participantId !== undefined && whose.participantId !== participantId) return false;
    if (!asksLength) return true;
    const words = countWords((texts.get(row.transcriptId) ?? '').slice(row.start, row.end));
    return words >= fromWords && words <= toWords;
  });
  return {
    incidents: incidentsOf(db, found.slice(wanted.skip, wanted.skip + wanted.limit)),
    total: found.length,
  };
}

/**
 * A rank before `beforeId` among the theme's exemplars of a standing, or after the last. Where two neighbours leave no
 * room between them all exemplars are numbered anew, in their order, first. Refuses with `conflict` where `beforeId` is
 * not among them.
 */
export function rankFor(
  tx: Tx,
  codes: readonly Id[],
  { id, standing, beforeId }: Pick<Checked<'exemplars.rank'>, 'id' | 'standing' | 'beforeId'>,
): number {
  const between = (): number | null => {
    const lane = rankedOf(tx.orm, codes).filter((row) => row.standing === standing && row.id !== id);
    const at = beforeId === null ? lane.length : lane.findIndex((row) => row.id === beforeId);
    if (at < 0) throw new Refusal('conflict', 'The quotation to stand before is not among these any more.');
    const [before, after] = [lane[at - 1]?.rank, lane[at]?.rank];
    if (before === undefined) return after === undefined ? get(tx.orm, 'exemplar', id).rank : after - 1;
    if (after === undefined) return before + 1;
    const middle = (before + after) / 2;
    return before < middle && middle < after ? middle : null;
  };
  const rank = between();
  if (rank !== null) return rank;
  const all = list(tx.orm, 'exemplar', undefined, sql`${exemplar.rank}, ${exemplar.id}`);
  tx.setEach(
    'exemplar',
    all.map((row) => row.id),
    'rank',
    all.map((_, i) => i),
  );
  return between() ?? 0;
}

/** The rank after all others. */
export const lastRank = (orm: Orm): number =>
  list(orm, 'exemplar').reduce((highest, row) => Math.max(highest, row.rank + 1), 0);
