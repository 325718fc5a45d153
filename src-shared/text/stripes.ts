import type { Span } from './span.ts';

/**
 * A lane for each margin stripe, 0 nearest the text: the first one that is free where the stripe starts. Stripes that
 * overlap never share a lane, there are as many lanes as stripes at the deepest place, and a stripe's lane does not
 * depend on those after it. `spans` come in order of their starts.
 */
export function pack(spans: readonly Span[]): number[] {
  const ends: number[] = [];
  return spans.map(({ start, end }) => {
    const lane = firstFree(ends, start);
    ends[lane] = end;
    return lane;
  });
}

/** The first lane that is free at `start`. `ends` says how far each is taken; one that is not named is free. */
export function firstFree(ends: readonly (number | undefined)[], start: number): number {
  // Some fifteen lanes at most in real coding: looking through them is cheaper than keeping them in order.
  for (let lane = 0; lane < ends.length; lane++) if ((ends[lane] ?? 0) <= start) return lane;
  return ends.length;
}
