import path from 'node:path'
import { app, dialog } from 'electron'
import type { FileChooser } from '../diagnostics/file-chooser'

/** The system's own dialogs, beginning in the operator's documents. */
export const systemFileChooser: FileChooser = {
  async chooseWhereToSave(suggestedName) {
    const { canceled, filePath } = await dialog.showSaveDialog({
      defaultPath: path.join(app.getPath('documents'), suggestedName),
    })
    return canceled || filePath === '' ? null : filePath
  },
  async chooseWhatToOpen(extension) {
    const { canceled, filePaths } = await dialog.showOpenDialog({
      defaultPath: app.getPath('documents'),
      properties: ['openFile'],
      filters: [{ name: extension, extensions: [extension] }],
    })
    return canceled ? null : (filePaths[0] ?? null)
  },
}
