// Made once: a formatter costs more to make than thousands of numbers to format.
const NUMBERS = new Intl.NumberFormat('en-GB');

/** A number as people write it: `1,912`. */
export const number = (value: number): string => NUMBERS.format(value);

/** How many of what: `1 incident`, `1,912 incidents`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

/** The first of many names, and how many more there are: `a, b and 12 more`. No one is left out for the words that say so. */
export const listed = (names: readonly string[], most: number): string =>
  names.length <= most + 1
    ? names.join(', ')
    : `${names.slice(0, most).join(', ')} and ${number(names.length - most)} more`;
