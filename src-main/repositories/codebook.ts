import type { Code, Codebook, CodebookExemplar, CodebookNode, Id } from '@shared/contract/index.ts';
import type { Db } from '../db/open.ts';
import { list } from '../db/rows.ts';
import { identifierIndex, type Identify, type Whose } from './identify.ts';
import { textsOf } from './incidents.ts';
import { quotationOf } from './renditions.ts';

/** Codings by whose they are: what is added up from the leaves to the domains. */
type Tally = Map<Whose, number>;

/**
 * The codebook: every code in use, in the order of the tree, with counts that include everything below it and the
 * quotations by rank. Codings out of scope are left out of counts and quotations unless `withOutOfScope`; retired codes
 * come with `withRetired`, last among their siblings, and are counted for nothing above them.
 */
export function readCodebook(
  db: Db,
  options: { withOutOfScope: boolean; withRetired?: boolean | undefined },
): Codebook {
  const roles = list(db.orm, 'role').sort((a, b) => a.position - b.position || a.id - b.id);
  const prefixes = new Map(roles.map((role) => [role.id, role.prefix]));
  const identify = identifierIndex(db);
  const tallies = tallyCodings(db, identify, options.withOutOfScope);
  const quotations = readExemplars(db, identify, options.withOutOfScope);
  const nodeOf = (place: Place): { node: CodebookNode; tally: Tally } => {
    const below = place.children.map(nodeOf);
    const own = tallies.get(place.code.id) ?? new Map<Whose, number>();
    const tally = new Map(own);
    const { code } = place;
    for (const child of below)
      if (!child.node.isRetired || code.retiredAt !== null)
        for (const [whose, codings] of child.tally) add(tally, whose, codings);
    const node: CodebookNode = {
      id: code.id,
      guid: code.guid,
      level: code.level,
      name: code.name,
      origin: code.origin,
      color: code.color,
      isRetired: code.retiredAt !== null,
      definition: {
        short: code.shortDefinition,
        full: code.fullDefinition,
        use: code.useWhen,
        avoid: code.avoidWhen,
        example: code.typicalExample,
      },
      ...countsOf(tally, prefixes),
      ownCodings: sum(own),
      exemplars: quotations.chosen.get(code.id) ?? [],
      supplementary: quotations.supplementary.get(code.id) ?? [],
      children: below.map((child) => child.node),
    };
    return { node, tally };
  };
  const [project] = list(db.orm, 'project');
  return {
    title: project?.title ?? '',
    roles: roles.map(({ prefix, label }) => ({ prefix, label })),
    participants: list(db.orm, 'participant').length,
    cases: list(db.orm, 'studyCase').length,
    nodes: treeOf(list(db.orm, 'code'), options.withRetired ?? false).map((place) => nodeOf(place).node),
  };
}

type Place = { code: Code; children: Place[] };

/** The tree by position. What stands under a retired code moves up to the nearest one in use, so nothing is lost. */
function treeOf(codes: readonly Code[], withRetired: boolean): Place[] {
  const byId = new Map(codes.map((code) => [code.id, code]));
  const isShown = (code: Code) => withRetired || code.retiredAt === null;
  const inUse = (id: Id | null): Id | null => {
    const seen = new Set<Id>();
    for (let at = id; at !== null && !seen.has(at); at = byId.get(at)?.parentId ?? null) {
      seen.add(at);
      const code = byId.get(at);
      if (code && isShown(code)) return at;
    }
    return null;
  };
  const places = new Map(codes.filter(isShown).map((code): [Id, Place] => [code.id, { code, children: [] }]));
  const top: Place[] = [];
  for (const place of [...places.values()].sort(
    (a, b) =>
      Number(a.code.retiredAt !== null) - Number(b.code.retiredAt !== null) ||
      a.code.position - b.code.position ||
      a.code.id - b.code.id,
  )) {
    const parent = inUse(place.code.parentId);
    const siblings = (parent === null ? undefined : places.get(parent)?.children) ?? top;
    siblings.push(place);
  }
  return top;
}

/** One pass over all codings: 200,000 in some 150 ms. */
function tallyCodings(db: Db, identify: Identify, withOutOfScope: boolean): Map<Id, Tally> {
  const tallies = new Map<Id, Tally>();
  const rows = db.sqlite
    .prepare(
      `select code_id, transcript_id, "start", "end" from coding where ${withOutOfScope ? '"start" < "end"' : 'in_scope = 1'}`,
    )
    .raw()
    .iterate() as IterableIterator<[Id, Id, number, number]>;
  for (const [codeId, transcriptId, start, end] of rows) {
    let tally = tallies.get(codeId);
    if (!tally) {
      tally = new Map();
      tallies.set(codeId, tally);
    }
    add(tally, identify(transcriptId, start, end), 1);
  }
  return tallies;
}

const add = (tally: Tally, whose: Whose, codings: number) =>
  tally.set(whose, (tally.get(whose) ?? 0) + codings);
const sum = (tally: Tally): number => [...tally.values()].reduce((all, codings) => all + codings, 0);

function countsOf(
  tally: Tally,
  prefixes: Map<Id, string>,
): Pick<CodebookNode, 'codings' | 'participants' | 'cases' | 'byRole'> {
  const participants = new Set<Id>();
  const cases = new Set<Id>();
  const byRole: Record<string, number> = Object.fromEntries(
    [...prefixes.values()].map((prefix) => [prefix, 0]),
  );
  for (const [{ participantId, caseId, roleId }, codings] of tally) {
    if (participantId !== null) participants.add(participantId);
    if (caseId !== null) cases.add(caseId);
    const prefix = roleId === null ? undefined : prefixes.get(roleId);
    if (prefix !== undefined) byRole[prefix] = (byRole[prefix] ?? 0) + codings;
  }
  return { codings: sum(tally), participants: participants.size, cases: cases.size, byRole };
}

type ExemplarRow = Pick<CodebookExemplar, 'id' | 'codingId' | 'transcriptId' | 'coder' | 'reason'> & {
  codeId: Id;
  start: number;
  end: number;
  rendition: string;
  standing: 'chosen' | 'supplementary';
};
type ByCode = Map<Id, CodebookExemplar[]>;

function readExemplars(
  db: Db,
  identify: Identify,
  withOutOfScope: boolean,
): { chosen: ByCode; supplementary: ByCode } {
  const rows = db.sqlite
    .prepare(
      `select e.id, e.coding_id as codingId, g.transcript_id as transcriptId, g.code_id as codeId, g."start", g."end",
         e.rendition, e.reason, e.standing, k.initials as coder
       from exemplar e join coding g on g.id = e.coding_id join coder k on k.id = g.coder_id
       where e.standing != 'candidate' and ${withOutOfScope ? 'g."start" < g."end"' : 'g.in_scope = 1'} order by e.rank, e.id`,
    )
    .all() as ExemplarRow[];
  const texts = textsOf(
    db,
    rows.map((row) => row.transcriptId),
  );
  const found = {
    chosen: new Map<Id, CodebookExemplar[]>(),
    supplementary: new Map<Id, CodebookExemplar[]>(),
  };
  for (const { codeId, start, end, rendition, standing, ...row } of rows) {
    const byCode = found[standing];
    const verbatim = (texts.get(row.transcriptId) ?? '').slice(start, end);
    const { identifier } = identify(row.transcriptId, start, end);
    const exemplar = { ...row, verbatim, quotation: quotationOf(verbatim, rendition), identifier };
    const held = byCode.get(codeId);
    if (held) held.push(exemplar);
    else byCode.set(codeId, [exemplar]);
  }
  return found;
}
