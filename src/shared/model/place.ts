import { z } from 'zod'

/** A meeting room of Microsoft Places, its hierarchy flattened to labels. */
export const Place = z.object({
  /** `placeId`, the stable key; falls back to `id`, which may change. */
  placeId: z.string(),
  displayName: z.string().nullable(),
  /** Room mailbox address, lower-case. */
  mail: z.string().nullable(),
  building: z.string().nullable(),
  floor: z.string().nullable(),
  floorNumber: z.number().nullable(),
  city: z.string().nullable(),
  countryOrRegion: z.string().nullable(),
  capacity: z.number().nullable(),
  label: z.string().nullable(),
  phone: z.string().nullable(),
})
export type Place = z.infer<typeof Place>
