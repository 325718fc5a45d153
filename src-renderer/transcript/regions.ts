import type { Region } from '@shared/contract/index.ts';
import type { Span } from '@shared/text/span.ts';
import type { TurnMap } from './turn-map.ts';

/**
 * A passage as a region: where nothing but white space lies between its edge and the edge of the turn, the whole turn
 * with its line end is meant.
 */
export function regionFrom(turns: TurnMap, { start, end }: Span): Span {
  const first = turns.turnAt(start);
  const last = turns.turnAt(Math.max(start, end - 1));
  const blank = (from: number, to: number) => turns.text.slice(from, to).trim() === '';
  const next = turns.start(last + 1);
  return {
    start: blank(turns.start(first), start) ? turns.start(first) : start,
    end: blank(end, next) ? next : end,
  };
}

/** From the turn at the caret to where the next region begins, or the text ends. Regions in order of the text. */
export function regionToNext(turns: TurnMap, regions: readonly Region[], caret: number): Span {
  const start = turns.start(turns.turnAt(caret));
  const next = regions.find((region) => region.start > start);
  return { start, end: next?.start ?? turns.text.length };
}

/** The region that holds an offset. */
export const regionAt = (regions: readonly Region[], offset: number): Region | null =>
  regions.find((region) => region.start <= offset && offset < region.end) ?? null;

/** The regions that a turn's heading names: those that begin on it; failing that the one that has just ended. */
export function regionsOnHeading(turns: TurnMap, regions: readonly Region[], turn: number): Region[] {
  const beginning = regions.filter((region) => turns.turnAt(region.start) === turn);
  if (beginning.length > 0) return beginning;
  const ended = regions.findLast((region) => turns.range(region)[1] === turn - 1);
  return ended ? [ended] : [];
}
