import { z } from 'zod'
import { PollingProfile } from './tenant'

/** What a polling profile would ask of Microsoft, over the tenants it is chosen for. */
export const ProfileCost = z.object({
  profile: PollingProfile,
  presenceEveryMs: z.number(),
  /** Requests a minute, all these tenants together, and more while rooms are in doubt. */
  perMinute: z.number(),
  perMinuteInDoubt: z.number(),
  /** Of the limits Microsoft publishes per app and tenant, 0 to 1; of the tenant that uses most. */
  presenceShare: z.number(),
  teamsShare: z.number(),
})
export type ProfileCost = z.infer<typeof ProfileCost>
