import { create } from 'zustand'
import type { ImportPreview } from '../../shared/model/tenant-definitions'

interface ImportDialogStore {
  preview: ImportPreview | null
  show: (preview: ImportPreview) => void
  close: () => void
}

/** The dialog about a file of tenants. It outlives the welcome, which the first imported tenant ends. */
export const useImportDialog = create<ImportDialogStore>((set) => ({
  preview: null,
  show: (preview) => set({ preview }),
  close: () => set({ preview: null }),
}))
