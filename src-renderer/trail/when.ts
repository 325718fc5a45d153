// Making a formatter costs more than all that it formats here.
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const SHORT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** `14:05`, as the person's own clock says. */
export const timeOf = (at: string): string => TIME.format(new Date(at));
/** `Thursday 12 November 2026`. */
export const dayInWords = (at: string): string => DAY.format(new Date(at));
/** `12 Nov 2026`. */
export const shortDay = (at: string): string => SHORT.format(new Date(at));
/** `12 Nov 2026, 14:05`. */
export const momentOf = (at: string): string => `${shortDay(at)}, ${timeOf(at)}`;
