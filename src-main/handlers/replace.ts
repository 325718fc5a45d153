import {
  Refusal,
  type Checked,
  type Id,
  type ReplaceOutcome,
  type Transcript,
} from '@shared/contract/index.ts';
import type { CallContext, Handlers } from '@shared/rpc/server.ts';
import type { Operation } from '@shared/text/edit.ts';
import { sql } from 'drizzle-orm';
import { setImmediate } from 'node:timers/promises';
import { find, isAnyOf } from '../db/rows.ts';
import { transcript as transcriptTable } from '../db/schema.ts';
import type { Parts } from '../host.ts';
import { readEdit } from '../repositories/edit-input.ts';
import { fatesOf, planEdit, type EditPlan } from '../repositories/edit-plan.ts';
import { writeEdit } from '../repositories/edit-write.ts';
import { findsOf, hitsOf } from '../repositories/replace.ts';
import { turnsThrough } from '../repositories/turns.ts';

type Wanted = Checked<'transcripts.replace'>;
/** All finds of a transcript, and the plan of replacing those that are not left. */
type Replacing = { plan: EditPlan; finds: Operation[]; left: number; isLeft: (at: number) => boolean };

/** Finds and replaces over transcripts. */
export const replaceHandlers = (parts: Parts): Pick<Handlers, 'transcripts.replace'> => ({
  'transcripts.replace': (input, context) =>
    input.dryRun ? preview(parts, input, context) : replaceAll(parts, input),
});

/** Transcript by transcript, each in a step of its own: what else was asked, to stop above all, comes between. */
async function preview(parts: Parts, input: Wanted, context: CallContext): Promise<ReplaceOutcome> {
  const outcome = nothing();
  const ids = idsOf(parts, input);
  const isLeft = leftOf(input);
  for (const [done, id] of ids.entries()) {
    await setImmediate();
    if (context.cancelled()) throw new Refusal('cancelled', 'The search was stopped.');
    context.progress({ done, total: ids.length, note: '' });
    const transcript = find(parts.db.orm, 'transcript', id);
    const one = transcript && replacing(parts, transcript, input, isLeft(id));
    if (!one) continue;
    take(outcome, one);
    const room = input.limit - outcome.hits.length;
    if (room > 0) outcome.hits.push(...hitsOf(id, one.plan, one.finds.slice(0, room), one.isLeft));
  }
  return outcome;
}

function replaceAll(parts: Parts, input: Wanted): ReplaceOutcome {
  const outcome = nothing();
  const isLeft = leftOf(input);
  const plans: EditPlan[] = [];
  const { orm } = parts.db;
  for (const { id, textRevision } of input.texts) {
    const now = find(orm, 'transcript', id);
    if (now?.textRevision !== textRevision)
      throw new Refusal(
        'conflict',
        `The text of ${now?.title ?? 'a transcript'} has been changed in another window since it was searched. Nothing was replaced; look at the finds again.`,
      );
  }
  for (const id of idsOf(parts, input)) {
    const transcript = find(orm, 'transcript', id);
    const one = transcript && replacing(parts, transcript, input, isLeft(id));
    if (!one || one.finds.length === one.left) continue;
    take(outcome, one);
    plans.push(one.plan);
  }
  const what = input.by === '' ? `Deleted “${input.query}”` : `Replaced “${input.query}” by “${input.by}”`;
  const where = plans.length === 1 ? (plans[0]?.transcript.title ?? '') : `${plans.length} transcripts`;
  parts.write({ kind: 'transcripts.replace', label: `${what} in ${where}` }, (tx) => {
    for (const plan of plans)
      writeEdit(tx, plan, turnsThrough(plan.turns, plan.mapping, plan.after.length), parts.revision() + 1);
  });
  return outcome;
}

const nothing = (): ReplaceOutcome => ({
  hits: [],
  total: 0,
  transcripts: [],
  changed: 0,
  lost: 0,
  exemplars: 0,
});

function take(outcome: ReplaceOutcome, { plan, finds, left }: Replacing): void {
  const { changed, lost } = fatesOf(plan);
  const { id, textRevision } = plan.transcript;
  outcome.total += finds.length - left;
  outcome.transcripts.push({ id, textRevision, hits: finds.length - left, left });
  outcome.changed += changed;
  outcome.lost += lost;
  outcome.exemplars += plan.exemplars.length;
}

/** Null where nothing is found. */
function replacing(
  { db }: Parts,
  transcript: Transcript,
  input: Wanted,
  isLeft: (at: number) => boolean,
): Replacing | null {
  const finds = findsOf(transcript.text, input);
  if (finds.length === 0) return null;
  const those = finds.filter((op) => !isLeft(op.at));
  const plan = planEdit(db.orm, transcript, readEdit(transcript.text, those), { follows: true });
  return { finds, plan, left: finds.length - those.length, isLeft };
}

/** In order of collection. */
const idsOf = ({ db }: Parts, { ids }: Wanted): Id[] =>
  db.orm
    .select({ id: transcriptTable.id })
    .from(transcriptTable)
    .where(ids ? isAnyOf(transcriptTable.id, ids) : undefined)
    .orderBy(sql`${transcriptTable.position}, ${transcriptTable.id}`)
    .all()
    .map((row) => row.id);

function leftOf({ except }: Wanted): (transcriptId: Id) => (at: number) => boolean {
  const whole = new Set(except.flatMap((one) => (one.start === undefined ? [one.transcriptId] : [])));
  const single = new Set(except.map(({ transcriptId, start }) => `${transcriptId} ${start}`));
  return (transcriptId) =>
    whole.has(transcriptId) ? () => true : (at) => single.has(`${transcriptId} ${at}`);
}
