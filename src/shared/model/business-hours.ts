import { z } from 'zod'

/** `08:00`, by somebody's clock. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** Working hours by a zone's own clock, so that they hold when it changes for daylight saving. */
export const BusinessHours = z.object({
  /** IANA name. */
  zone: z.string().min(1).max(60),
  /** 1 = Monday ... 7 = Sunday. */
  days: z.array(z.number().int().min(1).max(7)).min(1),
  /** `08:00`; included. */
  from: TimeOfDay,
  /** `18:00`; not included. Not later than `from` means past midnight, on the following day. */
  until: TimeOfDay,
})
export type BusinessHours = z.infer<typeof BusinessHours>
