import { z } from 'zod'

/** The console's voice; times are epoch ms. */
export const SoundState = z.object({
  /** Null, or past: it may be heard. */
  mutedUntil: z.number().nullable(),
  /** The last time there was something to hear. */
  rangAt: z.number().nullable(),
})
export type SoundState = z.infer<typeof SoundState>
