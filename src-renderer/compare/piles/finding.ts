import { score } from '../../shell/fuzzy.ts';

/** A pile as it is looked for: where it stands, counted from 1, and what it is called. */
export type NamedPile = { key: number; position: number; name: string; count: number };

/**
 * The piles that a query means, the best first: by number when it is one (`1` means 1 before 10 to 19), by name as the
 * palette finds names. Without a query all, as they stand.
 */
export function findPiles(piles: readonly NamedPile[], query: string): readonly NamedPile[] {
  const asked = query.trim();
  if (asked === '') return piles;
  const isNumber = /^\d+$/.test(asked);
  return piles
    .map((pile) => {
      const byName = score(pile.name, asked);
      if (!isNumber || !String(pile.position).startsWith(asked)) return { pile, rank: byName };
      return { pile, rank: String(pile.position) === asked ? Infinity : 1_000 - pile.position };
    })
    .filter((one): one is { pile: NamedPile; rank: number } => one.rank !== null)
    .sort((a, b) => (a.rank === b.rank ? a.pile.position - b.pile.position : b.rank - a.rank))
    .map(({ pile }) => pile);
}
