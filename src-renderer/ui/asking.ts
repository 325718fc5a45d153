import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';

/**
 * Dispatches an event of our own on the document, and draws what it brings before it returns. React takes what is set
 * within such an event for a thing that can wait, so that keys typed meanwhile would go past a field that it opens.
 */
export const dispatchAtOnce = (event: CustomEvent): boolean => flushSync(() => document.dispatchEvent(event));

/**
 * How commands, menus and other panes ask a part of the screen to do something: `ask` says it, and `useAsked` hears it
 * while its caller is on the screen; what it opens is there when `ask` returns. Where nobody hears nothing happens; where several do, each does its own part.
 * `name` keeps what different parts are asked apart.
 */
export function createAsking<A>(name: string): {
  ask: (asked: A) => void;
  useAsked: (hear: (asked: A) => void) => void;
} {
  return {
    ask: (asked) => {
      dispatchAtOnce(new CustomEvent<A>(name, { detail: asked }));
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
