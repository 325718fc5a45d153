import type { Span } from './span.ts';

/**
 * A lane for each margin stripe, 0 nearest the text: the first one that is free where the stripe starts. Stripes that
 * overlap never share a lane, there are as many lanes as stripes at the deepest place, and a stripe's lane does not
 * depend on those after it. `spans` come in order of their starts.
 */
export function pack(spans: readonly Span[]): number[] {
  // Some fifteen lanes at most in real coding: looking through them is cheaper than keeping them in order.
  const ends: number[] = [];
  return spans.map(({ start, end }) => {
    const free = ends.findIndex((laneEnd) => laneEnd <= start);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = end;
    return lane;
  });
}
