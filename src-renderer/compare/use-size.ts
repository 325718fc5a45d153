import { useLayoutEffect, useState, type RefObject } from 'react';

/** CSS pixels. */
export type Size = { width: number; height: number };

const UNKNOWN: Size = { width: 0, height: 0 };

/** The inner size of an element, followed as it changes; 0 until it is known. */
export function useSize(of: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState(UNKNOWN);
  useLayoutEffect(() => {
    const element = of.current;
    if (!element) return undefined;
    const follow = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((now) => (now.width === width && now.height === height ? now : { width, height }));
    });
    follow.observe(element);
    return () => follow.disconnect();
  }, [of]);
  return size;
}
