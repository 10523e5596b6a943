/** What every question and form says alike. */
export const dialogText = {
  cancel: 'Cancel',
  leaveTitle: 'Leave without saving?',
  leave: 'Leave and discard',
}
