import type { BenchIncident } from '@shared/contract/index.ts';

/** Passages longer than this are shown in part until more is asked for, in UTF-16 units. */
const LONG = 360;
/** Lines of a passage that is shown in part; the style sheet's clamp is the same. */
const CLAMPED_LINES = 7;
/** CSS pixels: a line of words, a character on average, and all of a card that is not words. */
const LINE = 22.5;
const CHARACTER = 6.7;
const FRAME = 54;
const SIDES = 50;
const MORE = 22;

export const isLong = ({ start, end }: Pick<BenchIncident, 'start' | 'end'>): boolean => end - start > LONG;

/** About how high a card of this width is, before it is drawn: known from where the passage begins and ends. */
export function cardHeight(incident: Pick<BenchIncident, 'start' | 'end'>, width: number): number {
  if (isLong(incident)) return Math.round(FRAME + CLAMPED_LINES * LINE + MORE);
  const lines = Math.max(
    1,
    Math.ceil(((incident.end - incident.start) * CHARACTER) / Math.max(80, width - SIDES)),
  );
  return Math.round(FRAME + lines * LINE);
}
