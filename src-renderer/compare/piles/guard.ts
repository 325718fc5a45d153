import type { Session } from '../../store/react.tsx';
import type { Sorting } from '../../store/piles-look.ts';

/** Whether work is in these piles that is nowhere else: incidents put into one, or a new one that has a name. */
export const isSorted = ({ piles }: Pick<Sorting, 'piles'>): boolean =>
  piles.some((pile) => pile.ids.length > 0 || (pile.codeId === null && pile.name.trim() !== ''));

/** Has a window that is closed ask first while incidents are sorted in it, whichever room is shown. Returns how to stop. */
export function keepSortings({ view }: Pick<Session, 'view'>): () => void {
  const closing = (event: BeforeUnloadEvent) => {
    if ([...view.get().piles.sortings.values()].some(isSorted)) event.preventDefault();
  };
  window.addEventListener('beforeunload', closing);
  return () => window.removeEventListener('beforeunload', closing);
}
