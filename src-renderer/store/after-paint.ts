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

/** What changes again within this time is on its way, in milliseconds: a key that is held repeats some thirty times a second. */
const REST = 120;

/**
 * Listeners that are told at once of a change after a rest, and of changes that follow each other only when they have
 * come to one: whoever runs through the text has what stands beside it at the end of the way, not at every step.
 */
export function atRest(subscribe: Subscribe): Subscribe {
  const listeners = new Set<() => void>();
  let wait: ReturnType<typeof setTimeout> | undefined;
  let isBehind = false;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  subscribe(() => {
    if (wait === undefined) tell();
    else isBehind = true;
    clearTimeout(wait);
    wait = setTimeout(() => {
      wait = undefined;
      if (isBehind) tell();
      isBehind = false;
    }, REST);
  });
  return (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
}
