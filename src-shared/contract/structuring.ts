/** What is done to codes beside naming and moving them. */
export const structuring = {};
