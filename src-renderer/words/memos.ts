/** Words of this room. */
export const memos = {
  onPassageCommand: 'Write a memo on the selected passage',
  onStudyCommand: 'Write a memo on the study',
};
