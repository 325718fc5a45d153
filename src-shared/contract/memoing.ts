/** Memos beyond writing one: sections of the write-up, their history, exports. */
export const memoing = {};
