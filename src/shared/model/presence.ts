import { z } from 'zod'

/**
 * One account's presence at one moment. Both fields accept the union of Microsoft's two published lists,
 * lower-cased; `presenceunknown` and empty values say nothing, a word never heard of still says that someone is signed in.
 */
export const PresenceSample = z.object({
  /** Entra id, lower-case. */
  accountId: z.string(),
  availability: z.string(),
  activity: z.string(),
  /** Lexicographically sortable version stamp of the service; an older one is dropped. */
  sequenceNumber: z.string().nullable(),
})
export type PresenceSample = z.infer<typeof PresenceSample>

/** What the service answered of an account at one moment (epoch ms), kept because it differed from the answer before. */
export const PresenceAnswer = PresenceSample.pick({ availability: true, activity: true }).extend({
  at: z.number(),
})
export type PresenceAnswer = z.infer<typeof PresenceAnswer>
