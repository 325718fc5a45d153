import type { Id } from '@shared/contract/index.ts';
import { EMPTY_SORTING, type Sorting } from '../../store/piles-look.ts';
import type { Session } from '../../store/react.tsx';
import { compareCodes, setBench } from '../bench.ts';

type Looks = Pick<Session, 'view'>;

/** How far this window has sorted the code's incidents. */
export const sortingOf = ({ view }: Looks, codeId: Id): Sorting =>
  view.get().piles.sortings.get(codeId) ?? EMPTY_SORTING;

/** Keeps how far the code's incidents are sorted; null lets go of it. */
export function setSorting({ view }: Looks, codeId: Id, sorting: Sorting | null): void {
  const { piles } = view.get();
  if (sorting === piles.sortings.get(codeId)) return;
  const sortings = new Map(piles.sortings);
  if (sorting) sortings.set(codeId, sorting);
  else sortings.delete(codeId);
  view.set({ piles: { ...piles, sortings } });
}

/** Goes to the piles of a code. From a bench of this code alone, what is picked there stays picked. */
export function openPiles(session: Session, codeId: Id): void {
  const { room, bench } = session.view.get();
  const isSame = room === 'compare' && bench.codeIds.length === 1 && bench.codeIds[0] === codeId;
  if (isSame) setBench(session, { caret: null, find: '', side: null });
  else compareCodes(session, [codeId]);
  const { piles } = session.view.get();
  const { made } = piles;
  // What was made of them has been undone: they lie as they lay.
  const isUndone = made?.codeId === codeId && session.store.get().history.redo === made.label;
  const sortings =
    isUndone && !piles.sortings.has(codeId)
      ? new Map(piles.sortings).set(codeId, made.sorting)
      : piles.sortings;
  session.view.set({ piles: { ...piles, sortings, openFor: codeId } });
}
