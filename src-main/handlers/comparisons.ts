import type { comparing } from '@shared/contract/comparing.ts';
import { descendants } from '@shared/coding/tree.ts';
import type { Code, Id } from '@shared/contract/index.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import { eq } from 'drizzle-orm';
import { defined } from '../db/patch.ts';
import { get, getMany, list } from '../db/rows.ts';
import { comparisonItem } from '../db/schema.ts';
import type { Parts } from '../host.ts';
import { removeMemoLinksOn } from '../repositories/belongings.ts';
import { benchOf, benchWords } from '../repositories/bench.ts';
import { regionNames } from '../repositories/region-names.ts';
import { listComparisons, readComparison } from '../repositories/comparisons.ts';
import { decide, sortInPiles } from '../repositories/verdict.ts';

/** Constant comparison: the bench, the verdicts given on it, and the record that is kept of each. */
export function comparisonHandlers(parts: Parts): Pick<Handlers, keyof typeof comparing> {
  const { db } = parts;
  return {
    'bench.read': ({ codeIds, withBelow, filter, first }) => {
      const asked = getMany(db.orm, 'code', [...new Set(codeIds)]);
      return benchOf(db, withBelow ? allBelow(list(db.orm, 'code'), asked) : codeIds, filter, first);
    },
    'bench.words': ({ ids }) => benchWords(db, ids),
    'bench.regions': () => regionNames(db),
    'comparisons.decide': (given) => decide(parts, given),
    'comparisons.sort': (given) => sortInPiles(parts, given),
    'comparisons.list': (wanted) => listComparisons(db, wanted),
    'comparisons.read': ({ id }) => readComparison(db, id),
    'comparisons.update': ({ id, ...patch }) =>
      parts.write({ kind: 'comparisons.update', label: 'Changed the record of a comparison' }, (tx) => {
        tx.update('comparison', id, defined(patch));
        return { id };
      }),
    'comparisons.remove': ({ id }) =>
      parts.write({ kind: 'comparisons.remove', label: 'Deleted the record of a comparison' }, (tx) => {
        removeMemoLinksOn(tx, 'comparison', [get(tx.orm, 'comparison', id).id]);
        tx.removeMany(
          'comparisonItem',
          list(tx.orm, 'comparisonItem', eq(comparisonItem.comparisonId, id)).map((row) => row.id),
        );
        tx.remove('comparison', id);
        return { id };
      }),
  };
}

/** These codes and what is below them; retired codes only below one that is retired itself. */
function allBelow(all: readonly Code[], asked: readonly Code[]): Id[] {
  const inUse = new Set(all.filter((row) => row.retiredAt === null).map((row) => row.id));
  const ids = (some: readonly Code[]) => some.map((row) => row.id);
  const retired = asked.filter((row) => row.retiredAt !== null);
  const below = [
    ...descendants(all, ids(asked)).filter((id) => inUse.has(id)),
    ...descendants(all, ids(retired)),
  ];
  return [...new Set([...ids(asked), ...below])];
}
