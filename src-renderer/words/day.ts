/** How moments read: `at` is a moment as it is kept, ISO 8601 in UTC; what is said is as a clock on the wall has it. */
export type Days = {
  /** `14:05`. */
  timeOf: (at: string) => string;
  /** `12 Nov 2026`. */
  dayOf: (at: string) => string;
  /** `12 Nov`, with the year when it is another than now. */
  nearDayOf: (at: string, now?: Date) => string;
  /** `Thursday 12 November 2026`. */
  dayInWords: (at: string) => string;
  /** `12 Nov 2026, 14:05`. */
  momentOf: (at: string) => string;
};

/** Days in a time zone (`Pacific/Auckland`), or in the computer's own. */
export function daysIn(timeZone?: string): Days {
  // Made once: a formatter costs more to make than thousands of days to format.
  const formatter = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, ...(timeZone === undefined ? {} : { timeZone }) });
  const time = formatter({ hour: '2-digit', minute: '2-digit' });
  const day = formatter({ day: 'numeric', month: 'short', year: 'numeric' });
  const near = formatter({ day: 'numeric', month: 'short' });
  const weekday = formatter({ weekday: 'long' });
  const long = formatter({ day: 'numeric', month: 'long', year: 'numeric' });
  const year = formatter({ year: 'numeric' });
  const timeOf = (at: string) => time.format(new Date(at));
  const dayOf = (at: string) => day.format(new Date(at));
  return {
    timeOf,
    dayOf,
    nearDayOf(at, now = new Date()) {
      const moment = new Date(at);
      return (year.format(moment) === year.format(now) ? near : day).format(moment);
    },
    // Put together here: some versions of Chromium set a comma after the weekday.
    dayInWords: (at) => `${weekday.format(new Date(at))} ${long.format(new Date(at))}`,
    momentOf: (at) => `${dayOf(at)}, ${timeOf(at)}`,
  };
}

export const { timeOf, dayOf, nearDayOf, dayInWords, momentOf } = daysIn();
