import type { Checked, Code, Coding, Comparison, Decided, Outcome, Verdict } from '@shared/contract/index.ts';
import { Refusal } from '@shared/contract/index.ts';
import { levelUnder } from '@shared/coding/tree.ts';
import { eq } from 'drizzle-orm';
import { defined } from '../db/patch.ts';
import { find, get, getMany, list } from '../db/rows.ts';
import { propertyValue } from '../db/schema.ts';
import type { Tx } from '../db/transaction.ts';
import type { Parts } from '../host.ts';
import { textsOf } from './incidents.ts';
import { addCode } from './new-code.ts';
import { recode } from './recode.ts';

type Given = Checked<'comparisons.decide'>;

/** Does what a verdict says, and keeps the comparison with what was compared, in one write. */
export function decide(parts: Parts, given: Given): Decided {
  const { db } = parts;
  const codings = getMany(db.orm, 'coding', [...new Set(given.codingIds)]);
  const codes = getMany(db.orm, 'code', [...new Set(given.codeIds)]);
  if (codings.length + codes.length === 0)
    throw new Refusal('invalid', 'Choose the incidents, or the codes, that were compared.');
  return parts.write(
    {
      kind: `comparisons.${given.verdict.is}`,
      label: (done: Decided) => labelOf(db.orm, done),
      reason: given.reason,
    },
    (tx) => {
      const kept = keep(tx, parts, { ...given, is: given.verdict.is }, codings, codes);
      return settle(tx, kept, carryOut(tx, parts, given, codings));
    },
  );
}

/** Each pile's incidents go to its code, made under `codeId` where it is new. */
export function sortInPiles(parts: Parts, given: Checked<'comparisons.sort'>): Decided {
  const { db } = parts;
  const parent = get(db.orm, 'code', given.codeId);
  const all = given.piles.flatMap((pile) => pile.codingIds);
  if (new Set(all).size < all.length)
    throw new Refusal('invalid', 'An incident lies in two piles. Put it in one of them.');
  const codings = new Map(getMany(db.orm, 'coding', all).map((row) => [row.id, row]));
  return parts.write(
    {
      kind: 'comparisons.sorted',
      label: `Sorted “${parent.name}” into ${given.piles.length === 1 ? '1 pile' : `${given.piles.length} piles`}`,
      reason: given.reason,
    },
    (tx) => {
      const basis = {
        codeIds: [parent.id],
        withBelow: true,
        columns: 'code' as const,
        rows: null,
        filter: {},
      };
      const kept = keep(tx, parts, { ...given, basis, is: 'sorted' }, [...codings.values()], []);
      const done: Outcome = { made: [], moved: [], joined: 0, codeId: parent.id };
      for (const { code: chosen, codingIds } of given.piles) {
        const into =
          'id' in chosen ? get(tx.orm, 'code', chosen.id).id : addUnder(tx, parts, parent, chosen).id;
        if (!('id' in chosen)) done.made.push(into);
        const { moved, joined } = recode(
          tx,
          codingIds.flatMap((id) => codings.get(id) ?? []),
          into,
        );
        done.moved.push(...moved);
        done.joined += joined;
      }
      return settle(tx, kept, done);
    },
  );
}

function carryOut(tx: Tx, parts: Parts, given: Given, codings: readonly Coding[]): Outcome {
  const { verdict } = given;
  const nothing: Outcome = { made: [], moved: [], joined: 0, codeId: null };
  switch (verdict.is) {
    case 'same':
      if (verdict.into === undefined) return nothing;
      return {
        ...nothing,
        ...recode(tx, codings, get(tx.orm, 'code', verdict.into).id),
        codeId: verdict.into,
      };
    case 'different': {
      const split = new Set(verdict.split);
      const rows = codings.filter((row) => split.has(row.id));
      if (rows.length < split.size)
        throw new Refusal('invalid', 'Only incidents that were compared can be split off.');
      return recodeTo(tx, parts, rows, verdict.to);
    }
    case 'move':
      return recodeTo(tx, parts, codings, verdict.to);
    case 'property':
      return placeOn(tx, parts, verdict);
    case 'definition':
      tx.update('code', verdict.codeId, defined(verdict.patch));
      return { ...nothing, codeId: verdict.codeId };
    case 'negative':
      tx.set(
        'coding',
        codings.map((row) => row.id),
        'isNegativeCase',
        true,
      );
      return { ...nothing, codeId: codings[0]?.codeId ?? null };
  }
}

