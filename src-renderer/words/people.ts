/** Words of this room. */
export const people = {
  addCaseCommand: 'Add a case',
};
