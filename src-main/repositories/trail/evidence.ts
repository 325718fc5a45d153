import type {
  Checked,
  Code,
  Coding,
  EvidenceAbove,
  EvidenceBelow,
  EvidenceCode,
  EvidenceIncident,
  Id,
} from '@shared/contract/index.ts';
import { build, inTreeOrder, type CodeTree } from '@shared/coding/tree.ts';
import { sql } from 'drizzle-orm';
import type { Db } from '../../db/open.ts';
import { get, isAnyOf, list } from '../../db/rows.ts';
import { coding } from '../../db/schema.ts';
import { checkPassage } from '../codings.ts';
import { standsOn } from './evidence-above.ts';
import { identifierIndex } from '../identify.ts';
import { exemplarsOn, incidentsOf } from '../incidents.ts';

/** From a code down: all below it, and every word that it stands on. Counts are of codings in scope. */
export function evidenceBelow(db: Db, { codeId, limit, skip }: Checked<'evidence.below'>): EvidenceBelow {
  get(db.orm, 'code', codeId);
  const tree = build(list(db.orm, 'code').filter((row) => row.retiredAt === null || row.id === codeId));
  const below = (id: Id): Code[] => (tree.get(id) ?? []).flatMap((row) => [row, ...below(row.id)]);
  const codes = [get(db.orm, 'code', codeId), ...below(codeId)];
  const ids = codes.map((row) => row.id);
  const order = sql`(select position from transcript t where t.id = ${coding.transcriptId}), ${coding.transcriptId}, ${coding.start}, ${coding.id}`;
  const rows = list(db.orm, 'coding', sql`${isAnyOf(coding.codeId, ids)} and ${coding.inScope} = 1`, order);
  return {
    codes: counted(db, codes, tree, rows),
    incidents: incidentsFor(db, rows.slice(skip, skip + limit)),
    total: rows.length,
  };
}

function counted(
  db: Db,
  codes: readonly Code[],
  tree: CodeTree<Code>,
  rows: readonly Coding[],
): EvidenceCode[] {
  const identify = identifierIndex(db);
  const starred = exemplarsOn(db, rows);
  const roles = list(db.orm, 'role').sort((a, b) => a.position - b.position);
  const own = Map.groupBy(rows, (row) => row.codeId);
  type Tally = {
    codings: number;
    exemplars: number;
    people: Set<Id>;
    cases: Set<Id>;
    roles: Map<Id, number>;
  };
  const tallies = new Map<Id, Tally>();
  // From the leaves up, so that every coding is looked at once for each level above it and not for each code.
  for (const code of codes.toReversed()) {
    const tally: Tally = { codings: 0, exemplars: 0, people: new Set(), cases: new Set(), roles: new Map() };
    const add = (role: Id, n: number) => tally.roles.set(role, (tally.roles.get(role) ?? 0) + n);
    for (const row of own.get(code.id) ?? []) {
      const { participantId, caseId, roleId } = identify(row.transcriptId, row.start, row.end);
      tally.codings++;
      if (starred.has(row.id)) tally.exemplars++;
      if (participantId !== null) tally.people.add(participantId);
      if (caseId !== null) tally.cases.add(caseId);
      if (roleId !== null) add(roleId, 1);
    }
    for (const child of tree.get(code.id) ?? []) {
      const theirs = tallies.get(child.id);
      if (!theirs) continue;
      tally.codings += theirs.codings;
      tally.exemplars += theirs.exemplars;
      for (const id of theirs.people) tally.people.add(id);
      for (const id of theirs.cases) tally.cases.add(id);
      for (const [role, n] of theirs.roles) add(role, n);
    }
    tallies.set(code.id, tally);
  }
  return codes.map(({ id, parentId, name, level, color }) => {
    const tally = tallies.get(id);
    return {
      id,
      parentId,
      name,
      level,
      color,
      codings: tally?.codings ?? 0,
      ownCodings: own.get(id)?.length ?? 0,
      exemplars: tally?.exemplars ?? 0,
      participants: tally?.people.size ?? 0,
      cases: tally?.cases.size ?? 0,
      roles: roles.flatMap((role) => {
        const codings = tally?.roles.get(role.id);
        return codings ? [{ prefix: role.prefix, codings }] : [];
      }),
    };
  });
}

function incidentsFor(db: Db, rows: readonly Coding[]): EvidenceIncident[] {
  return incidentsOf(db, rows).map((one) => ({
    codingId: one.coding.id,
    codeId: one.coding.codeId,
    coderId: one.coding.coderId,
    transcriptId: one.coding.transcriptId,
    start: one.coding.start,
    end: one.coding.end,
    words: one.words,
    identifier: one.identifier,
    isNegativeCase: one.coding.isNegativeCase,
    quotation: one.quotation,
  }));
}

/** From words up: the codings that share any of them, and all that rests on those. */
export function evidenceAbove(db: Db, wanted: Checked<'evidence.above'>): EvidenceAbove {
  const chosen = 'codingId' in wanted ? get(db.orm, 'coding', wanted.codingId) : null;
  const { transcriptId, start, end } = chosen ?? (wanted as { transcriptId: Id; start: number; end: number });
  const { text } = get(db.orm, 'transcript', transcriptId);
  if (!chosen) checkPassage(text, start, end);
  const rows = chosen
    ? [chosen]
    : list(
        db.orm,
        'coding',
        sql`${coding.transcriptId} = ${transcriptId} and ${coding.start} < ${end} and ${coding.end} > ${start} and ${coding.start} < ${coding.end}`,
        sql`${coding.start}, ${coding.end}, ${coding.id}`,
      );
  const byId = new Map(inTreeOrder(build(list(db.orm, 'code'))).map((row) => [row.id, row]));
  const on = standsOn(db, rows, { transcriptId, start, end });
  return {
    words: text.slice(start, end),
    identifier: identifierIndex(db)(transcriptId, start, end).identifier,
    transcriptId,
    start,
    end,
    codings: incidentsFor(db, rows).map((one) => ({
      ...one,
      path: pathTo(byId, one.codeId),
      comparisons: on.comparisons(one.codingId),
      memos: on.memos(one.codingId),
      relations: on.relations(one.codingId),
    })),
    memos: on.passageMemos,
  };
}

function pathTo(byId: ReadonlyMap<Id, Code>, id: Id): EvidenceAbove['codings'][number]['path'] {
  const path: EvidenceAbove['codings'][number]['path'] = [];
  const seen = new Set<Id>();
  for (let row = byId.get(id); row && !seen.has(row.id); row = byId.get(row.parentId ?? 0)) {
    seen.add(row.id);
    path.unshift({ id: row.id, name: row.name, level: row.level, color: row.color });
  }
  return path;
}
