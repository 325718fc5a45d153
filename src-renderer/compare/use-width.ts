import { useLayoutEffect, useState, type RefObject } from 'react';

/** The inner width of an element, followed as it changes, in CSS pixels; 0 until it is known. */
export function useWidth(of: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = of.current;
    if (!element) return undefined;
    const follow = new ResizeObserver(() => setWidth(element.clientWidth));
    follow.observe(element);
    return () => follow.disconnect();
  }, [of]);
  return width;
}
