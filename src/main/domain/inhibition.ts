import type { Impact, Incident, IncidentId } from '../../shared/model/incident'
import {
  downKey,
  flappingKey,
  type OpenOf,
  presenceOutageKey,
  rolloutKey,
  siteKey,
  tenantParents,
} from './alert-facts'
import { isDeadline } from './credential-expiry'

/** The strongest open incident that mutes this one (alerting rule R9); null = it speaks for itself. */
export function parentOf(incident: Incident, keys: readonly string[], openOf: OpenOf): Incident | null {
  for (const key of keys) {
    const parent = key === incident.dedupKey ? null : openOf(key)
    if (parent) return parent
  }
  return null
}

/** What may mute an incident of which nothing is heard any more: mostly the reason why. */
export function silentParents({ tenantKey, site, model, roomId, type, params }: Incident): string[] {
  if (isDeadline({ type })) return []
  const isDown = type === 'roomOffline' || type === 'computeOffline'
  const isRoom = roomId !== null
  return [
    ...tenantParents(tenantKey),
    ...(isDown && params.confirmed !== 'device' ? [presenceOutageKey] : []),
    ...(isRoom && site !== null ? [siteKey(tenantKey, site)] : []),
    ...(isDown && model !== null ? [rolloutKey(tenantKey, model)] : []),
    ...(isDown && isRoom ? [flappingKey(tenantKey, roomId)] : []),
    ...(isRoom && !isDown && type !== 'flapping' ? [downKey(tenantKey, roomId)] : []),
  ]
}

/** For each parent the meeting of its children that matters most: a VIP's, then the next one. */
export function bestImpact(incidents: Iterable<Incident>): Map<IncidentId, Impact> {
  const best = new Map<IncidentId, Impact>()
  for (const { parentId, impact, state } of incidents) {
    if (parentId === null || impact === null || state === 'resolved') continue
    best.set(parentId, worseImpact(best.get(parentId) ?? null, impact) ?? impact)
  }
  return best
}

/** Of two meetings the one that matters more: a VIP's, then the earlier one. */
export function worseImpact(a: Impact | null, b: Impact | null): Impact | null {
  if (a === null || b === null) return a ?? b
  return (Number(b.isVip) - Number(a.isVip) || a.startsAt - b.startsAt) > 0 ? b : a
}
