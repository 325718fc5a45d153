/**
 * What sorts right after every moment until this one, or until the end of this day by UTC, both included: moments are
 * kept as ISO 8601 in UTC, so that a day sorts before its times, and `U` comes after the `T` that they have.
 */
export const pastEnd = (at: string): string => (at.includes('T') ? `${at}\u0001` : `${at}U`);
