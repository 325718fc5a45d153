import { useEffect, useRef } from 'react';

/**
 * How commands, menus and other panes ask a part of the screen to do something: `ask` says it, and `useAsked` hears it
 * while its caller is on the screen. Where nobody hears nothing happens; where several do, each does its own part.
 * `name` keeps what different parts are asked apart.
 */
export function createAsking<A>(name: string): {
  ask: (asked: A) => void;
  useAsked: (hear: (asked: A) => void) => void;
} {
  return {
    ask: (asked) => {
      document.dispatchEvent(new CustomEvent<A>(name, { detail: asked }));
    },
    useAsked: (hear) => {
      const current = useRef(hear);
      useEffect(() => {
        current.current = hear;
      });
      useEffect(() => {
        const listen = (event: Event) => current.current((event as CustomEvent<A>).detail);
        document.addEventListener(name, listen);
        return () => document.removeEventListener(name, listen);
      }, []);
    },
  };
}
