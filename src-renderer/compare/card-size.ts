import type { BenchIncident } from '@shared/contract/index.ts';

/** Passages longer than this are shown in part until more is asked for, in UTF-16 units. */
const LONG = 360;
/** Lines of a passage that is shown in part; the style sheet's clamp is the same. */
const CLAMPED_LINES = 7;
/** The same for cards of a crossing. */
const CROSSED_LINES = 4;
/** CSS pixels: a line of words, a character on average, and all of a card that is not words. */
const LINE = 22.5;
const CHARACTER = 6.7;
const FRAME = 54;
const SIDES = 50;
const MORE = 22;
/** CSS pixels: the same, to the pixel, for a row of a crossing is at least so high whatever is drawn of it. */
const CELL_FRAME = 46;
const CARD_MORE = 19;
/** CSS pixels: the word *negative case*; between the cards of a cell, around them, and the button below them. */
const NEGATIVE = 26;
const GAP = 8;
const PADDING = 8;
const CELL_MORE = 26;
/** CSS pixels: a cell that shows all of its incidents, scrolled; the style sheet's is the same. */
export const WHOLE_CELL = 460;

export const isLong = ({ start, end }: Pick<BenchIncident, 'start' | 'end'>): boolean => end - start > LONG;

/** About how high a card of this width is, before it is drawn: known from where the passage begins and ends. */
export const cardHeight = (incident: Pick<BenchIncident, 'start' | 'end'>, width: number): number =>
  Math.round(
    isLong(incident) ? FRAME + CLAMPED_LINES * LINE + MORE : FRAME + linesOf(incident, width) * LINE,
  );

const linesOf = ({ start, end }: Pick<BenchIncident, 'start' | 'end'>, width: number) =>
  Math.max(1, Math.ceil(((end - start) * CHARACTER) / Math.max(80, width - SIDES)));

/** About how high a cell of a crossing is that shows its first `shown` incidents, or, `isWhole`, all of them. */
export function cellHeight(
  incidents: readonly Pick<BenchIncident, 'start' | 'end' | 'isNegativeCase'>[],
  { shown, width, isWhole }: { shown: number; width: number; isWhole: boolean },
): number {
  if (isWhole) return WHOLE_CELL;
  let height = 2 * PADDING + (incidents.length > shown ? CELL_MORE : 0);
  for (const [i, one] of incidents.slice(0, shown).entries()) {
    const lines = Math.min(CROSSED_LINES, linesOf(one, width - 2 * PADDING));
    height += (i > 0 ? GAP : 0) + CELL_FRAME + lines * LINE;
    height += (isLong(one) ? CARD_MORE : 0) + (one.isNegativeCase ? NEGATIVE : 0);
  }
  return Math.ceil(height);
}
