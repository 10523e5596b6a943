/** Asks the operator for files; the window never names a path itself. */
export interface FileChooser {
  /** Where to write; null when they changed their mind. */
  chooseWhereToSave(suggestedName: string): Promise<string | null>
  /** What to read, a file that ends in `extension` (no dot); null when they changed their mind. */
  chooseWhatToOpen(extension: string): Promise<string | null>
}
