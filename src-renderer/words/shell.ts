/** Words of the window itself. */
export const shell = {
  cannotStart: 'This project could not be opened',
};
