import { create } from 'zustand'
import type { ListedMaintenance, MaintenanceScope } from '../../shared/model/maintenance'

/** What can be worked on, the most likely first; the window that is being changed, if it is one. */
interface MaintenanceSubject {
  scopes: readonly MaintenanceScope[]
  changes?: ListedMaintenance
}

interface MaintenanceDialogStore {
  subject: MaintenanceSubject | null
  show: (subject: MaintenanceSubject) => void
  close: () => void
}

/** The one dialog for planned work, asked for from every screen. */
export const useMaintenanceDialog = create<MaintenanceDialogStore>((set) => ({
  subject: null,
  show: (subject) => set({ subject }),
  close: () => set({ subject: null }),
}))
