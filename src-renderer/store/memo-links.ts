import type { Id, MemoLink, MemoTarget } from '@shared/contract/index.ts';

type Links = ReadonlyMap<Id, MemoLink>;
type ByTarget = ReadonlyMap<string, readonly MemoLink[]>;

const keyOf = ({ target, targetId }: Pick<MemoLink, 'target' | 'targetId'>) => `${target} ${targetId}`;
const NONE: readonly MemoLink[] = [];

/**
 * The links of memos by what they lead to: read through once when a link has changed, however many rows of a table ask.
 * What the links to one thing are stays the same array until one of them changes, so that only those who show it draw.
 */
export function createMemoLinks(): (links: Links, target: MemoTarget, targetId: Id) => readonly MemoLink[] {
  let of: Links | null = null;
  let byTarget: ByTarget = new Map();
  return (links, target, targetId) => {
    if (links !== of) byTarget = grouped(links, byTarget);
    of = links;
    return byTarget.get(keyOf({ target, targetId })) ?? NONE;
  };
}

function grouped(links: Links, before: ByTarget): ByTarget {
  const after = Map.groupBy(links.values(), keyOf) as Map<string, readonly MemoLink[]>;
  for (const [key, list] of after) {
    const held = before.get(key);
    if (held?.length === list.length && held.every((link, i) => link === list[i])) after.set(key, held);
  }
  return after;
}
