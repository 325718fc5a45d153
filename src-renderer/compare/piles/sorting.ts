import type { Id } from '@shared/contract/index.ts';
import type { Pile, Sorting } from '../../store/piles-look.ts';

/** Steps that can be taken back. */
const KEPT_STEPS = 300;

/** The sorting with other piles, as one step. */
const step = (sorting: Sorting, piles: readonly Pile[], patch: Partial<Sorting> = {}): Sorting => ({
  ...sorting,
  ...patch,
  piles,
  past: [...sorting.past, sorting.piles].slice(-KEPT_STEPS),
  future: [],
});

/** The piles without these; those that have none of them are the same objects. */
const without = (piles: readonly Pile[], ids: ReadonlySet<Id>): readonly Pile[] =>
  piles.map((pile) => {
    const left = pile.ids.filter((id) => !ids.has(id));
    return left.length === pile.ids.length ? pile : { ...pile, ids: left };
  });

const newPile = (key: number, patch: Partial<Pile> = {}): Pile => ({
  key,
  codeId: null,
  name: '',
  origin: 'open',
  shortDefinition: '',
  ids: [],
  ...patch,
});

/** All that lies in a pile. */
export const sortedIds = (piles: readonly Pile[]): Set<Id> => new Set(piles.flatMap((pile) => pile.ids));

/** Puts incidents on top of a pile, wherever they lay. The same sorting when they all lie there or the pile has gone. */
export function put(sorting: Sorting, key: number, ids: readonly Id[]): Sorting {
  const pile = sorting.piles.find((one) => one.key === key);
  if (!pile) return sorting;
  const there = new Set(pile.ids);
  const going = new Set(ids.filter((id) => !there.has(id)));
  if (going.size === 0) return sorting;
  return step(
    sorting,
    without(sorting.piles, going).map((one) =>
      one.key === key ? { ...one, ids: [...going, ...one.ids] } : one,
    ),
  );
}

/** A new pile at the end, of these incidents or empty. */
export function putNew(sorting: Sorting, ids: readonly Id[]): { sorting: Sorting; key: number } {
  const key = sorting.next;
  const own = new Set(ids);
  const piles = [...without(sorting.piles, own), newPile(key, { ids: [...own] })];
  return { sorting: step(sorting, piles, { next: key + 1 }), key };
}

/** Incidents go back to the loose ones. The same sorting when none of them lies in a pile. */
export function takeBack(sorting: Sorting, ids: readonly Id[]): Sorting {
  const piles = without(sorting.piles, new Set(ids));
  return piles.every((pile, i) => pile === sorting.piles[i]) ? sorting : step(sorting, piles);
}

/** A new pile goes, and what lies in it is loose again. The pile of a child code is only emptied. */
export function removePile(sorting: Sorting, key: number): Sorting {
  const pile = sorting.piles.find((one) => one.key === key);
  if (!pile) return sorting;
  if (pile.codeId !== null) return takeBack(sorting, pile.ids);
  return step(
    sorting,
    sorting.piles.filter((one) => one !== pile),
  );
}

/** Name, origin or definition of a new pile. Writing is no step: undo takes back sorting, and names stay. */
export const describe = (
  sorting: Sorting,
  key: number,
  patch: Partial<Pick<Pile, 'name' | 'origin' | 'shortDefinition'>>,
): Sorting => ({
  ...sorting,
  piles: sorting.piles.map((pile) => (pile.key === key ? { ...pile, ...patch } : pile)),
});

/** The last step taken back; the same sorting when there is none. */
export function undo(sorting: Sorting): Sorting {
  const before = sorting.past.at(-1);
  if (!before) return sorting;
  return {
    ...sorting,
    piles: named(before, sorting.piles),
    past: sorting.past.slice(0, -1),
    future: [...sorting.future, sorting.piles],
  };
}

/** What undo took back, done again. */
export function redo(sorting: Sorting): Sorting {
  const after = sorting.future.at(-1);
  if (!after) return sorting;
  return {
    ...sorting,
    piles: named(after, sorting.piles),
    past: [...sorting.past, sorting.piles],
    future: sorting.future.slice(0, -1),
  };
}

/** Piles as they lay, with what they are called now. */
function named(piles: readonly Pile[], now: readonly Pile[]): readonly Pile[] {
  const known = new Map(now.map((pile) => [pile.key, pile]));
  return piles.map((pile) => {
    const own = known.get(pile.key);
    if (!own) return pile;
    if (own.ids === pile.ids) return own;
    return { ...own, ids: pile.ids };
  });
}

/**
 * The sorting as the project stands: a pile for each child code in use, none for one that has gone, and in the piles
 * only incidents that are still the code's. `gone` counts those that had been sorted and are not. No step.
 */
export function reconcile(
  sorting: Sorting,
  children: readonly Id[],
  present: ReadonlySet<Id>,
): { sorting: Sorting; gone: number } {
  const there = new Set(children);
  let gone = 0;
  let next = sorting.next;
  const piles: Pile[] = [];
  for (const pile of sorting.piles) {
    // What lay with a child code that has gone is loose again.
    if (pile.codeId !== null && !there.delete(pile.codeId)) continue;
    const ids = pile.ids.filter((id) => present.has(id));
    gone += pile.ids.length - ids.length;
    piles.push(ids.length === pile.ids.length ? pile : { ...pile, ids });
  }
  for (const codeId of there) piles.push(newPile(next++, { codeId }));
  const isSame = piles.length === sorting.piles.length && piles.every((pile, i) => pile === sorting.piles[i]);
  return { sorting: isSame ? sorting : { ...sorting, piles, next }, gone };
}

/** The pile that an incident lies in, by its key; null for a loose one. */
export const pileOf = (piles: readonly Pile[], id: Id): number | null =>
  piles.find((pile) => pile.ids.includes(id))?.key ?? null;

/** The incident that the caret goes to when these leave the list: the next that stays, else the one before. */
export function caretAfter(list: readonly Id[], going: ReadonlySet<Id>, caret: Id | null): Id | null {
  const at = caret === null ? -1 : list.indexOf(caret);
  if (at < 0) return caret;
  return (
    list.slice(at).find((id) => !going.has(id)) ?? list.slice(0, at).findLast((id) => !going.has(id)) ?? null
  );
}
