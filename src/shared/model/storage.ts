import { z } from 'zod'

/** How long history is kept: 13 months, rounded up to whole days. */
export const historyDays = 400

/** What the console keeps on this computer takes up. */
export const Storage = z.object({
  /** Of the data file with what is not worked into it yet; null when it cannot be looked at. */
  sizeBytes: z.number().int().nullable(),
})
export type Storage = z.infer<typeof Storage>
