const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const MOMENT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** `12 Nov 2026`. */
export const dayOf = (at: string): string => DAY.format(new Date(at));

/** `12 Nov 2026, 14:05`. */
export const momentOf = (at: string): string => MOMENT.format(new Date(at));
