import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { app, dialog } from 'electron'

/**
 * Asks the operator where a text should go, beginning in their documents folder, and writes it there.
 *
 * @returns the path, or null when they changed their mind. Rejects when the file cannot be written.
 */
export async function saveTextFile(suggestedName: string, text: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: path.join(app.getPath('documents'), suggestedName),
  })
  if (canceled || filePath === '') return null
  await writeFile(filePath, text)
  return filePath
}
