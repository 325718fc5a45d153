/** Words of this room. */
export const transcript = {};
