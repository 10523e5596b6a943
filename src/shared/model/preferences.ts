import { z } from 'zod'

/** What the window remembers between runs. */
export const Preferences = z.object({
  theme: z.enum(['system', 'dark', 'light', 'highContrast']),
  density: z.enum(['comfortable', 'compact', 'dots']),
  grouping: z.enum(['site', 'state', 'model']),
  /** How long a shift lasts, for the handover note. */
  shiftHours: z.number().int().min(1).max(24).default(8),
})
export type Preferences = z.infer<typeof Preferences>

export const defaultPreferences: Preferences = {
  theme: 'dark',
  density: 'comfortable',
  grouping: 'site',
  shiftHours: 8,
}
