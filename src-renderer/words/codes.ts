/** Words of this room. */
export const codes = {};
