import { z } from 'zod'
import { SilenceMatcher } from './incident'

const hourMs = 60 * 60_000
const mostHours = 90 * 24
/** No silence lasts longer, ms (alerting rule R16). */
export const longestSilenceMs = mostHours * hourMs

/** When: from now on for some hours, or between two moments (epoch ms). */
export const SilenceTime = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('for'), hours: z.number().int().min(1).max(mostHours) }),
  z
    .object({ kind: z.literal('between'), startsAt: z.number(), endsAt: z.number() })
    .refine(({ startsAt, endsAt }) => endsAt > startsAt && endsAt - startsAt <= longestSilenceMs),
])

/** A silence as somebody asks for it (alerting rule R17). */
export const SilenceOrder = z.object({
  matcher: SilenceMatcher,
  when: SilenceTime,
  comment: z.string().trim().min(1).max(2_000),
})
export type SilenceOrder = z.infer<typeof SilenceOrder>
