/** Words of this room. */
export const imports = {};
