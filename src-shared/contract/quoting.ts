/** Exemplars beside one another. */
export const quoting = {};
