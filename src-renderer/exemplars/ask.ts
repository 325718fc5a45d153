import { useEffect, useRef } from 'react';

const EVENT = 'groundwork-find-candidates';

/** Asks the board that is on the screen to look for candidates; without one nothing happens. */
export const askForCandidates = (): void => {
  document.dispatchEvent(new Event(EVENT));
};

/** Hears that while the caller is on the screen. */
export function useBoardAsked(hear: () => void): void {
  const current = useRef(hear);
  useEffect(() => {
    current.current = hear;
  });
  useEffect(() => {
    const listen = () => current.current();
    document.addEventListener(EVENT, listen);
    return () => document.removeEventListener(EVENT, listen);
  }, []);
}
