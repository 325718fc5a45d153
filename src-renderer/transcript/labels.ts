import type { Id } from '@shared/contract/index.ts';

/** A stripe as it stands in the margin: its lane, and its upper and lower end in pixels. */
export type Bar = { id: Id; lane: number; top: number; bottom: number };
export type LabelPlace = { x: number; y: number; width: number };
/** The margin: width of a lane, width of all, height of one label; in pixels. */
export type Margin = { pitch: number; width: number; line: number };

/** Narrower than this a name says nothing. */
const NARROWEST = 44;

/**
 * Where the stripes' names stand: each beside its stripe, right of every stripe at that height, as far up as it can
 * without lying on another name. A name that finds no place beside its stripe is left out.
 */
export function placeLabels(bars: readonly Bar[], margin: Margin): Map<Id, LabelPlace> {
  const places = new Map<Id, LabelPlace>();
  const taken: { top: number; bottom: number }[] = [];
  for (const bar of [...bars].sort((a, b) => a.top - b.top || a.lane - b.lane)) {
    const y = freeFrom(bar.top, taken, margin.line);
    if (y > Math.max(bar.top, bar.bottom - margin.line / 2)) continue;
    let lane = bar.lane;
    for (const other of bars)
      if (other.lane > lane && other.top < y + margin.line && other.bottom > y) lane = other.lane;
    const x = (lane + 1) * margin.pitch + 2;
    const width = margin.width - x;
    if (width < NARROWEST) continue;
    places.set(bar.id, { x, y, width });
    taken.push({ top: y, bottom: y + margin.line });
  }
  return places;
}

/** The first height at or below `top` where a line is free. */
function freeFrom(top: number, taken: readonly { top: number; bottom: number }[], line: number): number {
  let y = top;
  for (const one of [...taken].sort((a, b) => a.top - b.top))
    if (one.top < y + line && one.bottom > y) y = one.bottom;
  return y;
}
