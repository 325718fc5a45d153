/** The numbers of a day as a calendar writes it: `2026-11-12`. */
const partsOf = (day: string): [year: number, month: number, date: number] => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month - 1, date];
};

/** The first moment of a day here, which is what the trail is headed by, as moments are kept: ISO 8601 in UTC. */
export function startOfDay(day: string): string {
  return new Date(...partsOf(day)).toISOString();
}

/** The last millisecond of a day here; a day on which clocks are changed is longer or shorter. */
export function endOfDay(day: string): string {
  const [year, month, date] = partsOf(day);
  return new Date(new Date(year, month, date + 1).getTime() - 1).toISOString();
}
