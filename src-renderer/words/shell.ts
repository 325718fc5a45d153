/** Words of the window itself. */
export const shell = {
  cannotStart: 'This project could not be opened',
  close: 'Close',
  cancel: 'Cancel',
};
