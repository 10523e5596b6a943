import { type Channel, type ChannelId, desktopChannelId, soundChannelId } from '../../shared/model/channel'
import type { Incident, IncidentType } from '../../shared/model/incident'
import { defaultRouteId, type Route, type RouteEscalation, usualEscalation } from '../../shared/model/route'
import type { TenantKey } from '../../shared/model/tenant'
import { isWithinHours } from './business-hours'

/** What routes go by. */
export type RoutedIncident = Pick<Incident, 'tenantKey' | 'site' | 'urgency' | 'type'>

/** Of low urgency, and yet what many would call about: told once, without a sound (decision 0032). */
const noticeTypes: ReadonlySet<IncidentType> = new Set(['rollout'])

/** Is an incident one that people hear of once although it is of low urgency? */
export function isNotice({ type, urgency }: Pick<Incident, 'type' | 'urgency'>): boolean {
  return urgency === 'low' && noticeTypes.has(type)
}

/** Where an incident goes: the routes that matched, and everything they name. */
export interface RouteChoice {
  routes: readonly Route[]
  channels: readonly ChannelId[]
  /** The first escalation channels that a matching route names, and the times of the first route that names any (R18). */
  second: ChannelId | null
  fallback: ChannelId | null
  escalation: RouteEscalation
}

/** Matches every high one that no other route ended: the desktop and its sound. */
const defaultRoute: Route = {
  routeId: defaultRouteId,
  name: 'Everything else',
  match: { group: null, tenantKey: null, site: null, urgency: 'high', hours: null },
  channels: [desktopChannelId, soundChannelId],
  goesOn: false,
  sender: 'thisConsole',
  second: null,
  fallback: null,
  escalation: usualEscalation,
}

/** Routes in order with the default as the last one, whose conditions are not for changing. */
export function completeRoutes(routes: readonly Route[]): Route[] {
  const ownDefault = routes.find(({ routeId }) => routeId === defaultRouteId)
  return [
    ...routes.filter(({ routeId }) => routeId !== defaultRouteId),
    { ...(ownDefault ?? defaultRoute), match: defaultRoute.match, goesOn: false },
  ]
}

/**
 * Reads the routes from the top: the first that matches ends it unless it goes on. A route that another console sends for
 * matches like any other and names no channel. A notice that no route is for goes to the desktop.
 */
export function chooseRoute(
  incident: RoutedIncident,
  routes: readonly Route[],
  channels: readonly Channel[],
  group: string | null,
  at: number,
): RouteChoice {
  const isOn = new Set(channels.filter((channel) => channel.isOn).map(({ channelId }) => channelId))
  const matching: Route[] = []
  for (const route of routes) {
    if (!matches(route, incident, group, at)) continue
    matching.push(route)
    if (!route.goesOn) break
  }
  const ours = matching.filter(({ sender }) => sender === 'thisConsole')
  const usable = (channelId: ChannelId | null) => channelId !== null && isOn.has(channelId)
  const named = ours.flatMap((route) => route.channels)
  const isForDesktop = matching.length === 0 && isNotice(incident)
  return {
    routes: matching,
    channels: [...new Set(isForDesktop ? [desktopChannelId] : named)].filter(usable),
    second: ours.find(({ second }) => usable(second))?.second ?? null,
    fallback: ours.find(({ fallback }) => usable(fallback))?.fallback ?? null,
    escalation:
      ours.find(({ second, fallback }) => usable(second) || usable(fallback))?.escalation ?? usualEscalation,
  }
}

/**
 * The times by which incidents escalate at `at`. Many share a tenant and a site, and hours of a route cost a look at a clock: each
 * place is worked out once.
 */
export function escalationTimes(
  routes: readonly Route[],
  channels: readonly Channel[],
  groupOf: (tenantKey: TenantKey) => string | null,
  at: number,
): (incident: RoutedIncident) => RouteEscalation {
  const known = new Map<string, RouteEscalation>()
  return (incident) => {
    const { tenantKey, urgency, site } = incident
    const key = `${tenantKey} ${urgency} ${site}`
    const times = known.get(key) ?? chooseRoute(incident, routes, channels, groupOf(tenantKey), at).escalation
    known.set(key, times)
    return times
  }
}

function matches({ match }: Route, incident: RoutedIncident, group: string | null, at: number): boolean {
  return (
    match.urgency === incident.urgency &&
    (match.tenantKey === null || match.tenantKey === incident.tenantKey) &&
    (match.group === null || match.group === group) &&
    (match.site === null || match.site === incident.site) &&
    (match.hours === null || isWithinHours(match.hours, at) === match.hours.isWithin)
  )
}
