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

/** When whoever is next is told of what nobody takes on (alerting rule R18). */
export const RouteEscalation = z
  .object({
    secondMinutes: z.number().int().min(1).max(240),
    fallbackMinutes: z.number().int().min(2).max(480),
    /** Those told last are told again until somebody takes it on, so many times at most; null = never. */
    repeat: z
      .object({
        everyMinutes: z.number().int().min(5).max(240),
        times: z.number().int().min(1).max(20),
      })
      .nullable(),
    /** Low urgency never escalates (alerting rule R12). */
    of: z.enum(['critical', 'highUrgency']),
  })
  .refine(({ secondMinutes, fallbackMinutes }) => fallbackMinutes > secondMinutes, {
    path: ['fallbackMinutes'],
  })
export type RouteEscalation = z.infer<typeof RouteEscalation>

export const usualEscalation: RouteEscalation = {
  secondMinutes: 5,
  fallbackMinutes: 15,
  repeat: null,
  of: 'critical',
}

/** Who is told of what. Routes are read from the top; the first that matches ends it, unless it goes on. */
export const Route = z.object({
  routeId: z.string().min(1).max(40),
  name: z.string().trim().min(1).max(60),
  match: RouteMatch,
  channels: z.array(ChannelId),
  goesOn: z.boolean(),
  /** Of two consoles that watch the same, one sends; the other keeps quiet. */
  sender: z.enum(['thisConsole', 'anotherConsole']),
  /** Told first of what nobody takes on. */
  second: ChannelId.nullable(),
  /** Told after that. */
  fallback: ChannelId.nullable(),
  escalation: RouteEscalation.default(usualEscalation),
})
export type Route = z.infer<typeof Route>

export const defaultRouteId = 'default'

/**
 * How many consoles watch a tenant, as people said by their routes: a second one where another console sends for it. Graph does not
 * tell, and both ask it.
 */
export function countConsoles(
  routes: readonly Route[],
  { tenantKey, group }: { tenantKey: TenantKey; group: string | null },
): 1 | 2 {
  const isShared = routes.some(
    ({ sender, match }) =>
      sender === 'anotherConsole' &&
      (match.tenantKey === null || match.tenantKey === tenantKey) &&
      (match.group === null || match.group === group),
  )
  return isShared ? 2 : 1
}
