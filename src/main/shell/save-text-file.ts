import { writeFile } from 'node:fs/promises'
import { systemFileChooser } from './choose-file'

/**
 * Asks the operator where a text should go, beginning in their documents folder, and writes it there.
 *
 * @returns the path, or null when they changed their mind. Rejects when the file cannot be written.
 */
export async function saveTextFile(suggestedName: string, text: string): Promise<string | null> {
  const file = await systemFileChooser.chooseWhereToSave(suggestedName)
  if (file !== null) await writeFile(file, text)
  return file
}
