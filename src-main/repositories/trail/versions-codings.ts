import type { Coding, Id } from '@shared/contract/index.ts';
import { eq } from 'drizzle-orm';
import type { Db } from '../../db/open.ts';
import { isAnyOf, list } from '../../db/rows.ts';
import { coding } from '../../db/schema.ts';
import { logSteps } from '../../db/stored-diff.ts';
import { diffsOf, revisionsTouching, rewind, stepsOn, type RowStepOf } from './trail-steps.ts';

type CodingStep = RowStepOf<'coding'>;

/**
 * The codings that a code had right after a revision, as they were then. Only changes since that can have touched them
 * are read: those of the code, of the codes its codings went to or came from, of the codings, of their transcripts'
 * texts, and of regions, which move what is in scope.
 */
export function codingsThen(db: Db, codeId: Id, revision: Id): Coding[] {
  const known = new Map<Id, CodingStep[]>();
  const stepsIn = (revisions: readonly Id[]): CodingStep[] => {
    const missing = revisions.filter((one) => !known.has(one));
    for (const { revision: of, diff } of diffsOf(db, missing))
      known.set(of, diff.includes('"table":"coding"') ? stepsOn(logSteps(diff), 'coding') : []);
    return revisions.flatMap((one) => known.get(one) ?? []);
  };

  const now = list(db.orm, 'coding', eq(coding.codeId, codeId));
  const ids = new Set(now.map((row) => row.id));
  for (const step of stepsIn(revisionsTouching(db, 'code', [codeId], revision)))
    if (codesOf(step).includes(codeId)) ids.add(step.id);
  const codes = withCodesOf(db, stepsIn, ids, codeId, revision);

  const rows = new Map<Id, Coding | null>([...ids].map((id) => [id, null]));
  for (const row of list(db.orm, 'coding', isAnyOf(coding.id, [...ids]))) rows.set(row.id, row);
  const transcripts = new Set<Id>();
  for (const row of rows.values()) if (row) transcripts.add(row.transcriptId);
  for (const steps of known.values())
    for (const step of steps)
      if (ids.has(step.id) && step.op !== 'change' && step.row) transcripts.add(step.row.transcriptId);

  const revisions = new Set([
    ...revisionsTouching(db, 'code', [codeId], revision),
    ...bulkTouching(db, codes, revision),
    ...revisionsTouching(db, 'coding', [...ids], revision),
    ...revisionsTouching(db, 'transcript', [...transcripts], revision),
    ...others(db, revision),
  ]);
  for (const of of [...revisions].sort((a, b) => b - a))
    rewind(
      rows,
      stepsIn([of]).filter((step) => ids.has(step.id)),
    );
  return [...rows.values()].flatMap((row) => (row?.codeId === codeId ? [row] : []));
}

const codesOf = (step: CodingStep): Id[] =>
  step.op === 'change'
    ? [step.before.codeId, step.after.codeId].flatMap((id) => id ?? [])
    : step.row
      ? [step.row.codeId]
      : [];

/** Every code that these codings have had since: steps of very many rows name only their codes. */
function withCodesOf(
  db: Db,
  stepsIn: (revisions: readonly Id[]) => CodingStep[],
  ids: ReadonlySet<Id>,
  codeId: Id,
  revision: Id,
): Id[] {
  const codes = new Set([codeId]);
  const note = (steps: readonly CodingStep[]) => {
    for (const step of steps) if (ids.has(step.id)) for (const id of codesOf(step)) codes.add(id);
  };
  note(stepsIn(revisionsTouching(db, 'code', [codeId], revision)));
  note(stepsIn(revisionsTouching(db, 'coding', [...ids], revision)));
  for (const row of list(db.orm, 'coding', isAnyOf(coding.id, [...ids]))) codes.add(row.codeId);
  // A set grows while it is walked, until nothing new is found.
  for (const id of codes) if (id !== codeId) note(stepsIn(bulkTouching(db, [id], revision)));
  return [...codes];
}

/** Changes of codes beside single codings being made, which name their coding. */
const bulkTouching = (db: Db, codes: readonly Id[], revision: Id): Id[] =>
  db.sqlite
    .prepare(
      `select distinct t.revision from change_touch t join change c on c.revision = t.revision
       where t.entity = 'code' and t.entity_id in (select value from json_each(?)) and t.revision > ? and c.kind <> 'codings.add'`,
    )
    .pluck()
    .all(JSON.stringify(codes), revision) as Id[];

/** Changes that can touch very many codings without a word of their codes: regions, and verdicts on negative cases. */
const others = (db: Db, revision: Id): Id[] =>
  db.sqlite
    .prepare(
      `select revision from change_touch where entity = 'region' and revision > @revision
       union select t.revision from change_touch t join change c on c.revision = t.revision
         where t.entity = 'comparison' and t.revision > @revision and c.kind = 'comparisons.negative'`,
    )
    .pluck()
    .all({ revision }) as Id[];
