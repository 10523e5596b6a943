import { z } from 'zod'

const Verdict = z.enum(['reachable', 'offline'])

/** What we believe of an account's presence, and what we have begun to doubt (alerting rules R1, R2, R5). */
export const PresenceState = z.object({
  accountId: z.string(),
  /** The hard verdict; null while nothing was ever known. Staleness is judged from `lastGoodAt`, not kept here. */
  verdict: Verdict.nullable(),
  /** When the verdict became hard-true, epoch ms (the first sample of the run that proved it); null = so at first sight. */
  since: z.number().nullable(),
  /** Samples against the verdict, not yet enough. */
  pending: z
    .object({ verdict: Verdict, sampleTimes: z.array(z.number()).readonly(), needed: z.number() })
    .nullable(),
  /** Last values the service sent, lower-case; empty before the first. */
  availability: z.string(),
  activity: z.string(),
  /** Last sample that said reachable or offline, epoch ms. */
  lastGoodAt: z.number().nullable(),
  sequenceNumber: z.string().nullable(),
})
export type PresenceState = z.infer<typeof PresenceState>
