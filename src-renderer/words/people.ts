/** Words of this room. */
export const people = {};
