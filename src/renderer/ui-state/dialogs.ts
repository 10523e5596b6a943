import { create } from 'zustand'

interface DialogStore {
  open: 'search' | 'shortcuts' | null
  show: (dialog: 'search' | 'shortcuts') => void
  close: () => void
}

/** Which of the frame's dialogs is open. */
export const useDialogs = create<DialogStore>((set) => ({
  open: null,
  show: (open) => set({ open }),
  close: () => set({ open: null }),
}))
