import { useState } from 'react';
import { flushSync } from 'react-dom';

/** What had the focus before its caller was drawn. */
export function useFocusBefore(): Element | null {
  const [before] = useState(() => document.activeElement);
  return before;
}

/**
 * For what closes and then does something: closes it, gives the focus back to where it was before its caller was drawn,
 * and only then does it, all before the next key, which belongs to what was done. A dialog by itself gives the focus back
 * with the next frame.
 */
export function useHandBack(): (close: () => void, then: () => void) => void {
  const before = useFocusBefore();
  return (close, then) => {
    flushSync(close);
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    then();
  };
}
