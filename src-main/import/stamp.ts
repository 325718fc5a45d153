const TIME = String.raw`(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3}|-\d(?![\d:]))?`;
const RANGE = String.raw`${TIME}(?:\s*(?:-->|[-–—])\s*${TIME})?`;

/** Source of a regular expression: a time in brackets, `[00:18:36]`, `(1:02)`, `#00:00:12-3#`, `[00:01 - 00:05]`. */
export const BRACKETED_STAMP = String.raw`(?:\[\s*${RANGE}\s*\]|\(\s*${RANGE}\s*\)|\{\s*${RANGE}\s*\}|<\s*${RANGE}\s*>|#${RANGE}#)`;

/** Source: hours, minutes and seconds without brackets. Only these are believed without a label beside them. */
export const FULL_STAMP = String.raw`\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?`;

/** Source: any time without brackets. Beside a label only: "9:30" opens many a sentence. */
export const SHORT_STAMP = String.raw`${RANGE}(?!\d)`;

const PARTS = /(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3})|-(\d))?/;

/**
 * A stamp's time in milliseconds; of a range, its start. Null when it is no time of day or tape ("12:75"). What
 * follows the seconds is a decimal fraction.
 */
export function millisecondsOf(stamp: string): number | null {
  const parts = PARTS.exec(stamp);
  if (!parts) return null;
  const [, hours, minutes, seconds, fraction, tenth] = parts;
  if (Number(seconds) > 59 || (hours !== undefined && Number(minutes) > 59)) return null;
  const whole = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
  return whole * 1000 + Math.round(Number(`0.${fraction ?? tenth ?? '0'}`) * 1000);
}

const LEADING = new RegExp(String.raw`^\s*(${BRACKETED_STAMP}|${FULL_STAMP}(?=\s|$))\s*`);

/** A stamp that opens a line without a label, and where the words after it begin. */
export function leadingStamp(line: string): { startsAtMs: number; wordsAt: number } | null {
  const found = LEADING.exec(line.slice(0, 80));
  const startsAtMs = found?.[1] ? millisecondsOf(found[1]) : null;
  return found === null || startsAtMs === null ? null : { startsAtMs, wordsAt: found[0].length };
}
