/** Words of this room. */
export const compare = {
  room: 'Compare',
};
