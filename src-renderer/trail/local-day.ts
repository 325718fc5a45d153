/** The first moment here of a day as a calendar writes it, `2026-11-12`, or of a day so many after it. */
function beginningOf(day: string, after = 0): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const moment = new Date(2000, 0, 1);
  // A year of the first century, as `2` is on the way to `2026`, is none of the last.
  moment.setFullYear(year, month - 1, date + after);
  return moment;
}

/** The first moment of a day here, which is what the trail is headed by, as moments are kept: ISO 8601 in UTC. */
export function startOfDay(day: string): string {
  return beginningOf(day).toISOString();
}

/** The last millisecond of a day here; a day on which clocks are changed is longer or shorter. */
export function endOfDay(day: string): string {
  return new Date(beginningOf(day, 1).getTime() - 1).toISOString();
}

/** The day that a moment has here, as a calendar writes it. A day stays the day that it is. */
export function calendarDay(at: string): string {
  if (!at.includes('T')) return at;
  const moment = new Date(at);
  const padded = (value: number, digits: number) => String(value).padStart(digits, '0');
  return `${padded(moment.getFullYear(), 4)}-${padded(moment.getMonth() + 1, 2)}-${padded(moment.getDate(), 2)}`;
}
