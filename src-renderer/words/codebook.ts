/** Words of this room. */
export const codebook = {};
