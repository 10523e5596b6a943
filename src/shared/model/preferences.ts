import { z } from 'zod'

/** What the window remembers between runs. */
export const Preferences = z.object({
  theme: z.enum(['system', 'dark', 'light', 'highContrast']),
  density: z.enum(['comfortable', 'compact', 'dots']),
  grouping: z.enum(['site', 'state', 'model']),
})
export type Preferences = z.infer<typeof Preferences>

export const defaultPreferences: Preferences = { theme: 'dark', density: 'comfortable', grouping: 'site' }
