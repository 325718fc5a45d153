/** A window that is not seen gets no frames; then, and when a frame is late, listeners are told after this long, in ms. */
const AT_THE_LATEST = 100;

type Subscribe = (listener: () => void) => () => void;

/**
 * Listeners that are told once the next frame has been painted, however often something changed before it. The text,
 * where the change was made, listens at once and is painted first; what stands beside it follows.
 */
export function afterPaint(subscribe: Subscribe): Subscribe {
  const listeners = new Set<() => void>();
  let isDue = false;
  const tell = () => {
    if (!isDue) return;
    isDue = false;
    for (const listener of listeners) listener();
  };
  subscribe(() => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => setTimeout(tell));
    setTimeout(tell, AT_THE_LATEST);
  });
  return (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
}
