import { z } from 'zod'

const Spread = z.object({ medianMs: z.number(), p95Ms: z.number() })
export type Spread = z.infer<typeof Spread>

/** A delay whose beginning is only known to lie between two samples: at least from the first bad one, at most from the last good one. */
const DelayRange = z.object({ atLeast: Spread, atMost: Spread })
export type DelayRange = z.infer<typeof DelayRange>

/** How fast a tenant's offline rooms were found, from its stored incidents. */
export const DetectionLatency = z.object({
  /** Incidents opened after this count, epoch ms. */
  since: z.number(),
  /** How many of them could be measured. */
  measured: z.number().int(),
  /** Left out: nobody watched while the room went. */
  unwatched: z.number().int(),
  /** Until it was believed; null = nothing was measured. */
  believed: DelayRange.nullable(),
  /** Of the measured ones, how many somebody was told of. */
  toldCount: z.number().int(),
  /** Until somebody was told; null = nobody was told of any. */
  told: DelayRange.nullable(),
})
export type DetectionLatency = z.infer<typeof DetectionLatency>
