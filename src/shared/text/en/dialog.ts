/** What every question and form says alike. */
export const dialogText = {
  cancel: 'Cancel',
}
