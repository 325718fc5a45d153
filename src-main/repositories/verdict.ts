import type { Basis, Checked, Code, CodeLevel, Coding, Decided, Outcome } from '@shared/contract/index.ts';
import { Refusal } from '@shared/contract/index.ts';
import { levelUnder } from '@shared/coding/tree.ts';
import { defined } from '../db/patch.ts';
import { find, get, getMany } from '../db/rows.ts';
import type { Tx } from '../db/transaction.ts';
import type { Parts } from '../host.ts';
import { asItStands, keep } from './kept-comparison.ts';
import { addCode } from './new-code.ts';
import { placeIncidents } from './property-places.ts';
import { recode, recodeEach } from './recode.ts';

type Given = Checked<'comparisons.decide'>;

const NOTHING: Outcome = { made: [], moved: [], joined: 0, codeId: null };

/** Does what a verdict says, and keeps the comparison with what was compared, in one write. */
export function decide(parts: Parts, given: Given): Decided {
  const { db } = parts;
  const codings = getMany(db.orm, 'coding', [...new Set(given.codingIds)]);
  const codes = getMany(db.orm, 'code', [...new Set(given.codeIds)]);
  if (codings.length + codes.length === 0)
    throw new Refusal('invalid', 'Choose the incidents, or the codes, that were compared.');
  const compared = asItStands(parts, codings, codes);
  return parts.write(
    {
      kind: `comparisons.${given.verdict.is}`,
      label: (done: Decided) => labelOf(db.orm, done),
      reason: given.reason,
    },
    (tx) => {
      const outcome = carryOut(tx, parts, given, codings);
      const comparison = keep(tx, parts, { ...given, verdict: given.verdict.is }, compared, outcome);
      return { comparison, verdict: comparison.verdict, outcome };
    },
  );
}

/** Each pile's incidents go to its code, made under `codeId` where it is new. */
export function sortInPiles(parts: Parts, given: Checked<'comparisons.sort'>): Decided {
  const { db } = parts;
  const parent = get(db.orm, 'code', given.codeId);
  const piles = given.piles.map((pile) => ({ ...pile, ids: [...new Set(pile.codingIds)] }));
  const all = piles.flatMap((pile) => pile.ids);
  if (new Set(all).size < all.length)
    throw new Refusal('invalid', 'An incident lies in two piles. Put it in one of them.');
  const codings = getMany(db.orm, 'coding', all);
  const compared = asItStands(parts, codings, []);
  const rows = new Map(codings.map((row) => [row.id, row]));
  return parts.write(
    {
      kind: 'comparisons.sorted',
      label: `Sorted “${parent.name}” into ${piles.length === 1 ? '1 pile' : `${piles.length} piles`}`,
      reason: given.reason,
    },
    (tx) => {
      const made: number[] = [];
      const going = piles.flatMap(({ code: chosen, ids }) => {
        const into =
          'id' in chosen
            ? get(tx.orm, 'code', chosen.id).id
            : addUnder(tx, parts, parent, chosen, given.level).id;
        if (!('id' in chosen)) made.push(into);
        return ids.flatMap((id) => {
          const row = rows.get(id);
          return row ? [{ row, into }] : [];
        });
      });
      // All piles at once: an incident that joined one of another pile would be carried off with it.
      const outcome = { made, ...recodeEach(tx, going), codeId: parent.id };
      const basis: Basis = {
        codeIds: [parent.id],
        withBelow: true,
        columns: 'code',
        rows: null,
        filter: {},
      };
      const comparison = keep(tx, parts, { ...given, basis, verdict: 'sorted' }, compared, outcome);
      return { comparison, verdict: 'sorted', outcome };
    },
  );
}

function carryOut(tx: Tx, parts: Parts, { verdict }: Given, codings: readonly Coding[]): Outcome {
  switch (verdict.is) {
    case 'same':
      if (verdict.into === undefined) return NOTHING;
      return recodeTo(tx, parts, codings, { id: verdict.into });
    case 'different': {
      if (!verdict.split && !verdict.to) return NOTHING;
      if (!verdict.split || !verdict.to)
        throw new Refusal('invalid', 'Say which incidents are split off, and to which code they go.');
      const split = new Set(verdict.split);
      const rows = codings.filter((row) => split.has(row.id));
      if (rows.length < split.size)
        throw new Refusal('invalid', 'Only incidents that were compared can be split off.');
      return recodeTo(tx, parts, rows, verdict.to);
    }
    case 'move':
      someIncidents(codings, 'move');
      return recodeTo(tx, parts, codings, verdict.to);
    case 'property':
      placeIncidents(tx, parts.newGuid, verdict);
      return { ...NOTHING, codeId: verdict.codeId };
    case 'definition':
      tx.update('code', verdict.codeId, defined(verdict.patch));
      return { ...NOTHING, codeId: verdict.codeId };
    case 'negative':
      someIncidents(codings, 'mark as negative cases');
      tx.set(
        'coding',
        codings.map((row) => row.id),
        'isNegativeCase',
        true,
      );
      return { ...NOTHING, codeId: codings[0]?.codeId ?? null };
  }
}

function someIncidents(codings: readonly Coding[], todo: string) {
  if (codings.length === 0) throw new Refusal('invalid', `Choose the incidents to ${todo}.`);
}

type Chosen = (Given['verdict'] & { is: 'move' })['to'];

function recodeTo(tx: Tx, parts: Parts, rows: readonly Coding[], to: Chosen): Outcome {
  if ('id' in to) {
    const { id } = get(tx.orm, 'code', to.id);
    return { made: [], ...recode(tx, rows, id), codeId: id };
  }
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
  level: CodeLevel = levelUnder('code', parent.level),
): Code =>
  addCode(tx, parts.newGuid, {
    ...given,
    origin: given.origin ?? 'open',
    parentId: parent.id,
    level,
  });

function labelOf(orm: Parts['db']['orm'], { verdict, outcome }: Decided): string {
  const name = outcome.codeId === null ? '' : (find(orm, 'code', outcome.codeId)?.name ?? '');
  const n = outcome.moved.length + outcome.joined;
  const incidents = n === 1 ? '1 incident' : `${n} incidents`;
  switch (verdict) {
    case 'same':
      return n === 0 ? 'Compared: the same' : `Compared: the same, ${incidents} to “${name}”`;
    case 'different':
      return outcome.codeId === null
        ? 'Compared: different'
        : `Compared: different, ${incidents} to “${name}”`;
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
