import { Refusal, type Code, type Id } from '@shared/contract/index.ts';
import { descendants } from '@shared/coding/tree.ts';
import type { Orm } from '../db/open.ts';
import { getMany, list } from '../db/rows.ts';
import { codeInUse } from './new-code.ts';

/** The codes of a merge, each once. Refuses one into itself, into one below it, and into a retired one. */
export function mergeOf(orm: Orm, named: readonly Id[], into: Id): { from: Code[]; target: Code } {
  const ids = [...new Set(named)];
  const from = getMany(orm, 'code', ids);
  const target = codeInUse(orm, into);
  if (ids.includes(into)) throw new Refusal('invalid', 'A code cannot be merged into itself.');
  if (descendants(list(orm, 'code'), ids).includes(into))
    throw new Refusal('conflict', 'A code cannot be merged into one below it. Move that one out first.');
  return { from, target };
}
