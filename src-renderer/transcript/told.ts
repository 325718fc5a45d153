import { useCallback, useState } from 'react';

/** What a live region says. The same words twice are two texts: a screen reader says only what has changed. */
export function useTold(): [told: string, tell: (message: string) => void] {
  const [told, setTold] = useState('');
  const tell = useCallback(
    (message: string) => setTold((was) => (was === message ? `${message}\u00a0` : message)),
    [],
  );
  return [told, tell];
}
