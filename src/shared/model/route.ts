import { z } from 'zod'
import { BusinessHours } from './business-hours'
import { ChannelId } from './channel'
import { Urgency } from './incident'
import { TenantKey } from './tenant'

/** What a route is for; null = any. Low urgency is told only by routes that say so (alerting rule R12). */
const RouteMatch = z.object({
  group: z.string().nullable(),
  tenantKey: TenantKey.nullable(),
  site: z.string().nullable(),
  urgency: Urgency,
  /** Within these hours, or outside of them; null = always. */
  hours: BusinessHours.extend({ isWithin: z.boolean() }).nullable(),
})

/** Who is told of what. Routes are read from the top; the first that matches ends it, unless it goes on. */
export const Route = z.object({
  routeId: z.string().min(1).max(40),
  name: z.string().trim().min(1).max(60),
  match: RouteMatch,
  channels: z.array(ChannelId),
  goesOn: z.boolean(),
  /** Of two consoles that watch the same, one sends; the other keeps quiet. */
  sender: z.enum(['thisConsole', 'anotherConsole']),
  /** Told five minutes after an unacknowledged critical (alerting rule R18). */
  second: ChannelId.nullable(),
  /** Told fifteen minutes after. */
  fallback: ChannelId.nullable(),
})
export type Route = z.infer<typeof Route>

export const defaultRouteId = 'default'
