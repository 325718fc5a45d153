/** Words of this room. */
export const exemplars = {
  room: 'Exemplars',
};
