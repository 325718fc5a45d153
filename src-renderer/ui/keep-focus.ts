import { useCallback, useEffect, useRef } from 'react';

/**
 * Keeps the keys among things that come and go when the one that had them goes, by a button, by undo or in another
 * window: `goTo` is told the place of the one that takes its place, or of the one before the last; 0 where none is left.
 * Returns what is told of the thing that has the focus. `ids` must be the same array while nothing of it changes.
 */
export function useFocusKept<K>(
  ids: readonly K[],
  goTo: (at: number) => void,
): (id: Exclude<K, null> | null) => void {
  const stood = useRef<{ id: K; at: number } | null>(null);
  const order = useRef(ids);
  const go = useRef(goTo);
  useEffect(() => {
    go.current = goTo;
  });
  useEffect(() => {
    order.current = ids;
    const held = stood.current;
    if (!held) return;
    const at = ids.indexOf(held.id);
    if (at >= 0) {
      held.at = at;
      return;
    }
    stood.current = null;
    // Somebody who has gone elsewhere meanwhile stays there.
    if (document.activeElement === document.body) go.current(Math.max(0, Math.min(held.at, ids.length - 1)));
  }, [ids]);
  return useCallback((id) => {
    stood.current = id === null ? null : { id, at: order.current.indexOf(id) };
  }, []);
}
