/** Words of this room. */
export const trail = {
  room: 'Audit trail',
};
