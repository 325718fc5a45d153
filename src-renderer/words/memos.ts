/** Words of this room. */
export const memos = {};
