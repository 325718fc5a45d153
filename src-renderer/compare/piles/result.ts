import type { Code, CodeLevel, Id, Input } from '@shared/contract/index.ts';
import { CODE_LEVELS } from '@shared/contract/index.ts';
import { levelAllowed, nameKey, nameTaken } from '@shared/coding/tree.ts';
import type { Pile, Sorting } from '../../store/piles-look.ts';

/** Why a pile cannot become a code: it has incidents and no name, or a name of another code or pile. */
export type Problem = 'unnamed' | 'taken' | 'twice';

/** What piles under a code of this level can become, the lowest last. A code and a category hold codes only. */
export const levelsOf = (parent: CodeLevel): readonly CodeLevel[] =>
  CODE_LEVELS.filter((level) => levelAllowed(level, parent) && (level !== parent || level === 'code'));

/** Piles that cannot be made into codes as they are, by key. Empty piles without a name are no matter. */
export function problemsOf(
  piles: readonly Pile[],
  codes: ReadonlyMap<Id, Code>,
  parentId: Id,
): Map<number, Problem> {
  const found = new Map<number, Problem>();
  const siblings = [...codes.values()].filter((code) => code.parentId === parentId);
  const own = new Set<string>();
  for (const pile of piles) {
    if (pile.codeId !== null) continue;
    const key = nameKey(pile.name);
    if (key === '') {
      if (pile.ids.length > 0) found.set(pile.key, 'unnamed');
    } else if (nameTaken(siblings, parentId, pile.name)) found.set(pile.key, 'taken');
    else if (own.has(key)) found.set(pile.key, 'twice');
    else own.add(key);
  }
  return found;
}

/** The piles that something is done with: those with incidents. */
export const filled = (piles: readonly Pile[]): readonly Pile[] =>
  piles.filter((pile) => pile.ids.length > 0);

/** As the host takes it. Whoever calls has seen that there is no problem and that something is sorted. */
export const toSort = (
  codeId: Id,
  question: string,
  sorting: Pick<Sorting, 'piles' | 'level' | 'reason'>,
): Input<'comparisons.sort'> => ({
  codeId,
  question,
  ...(sorting.level === null ? {} : { level: sorting.level }),
  piles: filled(sorting.piles).map((pile) => {
    const shortDefinition = pile.shortDefinition.trim();
    return {
      code:
        pile.codeId === null
          ? { name: pile.name.trim(), origin: pile.origin, ...(shortDefinition ? { shortDefinition } : {}) }
          : { id: pile.codeId },
      // In the order they were put there.
      codingIds: pile.ids.toReversed(),
    };
  }),
  reason: sorting.reason.trim(),
});
