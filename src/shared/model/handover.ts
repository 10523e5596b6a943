import { z } from 'zod'
import { IncidentSummary, Silence } from './incident'
import { ListedMaintenance } from './maintenance'

/** Something that ends by itself during the next shift. */
export const Expiring = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('acknowledgement'), at: z.number(), incident: IncidentSummary }),
  z.object({ kind: z.literal('snooze'), at: z.number(), incident: IncidentSummary }),
  z.object({ kind: z.literal('silence'), at: z.number(), silence: Silence }),
  z.object({ kind: z.literal('maintenanceBegins'), at: z.number(), window: ListedMaintenance }),
  z.object({ kind: z.literal('maintenanceEnds'), at: z.number(), window: ListedMaintenance }),
])
export type Expiring = z.infer<typeof Expiring>

/** What one shift tells the next. Times are epoch ms. */
export const HandoverNote = z.object({
  at: z.number(),
  shiftHours: z.number(),
  /** Open and heard, the worst first. */
  open: z.array(IncidentSummary),
  /** Taken on, with what the owner wrote. */
  acknowledged: z.array(z.object({ incident: IncidentSummary, reason: z.string().nullable() })),
  /** What ends or begins by itself during the next shift, the soonest first. */
  expiring: z.array(Expiring),
  /** Not over, and nobody is told of it. */
  muted: z.array(IncidentSummary),
  /** Of the shift that ends: how many incidents began, and which are over. */
  begun: z.number(),
  resolved: z.array(IncidentSummary),
})
export type HandoverNote = z.infer<typeof HandoverNote>
