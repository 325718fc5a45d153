// Made once: a formatter costs more to make than thousands of numbers to format.
const NUMBERS = new Intl.NumberFormat('en-GB');

/** A number as people write it: `1,912`. */
export const number = (value: number): string => NUMBERS.format(value);
