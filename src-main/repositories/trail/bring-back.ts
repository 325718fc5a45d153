import {
  Refusal,
  type BroughtBack,
  type Checked,
  type Id,
  type TableName,
  type Tables,
} from '@shared/contract/index.ts';
import { sql } from 'drizzle-orm';
import { tables } from '../../db/schema.ts';
import { logSteps } from '../../db/stored-diff.ts';
import type { New, Tx } from '../../db/transaction.ts';
import type { Parts } from '../../host.ts';
import { planCodes } from './bring-back-codes.ts';
import { planCodings, type NewReview } from './bring-back-codings.ts';
import { planAttributeValues, planPeople } from './bring-back-people.ts';
import { createPlan, nothingGone, ORDER, type Plan } from './bring-back-plan.ts';
import { planGoingBack, writeGoingBack, type GoingBack } from './bring-back-refs.ts';
import { planRegions, planTranscripts } from './bring-back-texts.ts';
import { planOnCodes, planOnCodings, planTheory } from './bring-back-theory.ts';
import { rescope } from '../codings.ts';
import { lineAt } from './trail.ts';
import type { TrailIndex } from './trail-index.ts';

type Wanted = Checked<'trail.bringBack'>;
type Planned = {
  plan: Plan;
  reviews: NewReview[];
  goingBack: GoingBack[];
  outcome: BroughtBack;
  label: string;
  kind: string;
};

/** Rows that are nobody's to look for: they come and go with others. */
const UNSAID: ReadonlySet<TableName> = new Set(['turn', 'review', 'comparisonItem']);

/** What bringing back would do. Reads only; refuses with `conflict` what `bringBack` would refuse. */
export const previewBringBack = (parts: Parts, index: TrailIndex, wanted: Wanted): BroughtBack =>
  planAll(parts, index, wanted).outcome;

/** Brings back what a change removed, in one write of its own. */
export function bringBack(parts: Parts, index: TrailIndex, wanted: Wanted): BroughtBack & { revision: Id } {
  const planned = planAll(parts, index, wanted);
  parts.write({ kind: planned.kind, label: planned.label }, (tx) => writePlan(tx, parts, planned));
  return { ...planned.outcome, revision: parts.revision() };
}

function planAll(parts: Parts, index: TrailIndex, { revision, withMoved }: Wanted): Planned {
  const line = lineAt(parts, revision);
  const diff = parts.db.sqlite.prepare('select diff from change where revision = ?').pluck().get(revision);
  if (!line || typeof diff !== 'string')
    throw new Refusal('not_found', 'There is no such change in the audit trail.');
  const steps = logSteps(diff);
  const plan = createPlan(parts, index, revision, steps);
  const isNone = !steps.some((step) => step.op === 'remove' && !UNSAID.has(step.table));
  if (!ORDER.some((table) => !UNSAID.has(table) && plan.gone(table).length > 0)) throw nothingGone(isNone);
  planPeople(plan);
  planTranscripts(plan);
  planAttributeValues(plan);
  planRegions(plan, steps);
  planCodes(plan);
  planOnCodes(plan);
  const reviews = planCodings(plan);
  planOnCodings(plan);
  planTheory(plan);
  const goingBack = planGoingBack(plan, steps, withMoved);
  const { notes, why } = plan.done();
  const counts = ORDER.flatMap((entity) => {
    const count = plan.planned(entity).size;
    return count > 0 && !UNSAID.has(entity) ? [{ entity, count }] : [];
  });
  if (counts.length === 0)
    throw new Refusal(
      'conflict',
      why ?? 'Everything that this change removed is there again in another form.',
    );
  const moved = goingBack.filter(({ table, patch }) => table === 'coding' && 'codeId' in patch).length;
  return {
    plan,
    reviews,
    goingBack,
    outcome: { counts, moved, notes },
    // The same first word as what is taken back, so that the trail finds the two together.
    kind: `${line.kind.split('.')[0] ?? 'trail'}.bringBack`,
    label: labelOf(plan, counts),
  };
}

function labelOf(plan: Plan, counts: BroughtBack['counts']): string {
  const codes = [...plan.planned('code').values()];
  const top = codes.filter((row) => row.parentId === null || !plan.planned('code').has(row.parentId));
  const [memo] = plan.planned('memo').values();
  const [transcript] = plan.planned('transcript').values();
  const [coding] = plan.planned('coding').values();
  const one = (entity: TableName) => counts.find((count) => count.entity === entity)?.count === 1;
  if (transcript) return `Brought back ${one('transcript') ? transcript.title : 'transcripts'}`;
  if (top[0])
    return top.length === 1 ? `Brought back “${top[0].name}”` : `Brought back ${codes.length} codes`;
  if (coding)
    return one('coding')
      ? `Brought back a coding of “${plan.row('code', coding.codeId)?.name ?? ''}”`
      : `Brought back ${plan.planned('coding').size} codings`;
  if (memo) return one('memo') ? `Brought back memo “${memo.title || 'Untitled'}”` : 'Brought back memos';
  const [studyCase] = plan.planned('studyCase').values();
  if (studyCase) return `Brought back case ${studyCase.code}`;
  const [participant] = plan.planned('participant').values();
  if (participant)
    return `Brought back participant ${plan.row('studyCase', participant.caseId)?.code ?? ''}${participant.code}`;
  const [exemplar] = plan.planned('exemplar').values();
  const of = exemplar && plan.row('coding', exemplar.codingId);
  if (of) return `Brought back an exemplar of “${plan.row('code', of.codeId)?.name ?? ''}”`;
  const [region] = plan.planned('region').values();
  if (region) return `Brought back region “${region.name}”`;
  return 'Brought back what was deleted';
}

function writePlan(tx: Tx, parts: Parts, { plan, reviews, goingBack }: Planned): void {
  for (const table of ORDER) {
    const rows = [...plan.planned(table).values()];
    if (rows.length > 0) tx.insertMany(table, withFreeGuids(parts, table, rows) as New<typeof table>[]);
  }
  writeGoingBack(tx, goingBack);
  tx.insertMany(
    'review',
    reviews.map((row) => ({ ...row, revision: parts.revision() + 1 })),
  );
  const transcripts = new Set([...plan.planned('region').values()].map((row) => row.transcriptId));
  for (const id of transcripts) rescope(tx, id);
}

/** Rows keep their guids, unless something else has come to have one. */
function withFreeGuids(parts: Parts, table: TableName, rows: Tables[TableName][]): Tables[TableName][] {
  const named = rows.flatMap((row) => ('guid' in row ? [row.guid] : []));
  if (named.length === 0) return rows;
  const found = parts.db.orm.all<{ guid: string }>(
    sql`select guid from ${tables[table]} where guid in (select value from json_each(${JSON.stringify(named)}))`,
  );
  const taken = new Set(found.map((row) => row.guid));
  return rows.map((row) => ('guid' in row && taken.has(row.guid) ? { ...row, guid: parts.newGuid() } : row));
}