type Chosen = (Given['verdict'] & { is: 'move' })['to'];

function recodeTo(tx: Tx, parts: Parts, rows: readonly Coding[], to: Chosen): Outcome {
  if ('id' in to) return { made: [], ...recode(tx, rows, get(tx.orm, 'code', to.id).id), codeId: to.id };
  const { parentId, ...rest } = to.add;
  const made =
    parentId === null
      ? addCode(tx, parts.newGuid, { ...rest, parentId, level: 'code' })
      : addUnder(tx, parts, get(tx.orm, 'code', parentId), rest);
  return { made: [made.id], ...recode(tx, rows, made.id), codeId: made.id };
}

const addUnder = (
  tx: Tx,
  parts: Parts,
  parent: Code,
  given: { name: string; origin?: Code['origin']; shortDefinition?: string | undefined },
): Code =>
  addCode(tx, parts.newGuid, {
    ...given,
    origin: given.origin ?? 'open',
    parentId: parent.id,
    level: levelUnder('code', parent.level),
  });

function placeOn(tx: Tx, parts: Parts, verdict: Given['verdict'] & { is: 'property' }): Outcome {
  get(tx.orm, 'code', verdict.codeId);
  const propertyId =
    'id' in verdict.property
      ? get(tx.orm, 'property', verdict.property.id).id
      : tx.insert('property', {
          guid: parts.newGuid(),
          codeId: verdict.codeId,
          ...verdict.property.add,
        }).id;
  const there = new Map(
    list(tx.orm, 'propertyValue', eq(propertyValue.propertyId, propertyId)).map((row) => [row.codingId, row]),
  );
  for (const { codingId, place } of verdict.places) {
    get(tx.orm, 'coding', codingId);
    const row = there.get(codingId);
    if (row) tx.update('propertyValue', row.id, { place });
    else tx.insert('propertyValue', { propertyId, codingId, place });
  }
  return { made: [], moved: [], joined: 0, codeId: verdict.codeId };
}

/** The record and what was compared, as it stood before the verdict did anything. */
function keep(
  tx: Tx,
  parts: Parts,
  given: Pick<Given, 'question' | 'basis' | 'reason'> & { is: Verdict },
  codings: readonly Coding[],
  codes: readonly Code[],
): Comparison {
  const kept = tx.insert('comparison', {
    guid: parts.newGuid(),
    question: given.question,
    basis: JSON.stringify(given.basis),
    verdict: given.is,
    reason: given.reason,
    coderId: parts.coder.id(),
    at: parts.clock(),
    outcome: '',
  });
  const texts = textsOf(
    parts.db,
    codings.map((row) => row.transcriptId),
  );
  tx.insertMany('comparisonItem', [
    ...codings.map((row) => ({
      comparisonId: kept.id,
      codingId: row.id,
      codeId: row.codeId,
      words: (texts.get(row.transcriptId) ?? '').slice(row.start, row.end),
    })),
    ...codes.map((row) => ({ comparisonId: kept.id, codingId: null, codeId: row.id, words: '' })),
  ]);
  return kept;
}

function settle(tx: Tx, kept: Comparison, outcome: Outcome): Decided {
  const comparison = tx.update('comparison', kept.id, { outcome: JSON.stringify(outcome) });
  return { comparison, verdict: kept.verdict, outcome };
}

function labelOf(orm: Parts['db']['orm'], { verdict, outcome }: Decided): string {
  const name = outcome.codeId === null ? '' : (find(orm, 'code', outcome.codeId)?.name ?? '');
  const n = outcome.moved.length + outcome.joined;
  const incidents = n === 1 ? '1 incident' : `${n} incidents`;
  switch (verdict) {
    case 'same':
      return n === 0 ? 'Compared: the same' : `Compared: the same, ${incidents} to “${name}”`;
    case 'different':
      return `Compared: different, ${incidents} to “${name}”`;
    case 'move':
      return `Compared: ${incidents} moved to “${name}”`;
    case 'property':
      return `Compared: a property of “${name}”`;
    case 'definition':
      return `Compared: refined “${name}”`;
    case 'negative':
      return `Compared: negative case of “${name}”`;
    case 'sorted':
      return `Sorted “${name}” into piles`;
  }
}
