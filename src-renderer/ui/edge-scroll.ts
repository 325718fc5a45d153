import { useCallback, useEffect, useRef, type RefObject } from 'react';

/** So near its edge, in CSS pixels, a box begins to scroll under what is dragged. */
const NEAR = 56;
/** How fast it scrolls at the very edge, in CSS pixels a second; twice as fast after two seconds, and so on. */
const FASTEST = 900;
const LONGEST = 6;

type Point = { clientX: number; clientY: number };
type Going = { frame: number; point: Point; since: number; last: number; scrolled: (point: Point) => void };

/** How hard a box is pulled, -1 to its start, 1 to its end, 0 in its middle; `at`, `from` and `to` on one axis. */
export function pullAt(at: number, from: number, to: number): number {
  const near = Math.min(NEAR, (to - from) / 4);
  if (near <= 0) return 0;
  if (at < from + near) return -Math.min(1, (from + near - at) / near);
  if (at > to - near) return Math.min(1, (at - to + near) / near);
  return 0;
}

/**
 * Scrolls a box while something is dragged near one of its edges, the faster the nearer and the longer. `over` is told
 * where the pointer is, and tells when the box has moved on below it; `stop` when it has left or let go.
 */
export function useEdgeScroll(box: RefObject<HTMLElement | null>, axis: 'x' | 'y') {
  const going = useRef<Going | null>(null);
  const stop = useCallback(() => {
    if (going.current) cancelAnimationFrame(going.current.frame);
    going.current = null;
  }, []);
  const pull = useCallback(
    ({ clientX, clientY }: Point) => {
      const rect = box.current?.getBoundingClientRect();
      if (!rect) return 0;
      return axis === 'x' ? pullAt(clientX, rect.left, rect.right) : pullAt(clientY, rect.top, rect.bottom);
    },
    [box, axis],
  );
  const over = useCallback(
    ({ clientX, clientY }: Point, scrolled: (point: Point) => void) => {
      const point = { clientX, clientY };
      if (pull(point) === 0) return stop();
      if (going.current) return void Object.assign(going.current, { point, scrolled });
      const begun: Going = { frame: 0, point, since: performance.now(), last: performance.now(), scrolled };
      const step = (now: number) => {
        const held = Math.min(LONGEST, 1 + Math.max(0, now - begun.since) / 2_000);
        const by = (pull(begun.point) * FASTEST * held * Math.max(0, now - begun.last)) / 1_000;
        begun.last = now;
        box.current?.scrollBy(
          axis === 'x' ? { left: by, behavior: 'instant' } : { top: by, behavior: 'instant' },
        );
        begun.scrolled(begun.point);
        begun.frame = requestAnimationFrame(step);
      };
      begun.frame = requestAnimationFrame(step);
      going.current = begun;
    },
    [box, axis, pull, stop],
  );
  useEffect(() => {
    // What is let go outside of the box, or given up with Escape, ends here.
    document.addEventListener('dragend', stop);
    document.addEventListener('drop', stop, true);
    return () => {
      stop();
      document.removeEventListener('dragend', stop);
      document.removeEventListener('drop', stop, true);
    };
  }, [stop]);
  return { over, stop };
}
